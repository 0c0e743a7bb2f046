import { shift } from '../../domain/calendar/uk-calendar.ts';
import { TODAY } from '../../support/builders.ts';

/*
 * A partnership made up from a seed, as the rows of its workbook and nothing else: whoever counts it counts these. All
 * that is worth a mistake is in it: every status and strand, actions without an owner, an agency or a date, ends with
 * and without their day, meetings that were cancelled, and the days on which a period begins and ends.
 */

export type Day = string;

export interface ActionRow {
  readonly ref: string;
  readonly nominal: string | null;
  readonly strand: string | null;
  readonly owner: string | null;
  readonly agency: string | null;
  readonly raised: Day | null;
  readonly due: Day | null;
  readonly status: string;
  readonly updated: Day | null;
  readonly completed: Day | null;
}

export interface NominalRow {
  readonly ref: string;
  readonly kind: string;
  readonly status: 'open' | 'closed';
  readonly opened: Day | null;
  readonly closed: Day | null;
}

export interface MeetingRow {
  readonly kind: 'partnership' | 'board';
  readonly day: Day;
  readonly status: 'held' | 'planned' | 'cancelled';
}

export interface ProfileRow {
  readonly ref: string;
  readonly received: Day | null;
  readonly accepted: Day | null;
  readonly reviewBy: Day | null;
}

export interface ProgrammeRow {
  readonly name: string;
  readonly planned: number | null;
  readonly delivered: number | null;
  readonly referred: number | null;
  readonly started: number | null;
  readonly completed: number | null;
}

export interface MadeUp {
  readonly today: Day;
  readonly agencies: readonly string[];
  readonly members: readonly { readonly email: string; readonly agency: string }[];
  readonly actions: readonly ActionRow[];
  readonly nominals: readonly NominalRow[];
  readonly meetings: readonly MeetingRow[];
  readonly profiles: readonly ProfileRow[];
  readonly programmes: readonly ProgrammeRow[];
}

export interface Shape {
  readonly seed: number;
  readonly today?: Day;
  readonly actions?: number;
  readonly agencies?: readonly string[];
  readonly meetings?: 'many' | 'one' | 'none';
}

const AGENCIES = ['Housing', 'Police', 'Fire and Rescue', "Children's Services", 'Probation'];
const KINDS = { individual: 'N', child: 'C', ocg: 'G', usg: 'U', location: 'L' };
const OPEN = ['Proposed', 'Accepted', 'In progress', 'open', 'BLOCKED'];
const ENDED = ['Completed', 'completed', 'Not done', 'Circumstances changed', 'Cancelled'];

export function makeUp({ seed, today = TODAY, actions = 250, agencies = AGENCIES, meetings = 'many' }: Shape): MadeUp {
  const { int, pick, chance } = randomFrom(seed);
  const members = agencies.flatMap((agency, at) =>
    [1, 2].map((n) => ({ email: `person${String(at * 2 + n)}@example.org`, agency })),
  );
  const before = (least: number, most: number): Day => shift(today, -int(least, most));
  const met = meetingsOf(today, meetings, pick);
  // Many things happen on the day of a meeting: it is the edge of a period.
  const dayBefore = (least: number, most: number): Day => {
    const held = met
      .filter(({ day, status }) => status === 'held' && day <= shift(today, -least))
      .map(({ day }) => day);
    return held.length > 0 && chance(0.15) ? pick(held) : before(least, most);
  };
  const nominals = Object.entries(KINDS).flatMap(([kind, letter]) =>
    Array.from({ length: kind === 'individual' ? int(30, 60) : int(1, 14) }, (_, at): NominalRow => {
      const opened = chance(0.1) ? null : dayBefore(0, 500);
      const isClosed = chance(0.3);
      const closed = !isClosed || chance(0.15) ? null : latest(opened ?? '2020-01-01', dayBefore(0, 300));
      const ref = `${letter}-${String(at + 1).padStart(4, '0')}`;
      return { ref, kind, status: isClosed ? 'closed' : 'open', opened, closed };
    }),
  );
  return {
    ...{ today, agencies, members, nominals, meetings: met },
    actions: Array.from({ length: actions }, (_, at): ActionRow => {
      const kind = pick(['open', 'open', 'awaiting', 'ended', 'ended']);
      const raised = chance(0.08) ? null : dayBefore(0, 420);
      const due = chance(0.08) ? null : latest(raised ?? '2020-01-01', shift(today, int(-120, 60)));
      const since = raised ?? '2025-10-01';
      const status = kind === 'open' ? pick(OPEN) : kind === 'awaiting' ? 'Awaiting confirmation' : pick(ENDED);
      const completed =
        kind === 'open' || chance(kind === 'awaiting' ? 0.5 : 0.2) ? null : latest(since, dayBefore(0, 200));
      const updated = chance(0.3) ? null : latest(since, dayBefore(0, 150));
      return {
        ref: `A-${String(at + 1).padStart(4, '0')}`,
        nominal: chance(0.3) ? null : pick(nominals).ref,
        strand: chance(0.1) ? null : pick(['pursue', 'pursue', 'pursue', 'prevent', 'Protect', 'prepare']),
        owner: chance(0.1) ? null : pick(members).email,
        agency: chance(0.3) ? null : pick(agencies),
        ...{ raised, due, status, updated, completed },
      };
    }),
    profiles: Array.from({ length: int(3, 9) }, (_, at) => {
      const received = chance(0.3) ? null : before(0, 200);
      return {
        ref: `P-${String(at + 1).padStart(4, '0')}`,
        received,
        accepted: received === null || chance(0.3) ? null : received,
        reviewBy: chance(0.2) ? null : shift(today, int(-60, 60)),
      };
    }),
    programmes: ['RNR one', 'RNR two', 'RNR three'].map((name): ProgrammeRow => {
      const referred = int(0, 30);
      const started = int(0, referred);
      const unknown = chance(0.2);
      return {
        name,
        ...{ planned: chance(0.2) ? null : 12, delivered: chance(0.2) ? null : int(0, 12) },
        referred: unknown ? null : referred,
        started: unknown ? null : started,
        completed: unknown ? null : int(0, started),
      };
    }),
  };
}

function meetingsOf(today: Day, which: Shape['meetings'], pick: <T>(from: readonly T[]) => T): readonly MeetingRow[] {
  if (which === 'none') return [];
  const gap = pick([55, 60, 63]);
  const partnership = Array.from({ length: 9 }, (_, at): MeetingRow => {
    return { kind: 'partnership', day: shift(today, -20 - gap * at), status: at === 3 ? 'cancelled' : 'held' };
  });
  const board = Array.from({ length: 4 }, (_, at): MeetingRow => {
    return { kind: 'board', day: shift(today, -pick([35, 48]) - 91 * at), status: 'held' };
  });
  const coming: readonly MeetingRow[] = [
    { kind: 'partnership', day: shift(today, gap - 20), status: 'planned' },
    { kind: 'board', day: shift(today, 56), status: 'planned' },
  ];
  return which === 'one' ? partnership.slice(0, 1) : [...partnership, ...board, ...coming];
}

function latest(...days: readonly Day[]): Day {
  return days.toSorted().at(-1) ?? '';
}

/** Mulberry32: the same seed, the same partnership, on every machine. */
function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    int,
    chance: (share: number): boolean => next() < share,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[int(0, from.length - 1)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}
