import type { IsoDate } from '../calendar/dates.ts';
import type { Level, Span } from './inference.ts';
import { isSmallDifference, withholdSmall, type PeopleCell, type PeopleCount } from './withhold.ts';

/** The people of one programme so far: those who completed it had started it, and those who started had been referred. */
export interface ProgrammeCounts<Count> {
  readonly referred: Count;
  readonly started: Count;
  readonly completed: Count;
}

/** What was published of one programme by one version of a standing item. */
export interface ProgrammeTold {
  readonly dataAsAt: IsoDate;
  readonly counts: ProgrammeCounts<PeopleCount>;
}

const NOBODY: Level = 'nobody';
const MEASURES = ['referred', 'started', 'completed'] as const;

/**
 * A programme's counts as they may be published; `before` has the newest first. Neither who did not start nor who did
 * not complete may be counted by subtraction.
 */
export function publishableProgramme(
  dataAsAt: IsoDate,
  counts: ProgrammeCounts<number>,
  before: readonly ProgrammeTold[],
): ProgrammeCounts<PeopleCount> {
  const dates = [...new Set([dataAsAt, ...before.map((told) => told.dataAsAt)])].sort();
  const funnels = dates.flatMap(funnel);
  const overTime = MEASURES.flatMap((measure) =>
    dates.flatMap((from, index) =>
      dates.slice(index + 1).map((to) => ({ from: level(measure, from), to: level(measure, to) })),
    ),
  );
  const [referred, started, completed] = withholdSmall({
    cells: withConditions(cellsOf(dataAsAt, counts), counts),
    before: before.flatMap((told) => cellsOf(told.dataAsAt, told.counts)),
    levels: [NOBODY, ...dates.flatMap((date) => MEASURES.map((measure) => level(measure, date)))],
    rising: [
      ...dates.flatMap((date) => MEASURES.map((measure) => ({ from: NOBODY, to: level(measure, date) }))),
      ...funnels,
      ...overTime,
    ],
    between: [...funnels, ...overTime],
  });
  return { referred: referred ?? 'withheld', started: started ?? 'withheld', completed: completed ?? 'withheld' };
}

type Cell<Count> = Span & { readonly series: string; readonly value: Count };

/** Each is a part of the one before: neither it nor the other part may be a small count. */
function withConditions(cells: readonly Cell<number>[], counts: ProgrammeCounts<number>): readonly PeopleCell[] {
  const isTold = (count: PeopleCount | undefined): boolean => count !== undefined && count !== 'withheld';
  const { referred, started, completed } = counts;
  const conditions: readonly PeopleCell['mayStandBeside'][] = [
    () => true,
    ([referredTold]) => isTold(referredTold) && !isSmallDifference(referred - started),
    ([referredTold, startedTold]) =>
      isTold(referredTold) &&
      !isSmallDifference(referred - completed) &&
      (!isTold(startedTold) || !isSmallDifference(started - completed)),
  ];
  return cells.map((cell, index) => ({ ...cell, mayStandBeside: conditions[index] ?? (() => false) }));
}

function cellsOf<Count>(date: IsoDate, counts: ProgrammeCounts<Count>): readonly Cell<Count>[] {
  return MEASURES.map((series) => ({ from: NOBODY, to: level(series, date), series, value: counts[series] }));
}

/** Who was referred and did not start, who started and did not complete, and both together. */
function funnel(date: IsoDate): readonly Span[] {
  return [
    { from: level('started', date), to: level('referred', date) },
    { from: level('completed', date), to: level('started', date) },
    { from: level('completed', date), to: level('referred', date) },
  ];
}

function level(measure: (typeof MEASURES)[number], date: IsoDate): Level {
  return `${measure}@${date}`;
}
