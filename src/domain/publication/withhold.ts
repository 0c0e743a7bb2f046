import { beforehand, learn, mostOf, type Knowledge, type Level, type Span } from './inference.ts';

/** Counts about people below this are not published (domain.md). */
const SMALLEST_PUBLISHED = 5;

/** A count about people as it is published. Why one is withheld is not said: the reason would tell how large it is. */
export type PeopleCount = number | 'withheld';

/** A count about people that may be published. */
export interface PeopleCell extends Span {
  readonly value: number;
  /** What it continues: two counts of one series are compared by whoever has both, whatever the days they are of. */
  readonly series: string;
  /** Whether it may stand beside the cells before it, as they are published. */
  readonly mayStandBeside: (told: readonly PeopleCount[]) => boolean;
}

/** A count about people that was published before, or was withheld. */
export interface ToldBefore extends Span {
  readonly series: string;
  readonly value: PeopleCount;
}

/** One family of counts that depend on each other: a kind of nominals, or a programme. */
export interface PeopleTable {
  /** In the order in which it is decided whether they are published. */
  readonly cells: readonly PeopleCell[];
  /** The newest first. */
  readonly before: readonly ToldBefore[];
  readonly levels: readonly Level[];
  /** What cannot be below what. */
  readonly rising: readonly Span[];
  /** Counts that are not published themselves, and must not follow from those that are where they are one to four. */
  readonly between: readonly Span[];
}

/**
 * Publishes what can be published, in order (docs/decisions/0034). A count is withheld
 * - where it is under five, nought included;
 * - where the cells before it forbid it (a part is published only beside another part that is no small count);
 * - where it differs by one to four from one of the same series that was published before;
 * - where a count under five would follow from it and from all that was ever published.
 */
export function withholdSmall(table: PeopleTable): readonly PeopleCount[] {
  const start = beforehand(table.levels, table.rising);
  // The log may have been put right since: then what was published before says nothing certain about what is now.
  let known = table.before.reduce(
    (knowledge, { value, ...span }) =>
      value === 'withheld' ? knowledge : (learn(knowledge, span, value) ?? knowledge),
    start,
  );
  return table.cells.reduce<readonly PeopleCount[]>((told, cell) => {
    const learnt = learn(known, cell, cell.value);
    const isWithheld =
      isSmall(cell.value) ||
      !cell.mayStandBeside(told) ||
      isNearOneBefore(cell, table.before) ||
      (learnt !== null && tellsSmallCount(known, learnt, table));
    if (isWithheld) return [...told, 'withheld'];
    known = learnt ?? known;
    return [...told, cell.value];
  }, []);
}

/** Under five, and not published: as the count of a paper. */
export function isSmall(count: number): boolean {
  return count < SMALLEST_PUBLISHED;
}

/** A difference that must not be told. That nobody is in it may: there is nobody whom it would be about. */
export function isSmallDifference(count: number): boolean {
  return count !== 0 && Math.abs(count) < SMALLEST_PUBLISHED;
}

function isNearOneBefore(cell: PeopleCell, before: readonly ToldBefore[]): boolean {
  return before.some(
    ({ series, value }) => series === cell.series && value !== 'withheld' && isSmallDifference(cell.value - value),
  );
}

/** Whether somebody who learns more can say of a count that it is under five, and could not, or not so well, before. */
function tellsSmallCount(before: Knowledge, after: Knowledge, table: PeopleTable): boolean {
  const isTold = (span: Span): boolean => isSmall(mostOf(after, span)) && mostOf(after, span) < mostOf(before, span);
  const withheld = table.before.filter(({ value }) => value === 'withheld');
  return (
    [...table.cells, ...withheld].some(isTold) || table.between.some((span) => isTold(span) && mostOf(after, span) > 0)
  );
}
