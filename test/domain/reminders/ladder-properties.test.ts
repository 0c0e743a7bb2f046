import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import { dayOf, instantAt, type IsoDate } from '../../../src/domain/calendar/dates.ts';
import { nudgesDue, standingOf, type NudgeDecision } from '../../../src/domain/reminders/ladder.ts';
import type { LadderWorld } from '../../../src/domain/reminders/recipients.ts';
import { meetingRungs, overdueRungs, type Rung } from '../../../src/domain/reminders/rungs.ts';
import type { Meeting } from '../../../src/domain/calendar/meeting.ts';
import type { DueNudge, KnownNudge } from '../../../src/domain/reminders/nudge.ts';
import { toKey } from '../../../src/domain/reminders/subject.ts';
import type { Member } from '../../../src/domain/people/person.ts';
import { settingsSchema } from '../../../src/domain/partnership/settings.ts';
import {
  askedThemselves,
  expectedRungs,
  isAway,
  isSilent,
  isTheirs,
  onlyObserves,
  type ExpectedRung,
} from './ladder-oracle.ts';
import { action, meetingAt, portfolio as asItComes, sam } from './ladder-world.ts';
import { isOff, shift, wallClock, workingDaysFrom } from '../calendar/uk-calendar.ts';
import { randomRuns } from '../../support/random-runs.ts';

const SEED = 20261124;
const DAY_MS = 24 * 60 * 60_000;
const ZONES = ['Europe/London', 'Europe/Dublin', 'Atlantic/Reykjavik', 'Asia/Kathmandu', 'America/St_Johns'] as const;

/** The ladder of domain.md's table: who was not reached is told besides, and tested in its own place. */
const portfolio = { ...asItComes, settings: settingsSchema.parse({ ladder: { unreached: [] } }) };

const zones = fc.constantFrom(...ZONES);
const times = fc.constantFrom('00:30', '01:30', '07:59', '08:00', '10:00', '17:59', '18:00', '23:30');
/** Any day of 2024 to 2035; half of them around a clock change, Easter, a bank holiday or a year's end. */
const days = fc.oneof(
  fc.integer({ min: 0, max: 4382 }).map((n) => shift('2024-01-01', n)),
  fc
    .tuple(
      fc.integer({ min: 2024, max: 2035 }),
      fc.constantFrom('01-01', '03-10', '03-29', '04-05', '05-04', '05-28', '08-28', '10-28', '11-04', '12-27'),
      fc.integer({ min: -6, max: 6 }),
    )
    .map(([year, day, by]) => shift(`${String(year)}-${day}`, by)),
);

function startOf(day: IsoDate, time: string, zone: string, more: Partial<Meeting> = {}): Meeting {
  return { ...meetingAt(instantAt(day, time, zone).toISOString(), 'planned'), ...more };
}

describe('the rungs of meetings and due dates', () => {
  it('begin at 08:00 on the wall and close at 18:00, on working days alone, in every zone', () => {
    fc.assert(
      fc.property(days, times, zones, (day, time, timezone) => {
        const partnership = { ...portfolio, timezone };
        const rungs = [
          ...meetingRungs(partnership, [startOf(day, time, timezone)]),
          ...overdueRungs(partnership, [action(1, sam, { due: day })]),
        ];
        expect(rungs).toHaveLength(9);
        for (const rung of rungs) {
          expect(isOff(rung.day)).toBe(false);
          expect(wallClock(rung.due, timezone)).toBe(`${rung.day} 08:00:00`);
          expect(wallClock(rung.closes, timezone)).toBe(`${rung.day} 18:00:00`);
        }
      }),
      { seed: SEED, numRuns: randomRuns(300) },
    );
  });

  it('brief the chair before the meeting: on its own day or, where that is off or too late, the working day before', () => {
    fc.assert(
      fc.property(days, times, zones, (day, time, timezone) => {
        const meeting = startOf(day, time, timezone);
        const brief = meetingRungs({ ...portfolio, timezone }, [meeting]).find(({ kind }) => kind === 'brief');
        expect(brief?.day).toBe(isOff(day) || time < '08:00' ? workingDaysFrom(day, -1) : day);
        expect(brief?.due.getTime()).toBeLessThanOrEqual(meeting.startsAt.getTime());
      }),
      { seed: SEED, numRuns: randomRuns(300) },
    );
  });

  it('are the table’s, also of meetings on one day and days apart, in whichever order the log holds them', () => {
    const meetings = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 12 }), times, fc.constantFrom('planned', 'held', 'cancelled', 'board')),
      { minLength: 1, maxLength: 4 },
    );
    const shown = (rungs: readonly (Rung | ExpectedRung)[]): string[] =>
      rungs.map((rung) => `${keyIn(rung)} ${rung.kind} ${String(rung.rung)} ${rung.due.toISOString()}`).sort();
    fc.assert(
      fc.property(days, zones, meetings, (day, timezone, offsets) => {
        const partnership = { ...portfolio, timezone };
        const log = offsets.map(([by, time, what]) =>
          startOf(shift(day, by), time, timezone, what === 'board' ? { kind: 'board' } : { status: what }),
        );
        const expected = shown(
          expectedRungs({ partnership, members: [], actions: [], meetings: log, paper: null }, log).filter(
            ({ kind }) => kind !== 'papers',
          ),
        );
        expect(shown(meetingRungs(partnership, log))).toEqual(expected);
        expect(shown(meetingRungs(partnership, log.toReversed()))).toEqual(expected);
      }),
      { seed: SEED, numRuns: randomRuns(300) },
    );
  });
});

/*
 * Weeks in the life of a partnership. Between beats its clock may run on, leap, or be set back, and people update, go
 * away, and move meetings; some sends are refused for now. After every beat the ledger is held against ladder-oracle.ts.
 */

interface Entry extends KnownNudge, Omit<DueNudge, 'subject'> {
  why: string | null;
  state: KnownNudge['state'];
}

type Change =
  | { readonly what: 'update' | 'silence' | 'finish' | 'reopen' | 'more time'; readonly nth: number }
  | { readonly what: 'away' | 'back' | 'hand over' | 'accept'; readonly nth: number }
  | {
      readonly what: 'move' | 'cancel' | 'hold' | 'plan';
      readonly nth: number;
      readonly by: number;
      readonly time: string;
    };

/** A time of the day, today or of the nth next day that has a rung. */
interface Moment {
  readonly ahead: number;
  readonly time: string;
}

interface Step {
  readonly to: { readonly ms: number } | Moment;
  readonly change: Change | null;
  /** What changes between the decision and the sending. */
  readonly meanwhile: Change | null;
  readonly refused: boolean;
}

interface Life {
  readonly world: LadderWorld;
  readonly start: Date;
  readonly steps: readonly Step[];
  /** Meetings come from the pattern, every so many days after the first one; null: the log has them. */
  readonly every: number | null;
}

const MINUTE = 60_000;
const nth = fc.nat({ max: 5 });
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ what: fc.constantFrom('update', 'silence', 'finish', 'reopen', 'more time'), nth }),
  fc.record({ what: fc.constantFrom('away', 'back', 'hand over', 'hand over', 'accept'), nth }),
  fc.record({
    what: fc.constantFrom('move', 'cancel', 'hold', 'plan'),
    nth,
    by: fc.integer({ min: -6, max: 15 }),
    time: times,
  }),
);
const moves: fc.Arbitrary<Step['to']> = fc.oneof(
  // To a moment of today, or of one of the next days with a rung: most often the very next one.
  {
    weight: 9,
    arbitrary: fc.record({
      ahead: fc.constantFrom(0, 0, 1, 1, 1, 1, 2),
      time: fc.constantFrom('00:00', '07:59:59.999', '08:00', '08:00', '12:00', '17:59:59.999', '18:00'),
    }),
  },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 300 }).map((minutes) => ({ ms: minutes * MINUTE })) },
  // Asleep for days, or a clock that leaps ahead.
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map((by) => ({ ms: by * DAY_MS })) },
  // A clock set back by minutes, hours or days.
  {
    weight: 2,
    arbitrary: fc.constantFrom(1, 45, 60, 300, 1440, 4320, 14_400).map((minutes) => ({ ms: -minutes * MINUTE })),
  },
);
const now = fc.constant(null);
const steps = (change: fc.Arbitrary<Change>): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      to: moves,
      change: fc.oneof({ weight: 3, arbitrary: now }, { weight: 1, arbitrary: change }),
      meanwhile: fc.oneof({ weight: 2, arbitrary: now }, { weight: 1, arbitrary: change }),
      refused: fc.boolean(),
    }),
    { minLength: 10, maxLength: 30 },
  );

const AGENCIES = [{ id: 1, name: 'Housing' }, { id: 2, name: 'Police' }, null] as const;
const ids = fc.option(fc.integer({ min: 1, max: 5 }));

function membersFrom(day: IsoDate): fc.Arbitrary<readonly Member[]> {
  const absences = fc.array(
    fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: 0, max: 8 }), ids).map(([from, length, coverId]) => ({
      ...{ id: 1, coverId },
      ...{ from: shift(day, from), until: shift(day, from + length) },
    })),
    { maxLength: 2 },
  );
  const fields = fc.record({
    roles: fc.constantFrom<Member['roles'][]>(
      ['member'],
      ['member', 'lead'],
      ['coordinator'],
      ['chair'],
      ['observer'],
      ['observer', 'member'],
      [],
    ),
    agency: fc.constantFrom(...AGENCIES),
    deputyId: ids,
    absences: fc.oneof(fc.constant([]), absences),
  });
  return fc
    .array(fields, { minLength: 5, maxLength: 5 })
    .map((all) => all.map((each, at) => ({ ...sam, id: at + 1, name: `Member ${String(at + 1)}`, ...each })));
}

function actionsOf(day: IsoDate, members: readonly Member[]): fc.Arbitrary<readonly Action[]> {
  const cleared = fc.option(fc.subarray([1, 2]));
  return fc
    .array(
      fc.record({
        owner: fc.constantFrom(...members, null),
        agency: fc.constantFrom(AGENCIES[0], AGENCIES[1]),
        status: fc.constantFrom('proposed', 'in_progress', 'blocked', 'awaiting_confirmation', 'completed' as const),
        due: fc.option(fc.integer({ min: -8, max: 25 }).map((by) => shift(day, by))),
        raised: fc.integer({ min: -30, max: 20 }).map((by) => shift(day, by)),
        issued: fc.constantFrom(null, shift(day, -20)),
        lastUpdate: fc.option(fc.integer({ min: -40, max: 0 }).map((by) => updateAt(shift(day, by)))),
        nominal: cleared.map((clearedAgencyIds) =>
          clearedAgencyIds === null
            ? null
            : ({
                ref: 'N-1',
                kind: 'individual',
                number: 1,
                open: true,
                clearedAgencyIds,
              } as unknown as Action['nominal']),
        ),
      }),
      { minLength: 3, maxLength: 7 },
    )
    .map((all) => all.map((fields, at) => action(at + 1, fields.owner, fields)));
}

function updateAt(day: IsoDate): Action['lastUpdate'] {
  return { at: new Date(`${day}T09:00:00Z`), by: 'Somebody', text: 'Done some' };
}

const people = fc.tuple(days, zones).chain(([day, timezone]) =>
  membersFrom(day).chain((members) =>
    fc.record({
      day: fc.constant(day),
      timezone: fc.constant(timezone),
      members: fc.constant(members),
      actions: actionsOf(day, members),
    }),
  ),
);

const lives: fc.Arbitrary<Life> = fc
  .tuple(
    people,
    fc.array(
      fc.tuple(fc.integer({ min: -2, max: 35 }), times, fc.constantFrom('partnership', 'partnership', 'board')),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    steps(changes),
  )
  .map(([{ day, timezone, members, actions }, meetings, life]) => ({
    world: {
      partnership: { ...portfolio, timezone, createdAt: new Date('2023-01-02T09:00:00Z') },
      ...{ members, actions, paper: null },
      meetings: [
        startOf(shift(day, -30), '10:00', timezone, { status: 'held', id: 1 }),
        ...meetings.map(([by, time, kind], at) => startOf(shift(day, by), time, timezone, { kind, id: at + 2 })),
      ],
    },
    start: instantAt(day, '00:00', timezone),
    steps: life,
    every: null,
  }));

const patternedLives: fc.Arbitrary<Life> = fc
  .tuple(people, fc.constantFrom(1, 3, 4), times, steps(changes.filter(({ what }) => !isOfMeetings(what))))
  .map(([{ day, timezone, members, actions }, weeks, meetingTime, life]) => ({
    world: {
      partnership: {
        ...{ ...portfolio, timezone, meetingTime, createdAt: new Date('2023-01-02T09:00:00Z') },
        meetingPattern: `FREQ=WEEKLY;INTERVAL=${String(weeks)}`,
      },
      ...{ members, actions, paper: null },
      meetings: [startOf(shift(day, -5), meetingTime, timezone, { status: 'held' })],
    },
    start: instantAt(day, '00:00', timezone),
    steps: life,
    every: weeks * 7,
  }));

function isOfMeetings(what: Change['what']): boolean {
  return ['move', 'cancel', 'hold', 'plan'].includes(what);
}

function changed(world: LadderWorld, change: Change, at: Date): LadderWorld {
  const { timezone } = world.partnership;
  const today = dayOf(at, timezone);
  const meetings = (become: (meeting: Meeting) => Meeting): LadderWorld => {
    const chosen = 1 + (change.nth % Math.max(1, world.meetings.length - 1));
    return { ...world, meetings: world.meetings.map((each, n) => (n === chosen ? become(each) : each)) };
  };
  const actions = (fields: Partial<Action>): LadderWorld => {
    const chosen = change.nth % world.actions.length;
    return { ...world, actions: world.actions.map((each, n) => (n === chosen ? { ...each, ...fields } : each)) };
  };
  const members = (absences: Member['absences']): LadderWorld => {
    const chosen = change.nth % world.members.length;
    return { ...world, members: world.members.map((each, n) => (n === chosen ? { ...each, absences } : each)) };
  };
  switch (change.what) {
    case 'update':
      return actions({ lastUpdate: { at, by: 'Somebody', text: 'Some more' } });
    case 'silence':
      return actions({ lastUpdate: null });
    case 'finish':
      return actions({ status: 'awaiting_confirmation' });
    case 'reopen':
      return actions({ status: 'in_progress' });
    case 'more time':
      return actions({ due: shift(today, 10) });
    case 'hand over': {
      const to = world.members[(change.nth + at.getUTCMinutes()) % world.members.length];
      return actions({ owner: to ?? null, handedOverAt: at, issued: today, acceptedAt: null });
    }
    case 'accept':
      return actions({ acceptedAt: at });
    case 'away':
      return members([{ id: 1, from: today, until: shift(today, 6), coverId: (change.nth % 5) + 1 }]);
    case 'back':
      return members([]);
    case 'move':
      return meetings((meeting) => ({
        ...meeting,
        startsAt: instantAt(shift(dayOf(meeting.startsAt, timezone), change.by), change.time, timezone),
      }));
    case 'cancel':
      return meetings((meeting) => ({ ...meeting, status: 'cancelled' }));
    case 'hold':
      return meetings((meeting) => ({ ...meeting, status: meeting.startsAt <= at ? 'held' : 'planned' }));
    case 'plan':
      return { ...world, meetings: [...world.meetings, startOf(shift(today, change.by), change.time, timezone)] };
  }
}

function keyOf({ memberId, subject, kind, rung }: Pick<KnownNudge, 'memberId' | 'subject' | 'kind' | 'rung'>): string {
  return `${String(memberId)} ${toKey(subject)} ${kind} ${String(rung)}`;
}

function keyIn({ subject }: Rung | ExpectedRung): string {
  return typeof subject === 'string' ? subject : toKey(subject);
}

function isRungOf(rung: ExpectedRung, nudge: Pick<KnownNudge, 'subject' | 'kind' | 'rung'>): boolean {
  return rung.subject === toKey(nudge.subject) && rung.kind === nudge.kind && rung.rung === nudge.rung;
}

/** The meetings that stand at an instant: the log's, and those that follow the first of them by the pattern. */
function meetingsAt({ every, world }: Life, current: LadderWorld, at: Date): readonly Meeting[] {
  const first = world.meetings[0];
  if (every === null || first === undefined) return current.meetings;
  const { timezone, meetingTime } = current.partnership;
  const derived: Meeting[] = [];
  // One more than the next, which may be none.
  const until = at.getTime() + every * DAY_MS;
  for (let day = dayOf(first.startsAt, timezone); (derived.at(-1) ?? first).startsAt.getTime() <= until;) {
    day = shift(day, every);
    derived.push(startOf(day, meetingTime, timezone, { id: null }));
  }
  // RFC 5545: an occurrence at a time that a spring change skips is none.
  const isOnTheClock = (meeting: Meeting): boolean =>
    wallClock(meeting.startsAt, timezone).includes(` ${meetingTime}:`);
  return [...current.meetings, ...derived.filter(isOnTheClock)];
}

/** Lives through the steps, and checks each; gives the ledger and what was sent. */
function live(life: Life): readonly Entry[] {
  const ledger: Entry[] = [];
  const sent = new Set<string>();
  let world = life.world;
  let latest = life.start;
  let since = life.start;
  for (const { to, change, meanwhile, refused } of [...life.steps, null].map(
    (step) => step ?? lastStep(latest, since),
  )) {
    const set = 'ms' in to ? new Date(since.getTime() + to.ms) : momentOf(life, world, since, to);
    // From before the meeting that it is counted from, a pattern cannot be counted.
    const at = life.every !== null && set < life.start ? life.start : set;
    if (change !== null) world = changed(world, change, at);
    const window = Math.min(at.getTime(), since.getTime()) - 7 * DAY_MS;
    const known = ledger.filter((entry) => entry.due.getTime() >= window);
    const decision = nudgesDue({ ...world, known, now: at, since });
    const meetings = meetingsAt(life, world, at);
    const rungs = expectedRungs(world, meetings);
    checkPlanned(decision, rungs, ledger, at, since);
    for (const due of decision.due) ledger.push({ ...due, id: ledger.length, state: 'due', why: null });
    for (const missed of decision.missed) ledger.push({ ...missed, id: ledger.length, state: 'missed', why: 'Asleep' });
    for (const { entry, state, why } of decision.ended) end(ledger, entry.id, state, why);
    checkNobodyIsLost(decision, world, meetings, rungs, ledger, at, since);

    if (meanwhile !== null) world = changed(world, meanwhile, at);
    for (const entry of ledger.filter(({ state, due }) => state === 'due' && due <= at)) {
      const standing = standingOf(world, entry, at);
      if (!standing.holds) end(ledger, entry.id, standing.state, standing.why);
      else if (!refused) {
        checkSent(world, meetingsAt(life, world, at), entry, standing.actions, at);
        expect(sent).not.toContain(keyOf(entry));
        sent.add(keyOf(entry));
        entry.state = 'sent';
      }
    }
    checkWaiting(world, meetingsAt(life, world, at), ledger, at);
    if (at > latest) latest = at;
    since = at;
  }
  // Time has passed all of it: nothing is left open, and what was not sent says why.
  for (const entry of ledger) {
    expect(['sent', 'missed', 'withdrawn']).toContain(entry.state);
    if (entry.state !== 'sent') expect(entry.why).toMatch(/\w/);
  }
  return ledger;
}

function lastStep(latest: Date, since: Date): Step {
  const ms = latest.getTime() - since.getTime() + 60 * DAY_MS;
  return { to: { ms }, change: null, meanwhile: null, refused: false };
}

function momentOf(life: Life, world: LadderWorld, from: Date, { ahead, time }: Moment): Date {
  const { timezone } = world.partnership;
  const today = dayOf(from, timezone);
  const ofRungs = expectedRungs(world, meetingsAt(life, world, from)).map(({ day }) => day);
  const coming = [...new Set(ofRungs)].filter((day) => day > today).sort();
  return instantAt(ahead === 0 ? today : (coming[ahead - 1] ?? shift(today, 1)), time, timezone);
}

function end(ledger: readonly Entry[], id: number, state: Entry['state'], why: string): void {
  const entry = ledger[id];
  expect(entry?.state).toBe('due');
  if (entry === undefined) return;
  entry.state = state;
  entry.why = why;
}

/** What is planned is a rung of the table whose hours it is, or which no beat saw; and nobody has it yet. */
function checkPlanned(
  { due, missed }: NudgeDecision,
  rungs: readonly ExpectedRung[],
  ledger: readonly Entry[],
  at: Date,
  since: Date,
): void {
  const keys = [...due, ...missed].map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
  const taken = new Set(ledger.map(keyOf));
  for (const nudge of [...due, ...missed]) {
    expect(taken).not.toContain(keyOf(nudge));
    const rung = rungs.find((each) => isRungOf(each, nudge));
    expect(rung?.due).toEqual(nudge.due);
  }
  for (const nudge of due) {
    const rung = rungs.find((each) => isRungOf(each, nudge));
    expect(rung !== undefined && rung.due <= at && at < rung.closes).toBe(true);
  }
  for (const nudge of missed) {
    const rung = rungs.find((each) => isRungOf(each, nudge));
    expect(rung !== undefined && since < rung.due && rung.closes <= at).toBe(true);
  }
}

/** Every rung that is due, or went by since the last beat, is in the ledger for all whom it asks; others hear why not. */
function checkNobodyIsLost(
  { skipped }: NudgeDecision,
  world: LadderWorld,
  meetings: readonly Meeting[],
  rungs: readonly ExpectedRung[],
  ledger: readonly Entry[],
  at: Date,
  since: Date,
): void {
  for (const rung of rungs) {
    if (at < rung.due || (rung.closes <= at && rung.due <= since)) continue;
    const holders = new Set(ledger.filter((entry) => isRungOf(rung, entry)).map(({ memberId }) => memberId));
    const asked = askedThemselves(world, meetings, rung).map(({ id }) => id);
    expect([...holders]).toEqual(expect.arrayContaining(asked));
    if (!['call', 'digest', 'reminder', 'issue'].includes(rung.kind) || rung.action !== null) continue;
    const told = skipped.filter((each) => isRungOf(rung, each) && each.why !== '').map(({ memberId }) => memberId);
    expect(new Set([...holders, ...told]).size).toBe(world.members.length);
  }
}

/** A message goes to somebody who is there and may have it, in working hours, about what is still to be asked. */
function checkSent(
  world: LadderWorld,
  meetings: readonly Meeting[],
  entry: Entry,
  actions: readonly Action[],
  at: Date,
): void {
  const shown = wallClock(at, world.partnership.timezone);
  const today = shown.slice(0, 10);
  expect(isOff(today)).toBe(false);
  expect(shown.slice(11) >= '08:00:00' && shown.slice(11) < '18:00:00').toBe(true);
  const to = world.members.find(({ id }) => id === entry.memberId);
  const rung = expectedRungs(world, meetings).find((each) => isRungOf(each, entry));
  // The meeting stands, or the action is still open and due on that day.
  expect(rung).toBeDefined();
  if (to === undefined || rung === undefined) throw new Error('A message to nobody');
  expect(onlyObserves(to)).toBe(false);
  expect(isAway(to, today)).toBe(false);
  if (entry.kind === 'profiles' || entry.kind === 'brief' || entry.kind === 'papers') return;
  expect(actions.length).toBeGreaterThan(0);
  expect(new Set(actions).size).toBe(actions.length);
  for (const each of actions) expect(isTheirs(world, to, each, rung)).toBe(true);
  const silent = actions.filter((each) => isSilent(each, meetings, rung.due));
  if (entry.kind === 'reminder' || entry.kind === 'call') expect(silent).toEqual(actions);
}

/** What still waits after a beat is refused for now, of today, and of a meeting or due date that stands. */
function checkWaiting(world: LadderWorld, meetings: readonly Meeting[], ledger: readonly Entry[], at: Date): void {
  const { timezone } = world.partnership;
  const waiting = ledger.filter(({ state, due }) => state === 'due' && due <= at);
  if (waiting.length === 0) return;
  const rungs = expectedRungs(world, meetings);
  for (const entry of waiting) {
    expect(dayOf(entry.due, timezone)).toBe(dayOf(at, timezone));
    expect(rungs.some((rung) => isRungOf(rung, entry))).toBe(true);
  }
}

describe('whatever happens to the clock, the server and the partnership', () => {
  it('each is asked once, in hours, for a reason that stands, or the ledger says why not', () => {
    const states = new Map<string, number>();
    const handedOver = new Map<string, number>();
    fc.assert(
      fc.property(lives, (life) => {
        for (const { state, kind, rung } of live(life)) {
          states.set(state, (states.get(state) ?? 0) + 1);
          if (kind === 'issue' && rung === 0) handedOver.set(state, (handedOver.get(state) ?? 0) + 1);
        }
      }),
      { seed: SEED, numRuns: randomRuns(200) },
    );
    // The lives are worth living through: each end occurs often.
    for (const state of ['sent', 'missed', 'withdrawn']) expect(states.get(state) ?? 0).toBeGreaterThan(randomRuns(15));
    for (const state of ['sent', 'missed']) expect(handedOver.get(state) ?? 0).toBeGreaterThan(randomRuns(15));
  });

  it('so are they where the meetings follow from the pattern', () => {
    fc.assert(
      fc.property(patternedLives, (life) => {
        live(life);
      }),
      { seed: SEED, numRuns: randomRuns(40) },
    );
  });
});
