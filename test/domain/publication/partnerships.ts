import { addDays, type IsoDate } from '../../../src/domain/calendar/dates.ts';
import {
  publishableNominals,
  type Days,
  type NominalCounts,
  type NominalsTold,
} from '../../../src/domain/publication/nominal-counts.ts';
import {
  publishableProgramme,
  type ProgrammeCounts,
  type ProgrammeTold,
} from '../../../src/domain/publication/programme-counts.ts';
import type { Possibility, Secret } from './attack.ts';

/** What happened to one kind of nominals: how many were open at first, and what came in each interval after. */
export interface Happened {
  readonly openAtFirst: number;
  readonly opened: readonly number[];
  readonly closed: readonly number[];
}

/** A hundred thousand partnerships have the same few days. */
function remembered(move: (day: IsoDate) => IsoDate): (day: IsoDate) => IsoDate {
  const known = new Map<IsoDate, IsoDate>();
  return (day) => {
    const found = known.get(day) ?? move(day);
    known.set(day, found);
    return found;
  };
}

const dayAfter = remembered((day) => addDays(day, 1));
const dayBefore = remembered((day) => addDays(day, -1));

/** The counts of a version; `cuts` are the days at which the intervals begin, and the day after the last. */
export function countsAt(days: Days, cuts: readonly IsoDate[], happened: Happened): NominalCounts<number> {
  const end = dayAfter(days.dataAsAt);
  const within = (counts: readonly number[], from: IsoDate | undefined): number =>
    counts.reduce((sum, count, index) => {
      const cut = cuts[index] ?? '';
      return cut < end && (from === undefined || cut >= from) ? sum + count : sum;
    }, 0);
  const since = (from: IsoDate) => ({ opened: within(happened.opened, from), closed: within(happened.closed, from) });
  const open = happened.openAtFirst + within(happened.opened, undefined) - within(happened.closed, undefined);
  return { open, sinceBoard: since(days.board), sinceMeeting: since(days.meeting) };
}

/** Publishes one version after the other, each beside those before it. */
export function publishedInTurn(
  versions: readonly Days[],
  counts: (days: Days) => NominalCounts<number>,
): readonly NominalsTold[] {
  return versions.reduce<readonly NominalsTold[]>(
    (before, days) => [{ days, counts: publishableNominals(days, counts(days), before) }, ...before],
    [],
  );
}

/** A partnership that there could be, with all that its versions would say; null where more close than are open. */
export function nominalsPossibility(
  versions: readonly Days[],
  cuts: readonly IsoDate[],
  happened: Happened,
): Omit<Possibility, 'isAtTheEdge'> | null {
  const open = [happened.openAtFirst];
  for (const [index, opened] of happened.opened.entries())
    open.push((open.at(-1) ?? 0) + opened - (happened.closed[index] ?? 0));
  if (open.some((count) => count < 0)) return null;
  const told = publishedInTurn(versions, (days) => countsAt(days, cuts, happened));
  const periods = cuts.flatMap((from, index) =>
    cuts.slice(index + 1).map((to) => ({ board: from, meeting: from, dataAsAt: dayBefore(to), to })),
  );
  return {
    told: told.flatMap(({ counts }) => listed(counts)),
    secrets: [
      ...versions.flatMap((days, version) =>
        listed(countsAt(days, cuts, happened)).map((count, index) =>
          secret(`count ${String(index)} of version ${String(version)}`, count, true),
        ),
      ),
      ...periods.flatMap((period) => {
        const { sinceBoard } = countsAt(period, cuts, happened);
        return (['opened', 'closed'] as const).map((what) =>
          secret(`${what} from ${period.board} to ${period.to}`, sinceBoard[what], false),
        );
      }),
      ...open.map((count, index) => secret(`open on ${cuts[index] ?? ''}`, count, false)),
    ],
  };
}

/** What the first paper says of a programme, as the second one finds it. */
export function firstPaper(counts: ProgrammeCounts<number>): ProgrammeTold {
  return { dataAsAt: '2026-10-01', counts: publishableProgramme('2026-10-01', counts, []) };
}

/** A programme at two dates, and what two papers would say of it. */
export function programmePossibility(
  first: ProgrammeCounts<number>,
  firstTold: ProgrammeTold,
  second: ProgrammeCounts<number>,
): Omit<Possibility, 'isAtTheEdge'> {
  const secondTold = publishableProgramme('2026-12-01', second, [firstTold]);
  const differences = [first, second].flatMap(({ referred, started, completed }, paper) => [
    secret(`not started in paper ${String(paper)}`, referred - started, false),
    secret(`started and not completed in paper ${String(paper)}`, started - completed, false),
    secret(`referred and not completed in paper ${String(paper)}`, referred - completed, false),
  ]);
  const since = (['referred', 'started', 'completed'] as const).map((what) =>
    secret(`${what} since the first paper`, second[what] - first[what], false),
  );
  const cells = [first, second].flatMap((counts, paper) =>
    Object.values<number>({ ...counts }).map((count, index) =>
      secret(`count ${String(index)} of paper ${String(paper)}`, count, true),
    ),
  );
  return {
    told: [firstTold.counts, secondTold].flatMap(({ referred, started, completed }) => [referred, started, completed]),
    secrets: [...cells, ...differences, ...since],
  };
}

function listed<Count>({ open, sinceBoard, sinceMeeting }: NominalCounts<Count>): readonly Count[] {
  return [open, sinceBoard.opened, sinceBoard.closed, sinceMeeting.opened, sinceMeeting.closed];
}

function secret(name: string, count: number, isCell: boolean): Secret {
  return { name, count, isCell };
}
