import type { IsoDate } from '../calendar/dates.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** What is counted of a prevention programme: people, and sessions. Never who they are. */
export const PROGRAMME_COUNTS = ['referred', 'started', 'completed', 'sessionsPlanned', 'sessionsDelivered'] as const;
export type ProgrammeCount = (typeof PROGRAMME_COUNTS)[number];

/** Null: not known yet. */
export type ProgrammeFigures = Readonly<Record<ProgrammeCount, number | null>>;

/** A prevention programme (RNR and its like): aggregates only. */
export interface Programme extends ProgrammeFigures {
  readonly id: number;
  /** Its place among the partnership's programmes, in the order in which they came; the standing item says it too. */
  readonly number: number;
  readonly name: string;
  readonly venue: string;
  /** The agencies that deliver it, as typed. */
  readonly partners: readonly string[];
  readonly starts: IsoDate | null;
  readonly weeks: number | null;
}

export type NewProgramme = Pick<Programme, 'name' | 'venue' | 'partners' | 'starts' | 'weeks' | 'sessionsPlanned'>;

/** What somebody reports of one count: what it is now, or by how much it has grown. */
export interface ReportedCount {
  readonly count: ProgrammeCount;
  readonly value: number;
  readonly isMore: boolean;
}

export const COUNT_WORDS: Readonly<Record<ProgrammeCount, string>> = {
  referred: 'referred',
  started: 'started',
  completed: 'completed',
  sessionsPlanned: 'sessions planned',
  sessionsDelivered: 'sessions delivered',
};

export const COUNT_LIMIT = 9999;

/** The figures once what was reported is in them; or why they cannot be: nobody completes who has not started. */
export function reportedFigures(
  before: ProgrammeFigures,
  reported: readonly ReportedCount[],
): ProgrammeFigures | Refusal {
  const { referred, started, completed, sessionsPlanned, sessionsDelivered } = before;
  const figures: Record<ProgrammeCount, number | null> = {
    ...{ referred, started, completed, sessionsPlanned, sessionsDelivered },
  };
  for (const { count, value, isMore } of reported) figures[count] = isMore ? (figures[count] ?? 0) + value : value;
  const large = PROGRAMME_COUNTS.find((count) => (figures[count] ?? 0) > COUNT_LIMIT);
  if (large !== undefined) {
    return refusal(
      'not understood',
      `${String(figures[large])} ${COUNT_WORDS[large]} is more than can be. Nothing was changed.`,
    );
  }
  return tooMany(figures, 'started', 'referred') ?? tooMany(figures, 'completed', 'started') ?? figures;
}

function tooMany(
  figures: ProgrammeFigures,
  part: 'started' | 'completed',
  whole: 'referred' | 'started',
): Refusal | null {
  const [few, many] = [figures[part], figures[whole]];
  if (few === null || many === null || few <= many) return null;
  const says = `${String(few)} ${COUNT_WORDS[part]} is more than ${String(many)} ${COUNT_WORDS[whole]}.`;
  return refusal('not understood', `${says} Nothing was changed. Give both figures in one message.`);
}

/** The programmes that somebody's words mean: a number, or words that all stand in its name or venue. */
export function programmesMeant(programmes: readonly Programme[], words: string): readonly Programme[] {
  const number = /^(?:programme|program|project|no\.?|number)?\s*(\d{1,3})$/iu.exec(words.trim())?.[1];
  if (number !== undefined) return programmes.filter((programme) => programme.number === Number(number));
  const asked = wordsOf(words).filter((word) => !LITTLE.has(word));
  if (asked.length === 0) return [];
  return programmes.filter(({ name, venue }) => {
    const known = new Set(wordsOf(`${name} ${venue}`));
    return asked.every((word) => known.has(word));
  });
}

const LITTLE = new Set(['the', 'at', 'in', 'of', 'for', 'on', 'programme', 'program', 'project', 'programmes']);

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
