import { addDays, type IsoDate } from '../calendar/dates.ts';
import type { Level, Span } from './inference.ts';
import { isSmall, withholdSmall, type PeopleCell, type PeopleCount, type ToldBefore } from './withhold.ts';

/** Nominals of one kind: how many were opened and closed since either meeting, and how many are open. */
export interface NominalCounts<Count> {
  readonly open: Count;
  readonly sinceBoard: OpenedAndClosed<Count>;
  readonly sinceMeeting: OpenedAndClosed<Count>;
}

interface OpenedAndClosed<Count> {
  readonly opened: Count;
  readonly closed: Count;
}

/** The days of the two clocks: each begins on its own, and both end with the day of the data. */
export interface Days {
  readonly board: IsoDate;
  readonly meeting: IsoDate;
  readonly dataAsAt: IsoDate;
}

/** What was published of one kind by one version of a standing item. */
export interface NominalsTold {
  readonly days: Days;
  readonly counts: NominalCounts<PeopleCount>;
}

type Cell<Count> = Span & { readonly series: string; readonly value: Count };

/** The counts of a kind of people as they may be published; `before` has the newest first. */
export function publishableNominals(
  days: Days,
  counts: NominalCounts<number>,
  before: readonly NominalsTold[],
): NominalCounts<PeopleCount> {
  const boundaries = [...new Set([days, ...before.map((told) => told.days)].flatMap(boundariesOf))].sort();
  const periods = boundaries.flatMap((from, index) =>
    boundaries
      .slice(index + 1)
      .flatMap((to) => [opened, closed].map((level) => ({ from: level(from), to: level(to) }))),
  );
  const stocks = boundaries.map((day) => ({ from: closed(day), to: opened(day) }));
  const cellsBefore = before.flatMap((told): readonly ToldBefore[] => cellsOf(told.days, told.counts));
  const [open, ...flows] = withholdSmall({
    cells: withConditions(cellsOf(days, counts), days, counts, cellsBefore),
    before: cellsBefore,
    levels: boundaries.flatMap((day) => [opened(day), closed(day)]),
    rising: [...periods, ...stocks],
    between: [...periods, ...stocks],
  });
  const [longOpened, longClosed, shortOpened, shortClosed] = flows;
  const long = { opened: longOpened ?? 'withheld', closed: longClosed ?? 'withheld' };
  const short = { opened: shortOpened ?? 'withheld', closed: shortClosed ?? 'withheld' };
  return {
    open: open ?? 'withheld',
    ...(isBoardFirst(days) ? { sinceBoard: long, sinceMeeting: short } : { sinceBoard: short, sinceMeeting: long }),
  };
}

/** How many are open, then the longer of the two periods, then the shorter, which is a part of it. */
function cellsOf<Count>(days: Days, counts: NominalCounts<Count>): readonly Cell<Count>[] {
  const end = addDays(days.dataAsAt, 1);
  const { long, short } = byLength(days, counts);
  return [
    { from: closed(end), to: opened(end), series: 'open', value: counts.open },
    ...[long, short].flatMap(({ since, count }) => [
      { from: opened(since), to: opened(end), series: `opened since ${since}`, value: count.opened },
      { from: closed(since), to: closed(end), series: `closed since ${since}`, value: count.closed },
    ]),
  ];
}

/**
 * Opened is published only where at least five others are open: then at least five were open when the period began,
 * however many have been closed. The shorter period is a part of the longer: it is published only where what the longer
 * counts besides is no small count either. And what was withheld of a period is withheld of a longer one that begins on
 * the same day: it would be known to be a small part of it.
 */
function withConditions(
  cells: readonly Cell<number>[],
  days: Days,
  counts: NominalCounts<number>,
  before: readonly ToldBefore[],
): readonly PeopleCell[] {
  const { long, short } = byLength(days, counts);
  const isOnePeriod = long.since === short.since;
  const isTold = (count: PeopleCount | undefined): boolean => count !== undefined && count !== 'withheld';
  const conditions: readonly PeopleCell['mayStandBeside'][] = [
    () => true,
    ([open]) => isTold(open) && !isSmall(counts.open - long.count.opened),
    () => true,
    ([, opened]) => isTold(opened) && (isOnePeriod || !isSmall(long.count.opened - short.count.opened)),
    ([, , closed]) => isTold(closed) && (isOnePeriod || !isSmall(long.count.closed - short.count.closed)),
  ];
  const wasWithheld = ({ from, series }: Cell<number>): boolean =>
    before.some((told) => told.series === series && told.from === from && told.value === 'withheld');
  return cells.map((cell, index) => ({
    ...cell,
    mayStandBeside: (told) => conditions[index]?.(told) === true && (index === 0 || !wasWithheld(cell)),
  }));
}

function byLength<Count>(days: Days, counts: NominalCounts<Count>) {
  const board = { since: days.board, count: counts.sinceBoard };
  const meeting = { since: days.meeting, count: counts.sinceMeeting };
  return isBoardFirst(days) ? { long: board, short: meeting } : { long: meeting, short: board };
}

function isBoardFirst({ board, meeting }: Days): boolean {
  return board <= meeting;
}

/** A day here is its beginning: the data of a day are up to the beginning of the next. */
function boundariesOf({ board, meeting, dataAsAt }: Days): readonly IsoDate[] {
  return [board, meeting, addDays(dataAsAt, 1)];
}

function opened(day: IsoDate): Level {
  return `opened@${day}`;
}

function closed(day: IsoDate): Level {
  return `closed@${day}`;
}
