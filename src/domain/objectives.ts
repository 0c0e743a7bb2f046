import { STRANDS, STRAND_WORDS } from './action.ts';
import type { StandingItemFigures } from './standing-item.ts';
import { localProfileWords, profileWords } from './standing-item-tables.ts';

/** One of the partnership's objectives, and what the figures say of it. */
export interface ObjectiveLine {
  readonly objective: string;
  readonly evidence: string;
}

/**
 * The four objectives of a partnership against serious and organised crime, as the council's report of 12 June 2018 sets
 * them out, without the names of its area, each with what is known of it.
 */
export function objectiveLines(figures: StandingItemFigures): readonly ObjectiveLine[] {
  return [
    {
      objective: 'Identify and research the threat that serious and organised crime poses to local communities',
      evidence: threatWords(figures),
    },
    {
      objective: 'Document the threat in a local profile that can be shared',
      evidence: localProfileWords(figures) ?? 'Not counted',
    },
    {
      objective: 'Base the assessment of people, groups and places on partnership profiles',
      evidence: profileWords(figures),
    },
    {
      objective: 'Use all available civil, criminal and legal powers for enforcement, disruption and safeguarding',
      evidence: powerWords(figures),
    },
  ];
}

function threatWords({ threats }: StandingItemFigures): string {
  if (threats === undefined) return 'Not counted';
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
