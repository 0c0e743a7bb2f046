import { STRANDS, STRAND_WORDS } from '../actions/action.ts';
import type { StandingItemFigures } from './standing-item.ts';
import { localProfileWords, profileWords } from './tables.ts';

/** One of the four objectives by what it is about, and what the figures say of it. */
export interface ObjectiveLine {
  readonly about: string;
  readonly evidence: string;
}

/**
 * What the figures say of the four objectives that the council's report of 12 June 2018 sets out: research the threat,
 * document it, assess by profiles, use all powers. What they are called is the partnership's own (committee.ts).
 */
export function objectiveLines(figures: StandingItemFigures): readonly ObjectiveLine[] {
  return [
    { about: 'Threats researched', evidence: threatWords(figures) },
    { about: 'Local profile', evidence: localProfileWords(figures) ?? 'Not counted in this version' },
    { about: 'Partnership profiles', evidence: profileWords(figures) },
    { about: 'Powers used', evidence: powerWords(figures) },
  ];
}

function threatWords({ threats }: StandingItemFigures): string {
  if (threats === undefined) return 'Not counted in this version';
  if (threats.length === 0) return 'No threat has been assessed yet';
  const count = (of: (threat: NonNullable<StandingItemFigures['threats']>[number]) => boolean) =>
    String(threats.filter(of).length);
  return `${String(threats.length)} assessed: ${count(({ level }) => level === 'high')} high, ${count(({ trend }) => trend === 'rising')} rising`;
}

function powerWords({ strands, powersInUse }: StandingItemFigures): string {
  const open = STRANDS.map((strand) => `${STRAND_WORDS[strand]} ${String(strands[strand])}`).join(', ');
  const used = powersInUse === undefined ? '' : `; different powers in use: ${String(powersInUse)}`;
  return `Open actions: ${open}${used}`;
}
