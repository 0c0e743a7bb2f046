import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import { isWorkingDay } from '../../../src/domain/calendar/working-days.ts';
import { addDays, dayOf, instantAt } from '../../../src/domain/calendar/dates.ts';
import { promptCall, recipientsOf, type LadderWorld } from '../../../src/domain/reminders/recipients.ts';
import { comingRungs, nudgesDue, standingOf, type LadderInput } from '../../../src/domain/reminders/ladder.ts';
import type { DueNudge, KnownNudge } from '../../../src/domain/reminders/nudge.ts';
import { isSameSubject, toKey } from '../../../src/domain/reminders/subject.ts';
import { settingsSchema } from '../../../src/domain/partnership/settings.ts';
import {
  action,
  december,
  everybody,
  jo,
  kit,
  lee,
  meetingAt,
  october,
  olu,
  portfolio,
  priya,
  sam,
  SINCE_OCTOBER,
  world,
} from './ladder-world.ts';
import { randomRuns } from '../../support/random-runs.ts';

/** A beat, just after another one unless it says otherwise. */
function beat(of: LadderWorld, now: string, more: Partial<LadderInput> = {}): ReturnType<typeof nudgesDue> {
  return nudgesDue({ ...of, known: [], since: new Date(now), ...more, now: new Date(now) });
}

/** "Sam Okafor: digest -7 meeting 2026-12-08 [A-1 A-2]" */
function read(nudges: readonly DueNudge[]): string[] {
  return nudges.map((nudge) => {
    const name = everybody.find((member) => member.id === nudge.memberId)?.name ?? 'nobody';
    const refs = nudge.actionIds.map((id) => `A-${String(id - 100)}`).join(' ');
    return `${name}: ${nudge.kind} ${String(nudge.rung)} ${toKey(nudge.subject)} [${refs}]`;
  });
}

function due(of: LadderWorld, now: string): string[] {
  return read(beat(of, now).due);
}

function entry(nudge: Pick<DueNudge, 'memberId' | 'subject' | 'kind' | 'rung' | 'due'>, id = 1): KnownNudge {
  return { ...nudge, id, state: 'due' };
}

const updated = { lastUpdate: SINCE_OCTOBER };

describe('the ladder before and after a meeting', () => {
  const log = world([
    action(1, sam),
    action(2, sam, updated),
    action(3, lee, updated),
    action(4, lee, { status: 'awaiting_confirmation' }),
    action(5, null),
    action(6, priya, { status: 'proposed', issued: null, lastUpdate: null }),
  ]);

  it('14 working days before: the coordinator about profiles, and owners about what is not updated', () => {
    expect(due(log, '2026-11-18T08:00:00Z')).toEqual([
      'Kit Doyle: profiles -14 meeting 2026-12-08 []',
      'Sam Okafor: call -14 meeting 2026-12-08 [A-1]',
      'Priya Shah: call -14 meeting 2026-12-08 [A-6]',
    ]);
  });

  it('7 before: a digest of everything open, and nothing for those who have updated it all', () => {
    expect(due(log, '2026-11-27T08:00:00Z')).toEqual([
      'Sam Okafor: digest -7 meeting 2026-12-08 [A-1 A-2]',
      'Priya Shah: digest -7 meeting 2026-12-08 [A-6]',
    ]);
  });

  it('2 before: only what is still not updated', () => {
    expect(due(log, '2026-12-04T08:00:00Z')).toEqual([
      'Sam Okafor: reminder -2 meeting 2026-12-08 [A-1]',
      'Priya Shah: reminder -2 meeting 2026-12-08 [A-6]',
    ]);
  });

  it('on the day: the chair’s brief, and owners nothing', () => {
    expect(due(log, '2026-12-08T08:00:00Z')).toEqual(['Jo Bright: brief 0 meeting 2026-12-08 []']);
  });

  it('1 after: new actions to their owners', () => {
    const raisedLater = action(7, lee, { status: 'proposed', issued: null, raised: '2026-12-09' });
    const issued = action(8, lee, { status: 'proposed', issued: '2026-12-08' });
    const later = world([...log.actions, raisedLater, issued]);
    expect(due(later, '2026-12-09T08:00:00Z')).toEqual(['Priya Shah: issue 1 meeting 2026-12-08 [A-6]']);
  });

  it.each(['2026-11-17', '2026-11-19', '2026-11-26', '2026-12-03', '2026-12-07', '2026-12-10'])(
    'nothing on %s',
    (day) => {
      expect(due(log, `${day}T10:00:00Z`)).toEqual([]);
    },
  );

  it('says of everybody else why they get nothing', () => {
    const { skipped } = beat(log, '2026-12-04T08:00:00Z');
    expect(skipped.map(({ memberId, why }) => [memberId, why])).toEqual([
      [kit.id, 'No open actions'],
      [jo.id, 'No open actions'],
      [lee.id, 'Everything is updated since the last meeting'],
      [olu.id, 'No open actions'],
    ]);
  });

  it('follows the partnership’s own ladder', () => {
    const settings = settingsSchema.parse({ ladder: { digest: [-5, -3] }, workingHours: { from: '09:30' } });
    const own = { ...log, partnership: { ...portfolio, settings } };
    expect(due(own, '2026-12-01T09:29:00Z')).toEqual([]);
    expect(due(own, '2026-12-01T09:30:00Z')).toContain('Sam Okafor: digest -5 meeting 2026-12-08 [A-1 A-2]');
    expect(due(own, '2026-12-03T09:30:00Z')).toContain('Sam Okafor: digest -3 meeting 2026-12-08 [A-1 A-2]');
  });

  it('counts from a meeting of the pattern where the log plans none', () => {
    const partnership = { ...portfolio, meetingPattern: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU' };
    const derived = { ...log, partnership, meetings: [october] };
    expect(due(derived, '2026-12-04T08:00:00Z')).toContain('Sam Okafor: reminder -2 meeting 2026-12-08 [A-1]');
    expect(due(derived, '2026-12-09T08:00:00Z')).toEqual(['Priya Shah: issue 1 meeting 2026-12-08 [A-6]']);
  });

  it('leaves the days before an earlier meeting to that meeting', () => {
    const extra = { ...log, meetings: [october, december, meetingAt('2026-12-15T10:00:00Z', 'planned')] };
    expect(due(extra, '2026-12-04T08:00:00Z').every((nudge) => nudge.includes('meeting 2026-12-08'))).toBe(true);
  });

  it('reaches over Christmas: a meeting on 29 December has its reminder on 23 December', () => {
    const late = { ...log, meetings: [october, meetingAt('2026-12-29T10:00:00Z', 'planned')] };
    expect(due(late, '2026-12-23T08:00:00Z')).toContain('Sam Okafor: reminder -2 meeting 2026-12-29 [A-1]');
    expect(due(late, '2026-12-28T08:00:00Z')).toEqual([]);
  });

  it('is at 08:00 in London in summer too', () => {
    const summer = { ...log, meetings: [meetingAt('2027-06-08T09:00:00Z', 'planned')] };
    expect(due(summer, '2027-06-08T06:59:00Z')).toEqual([]);
    expect(due(summer, '2027-06-08T07:00:00Z')).toEqual(['Jo Bright: brief 0 meeting 2027-06-08 []']);
  });

  it('briefs the chair on the working day before a meeting on a bank holiday', () => {
    const holiday = { ...log, meetings: [october, meetingAt('2026-12-28T10:00:00Z', 'planned')] };
    expect(due(holiday, '2026-12-24T09:00:00Z')).toContain('Jo Bright: brief 0 meeting 2026-12-28 []');
  });
});

describe('the ladder of an overdue action', () => {
  const late = { due: '2026-10-30' };
  const log = world([action(12, sam, late), action(13, sam, { ...late, ...updated }), action(14, null, late)]);

  it('1 working day after: its owner, updated or not', () => {
    expect(due(log, '2026-11-02T08:00:00Z')).toEqual([
      'Sam Okafor: overdue 1 A-12 due 2026-10-30 [A-12]',
      'Sam Okafor: overdue 1 A-13 due 2026-10-30 [A-13]',
    ]);
  });

  it('3 after: the deputy and the agency’s lead, who are one person here and get it once', () => {
    expect(due(log, '2026-11-04T08:00:00Z')).toEqual([
      'Priya Shah: overdue 3 A-12 due 2026-10-30 [A-12]',
      'Priya Shah: overdue 3 A-13 due 2026-10-30 [A-13]',
    ]);
  });

  it('5 after: the lead and the chair', () => {
    expect(due(world([action(12, sam, late)]), '2026-11-06T08:00:00Z')).toEqual([
      'Priya Shah: overdue 5 A-12 due 2026-10-30 [A-12]',
      'Jo Bright: overdue 5 A-12 due 2026-10-30 [A-12]',
    ]);
  });

  it('stops with the end of the action, and while it waits for confirmation', () => {
    for (const status of ['completed', 'cancelled', 'awaiting_confirmation'] as const) {
      expect(due(world([action(12, sam, { ...late, status })]), '2026-11-02T08:00:00Z')).toEqual([]);
    }
  });

  it('begins again with a new due date', () => {
    expect(due(world([action(12, sam, { due: '2026-11-13' })]), '2026-11-16T08:00:00Z')).toEqual([
      'Sam Okafor: overdue 1 A-12 due 2026-11-13 [A-12]',
    ]);
  });

  it('says where there is nobody to tell', () => {
    const { due: nudges, skipped } = beat(world([action(12, lee, late)]), '2026-11-04T08:00:00Z');
    expect(nudges).toEqual([]);
    expect(skipped.map(({ memberId, why }) => [memberId, why])).toEqual([
      [lee.id, 'No deputy to tell'],
      [lee.id, 'The agency has no lead to tell'],
    ]);
  });
});

describe('an owner who is away', () => {
  const absence = { id: 1, from: '2026-12-01', until: '2026-12-07', coverId: lee.id };
  const now = '2026-12-04T08:00:00Z';
  const log = (away: Partial<typeof sam>, others: readonly (typeof sam)[] = [priya, kit, jo, lee, olu]) =>
    world([action(1, sam), action(9, lee)], { members: [{ ...sam, ...away }, ...others] });

  it('is stood in for by the cover, with the cover’s own in one message', () => {
    const decided = beat(log({ absences: [absence] }), now);
    expect(read(decided.due)).toEqual(['Lee Grant: reminder -2 meeting 2026-12-08 [A-1 A-9]']);
    expect(decided.skipped).toContainEqual(
      expect.objectContaining({ memberId: sam.id, why: 'Away until Monday 7 December 2026: Lee Grant is asked' }),
    );
  });

  it('is stood in for by the deputy where nobody covers, or the cover is away too', () => {
    const byDeputy = [
      'Priya Shah: reminder -2 meeting 2026-12-08 [A-1]',
      'Lee Grant: reminder -2 meeting 2026-12-08 [A-9]',
    ];
    expect(due(log({ absences: [{ ...absence, coverId: null }] }), now)).toEqual(byDeputy);
    const away = log({ absences: [absence] }, [priya, kit, jo, { ...lee, absences: [absence] }, olu]);
    expect(due(away, now)[0]).toBe('Priya Shah: reminder -2 meeting 2026-12-08 [A-1]');
  });

  it('without either is named, with the reason', () => {
    const decided = beat(log({ absences: [{ ...absence, coverId: null }], deputyId: null }), now);
    expect(read(decided.due)).toEqual(['Lee Grant: reminder -2 meeting 2026-12-08 [A-9]']);
    expect(decided.skipped).toContainEqual(
      expect.objectContaining({
        memberId: sam.id,
        why: 'Away until Monday 7 December 2026, with no cover and no deputy',
      }),
    );
  });

  it('is asked again from the day after', () => {
    expect(due(log({ absences: [{ ...absence, until: '2026-12-03' }] }), now)[0]).toContain('Sam Okafor');
  });
});

it('never nudges an observer, and says so', () => {
  const decided = beat(world([action(1, olu)]), '2026-12-04T08:00:00Z');
  expect(decided.due).toEqual([]);
  expect(decided.skipped).toContainEqual(
    expect.objectContaining({ memberId: olu.id, why: 'Observers are not nudged' }),
  );
});

describe('a late beat', () => {
  const log = world([action(1, sam)]);
  const digest = 'Sam Okafor: digest -7 meeting 2026-12-08 [A-1]';

  it('still sends on the same day, until 18:00', () => {
    expect(due(log, '2026-11-27T17:59:00Z')).toEqual([digest]);
  });

  it('records as missed what it can no longer send', () => {
    const since = new Date('2026-11-26T17:00:00Z');
    for (const now of ['2026-11-27T18:00:00Z', '2026-11-28T10:00:00Z', '2026-11-30T10:00:00Z']) {
      const decided = beat(log, now, { since });
      expect([read(decided.due), read(decided.missed)]).toEqual([[], [digest]]);
    }
  });

  it('misses nothing that an earlier beat of the day looked at', () => {
    expect(beat(log, '2026-11-30T10:00:00Z', { since: new Date('2026-11-27T17:00:00Z') }).missed).toEqual([]);
  });

  it('does not send again what the ledger holds', () => {
    const first = beat(log, '2026-11-27T08:00:00Z').due;
    expect(beat(log, '2026-11-27T09:00:00Z', { known: first.map((nudge) => entry(nudge)) }).due).toEqual([]);
  });
});

describe('an entry that was planned and not sent', () => {
  const log = world([action(1, sam), action(12, sam, { due: '2026-11-26', ...updated })]);
  const planned = beat(log, '2026-11-27T08:00:00Z').due.map(entry);
  const ended = (of: LadderWorld, now = '2026-11-27T09:00:00Z'): string[] =>
    beat(of, now, { known: planned }).ended.map((each) => `${each.entry.kind}: ${each.state}. ${each.why}`);

  it('stays while its reason stays', () => {
    expect(planned.map((each) => each.kind)).toEqual(['digest', 'overdue']);
    expect(ended(log)).toEqual([]);
  });

  it('is withdrawn when the owner has updated', () => {
    expect(ended({ ...log, actions: log.actions.map((each) => ({ ...each, ...updated })) })).toEqual([
      'digest: withdrawn. Nothing is left to ask about',
    ]);
  });

  it.each([
    ['moved', [october, meetingAt('2026-12-10T10:00:00Z', 'planned')]],
    ['cancelled', [october, { ...december, status: 'cancelled' as const }]],
  ])('is withdrawn when the meeting is %s', (_, meetings) => {
    expect(ended({ ...log, meetings })).toEqual(['digest: withdrawn. The meeting was moved or cancelled']);
  });

  it('is withdrawn when the action is done or has more time', () => {
    const gone = 'overdue: withdrawn. The action is done, closed or has a new due date';
    const [first, second] = [action(1, sam), action(12, sam, { due: '2026-12-30', ...updated })];
    expect(ended({ ...log, actions: [first, second] })).toEqual([gone]);
    expect(ended({ ...log, actions: [first] })).toEqual([gone]);
  });

  it('is missed once its day is over', () => {
    for (const now of ['2026-11-27T18:00:00Z', '2026-11-30T09:00:00Z']) {
      expect(ended(log, now)).toHaveLength(2);
      expect(ended(log, now)[0]).toBe('digest: missed. It could not be sent on its day');
    }
  });

  it('carries the actions as they are when it is sent', () => {
    const digest = planned.find((each) => each.kind === 'digest');
    const standing =
      digest &&
      standingOf({ ...log, actions: [action(1, sam), action(2, sam)] }, digest, new Date('2026-11-27T09:00:00Z'));
    expect(standing).toMatchObject({ holds: true, meeting: december, actions: [{ ref: 'A-1' }, { ref: 'A-2' }] });
  });

  it('sent as a coordinator’s prompt holds at any hour until it is answered', () => {
    const prompt = entry({
      memberId: sam.id,
      subject: { of: 'prompt', at: new Date('2026-11-28T21:00:00Z') },
      kind: 'prompt',
      rung: 0,
      due: new Date('2026-11-28T21:00:00Z'),
    });
    expect(standingOf(log, prompt, new Date('2026-11-28T21:00:01Z'))).toMatchObject({
      holds: true,
      actions: [{ ref: 'A-1' }],
    });
    const answered = { ...log, actions: log.actions.map((each) => ({ ...each, ...updated })) };
    expect(standingOf(answered, prompt, new Date('2026-11-28T21:00:01Z')).holds).toBe(false);
  });

  it('in a form of another version is withdrawn, and says so', () => {
    const now = '2026-11-27T09:00:00Z';
    for (const kind of ['digest', 'overdue', 'relay'] as const) {
      const known: KnownNudge[] = [
        {
          id: 1,
          memberId: sam.id,
          subject: { of: 'unknown', key: 'x' },
          kind,
          rung: 1,
          due: new Date(now),
          state: 'due',
        },
      ];
      expect(beat(log, now, { known }).ended).toMatchObject([
        {
          state: 'withdrawn',
          why: 'Another version of the clerk wrote it, in a form that this one does not know',
        },
      ]);
    }
  });
});

describe('a snoozed action', () => {
  const snooze = { snoozedUntil: '2026-12-04', snoozeReason: 'waiting for the court' };
  const why = 'Snoozed until Friday 4 December 2026: waiting for the court';
  const late = { due: '2026-11-26', ...snooze };
  const whyOf = (of: LadderWorld, now: string) =>
    beat(of, now).skipped.find(({ memberId }) => memberId === sam.id)?.why;

  it('is left out of what its owner gets', () => {
    const log = world([action(1, sam), action(2, sam, snooze)]);
    expect(due(log, '2026-11-27T08:00:00Z')).toEqual(['Sam Okafor: digest -7 meeting 2026-12-08 [A-1]']);
    expect(whyOf(log, '2026-11-27T08:00:00Z')).toBeUndefined();
  });

  it.each(['2026-11-27T08:00:00Z', '2026-12-04T08:00:00Z'])(
    'alone leaves its owner nothing on %s, and says so',
    (now) => {
      const log = world([action(1, sam, snooze)]);
      expect(due(log, now)).toEqual([]);
      expect(whyOf(log, now)).toBe(why);
    },
  );

  it('is reminded of again from the day after', () => {
    const log = world([action(1, sam, { ...snooze, snoozedUntil: '2026-12-03' })]);
    expect(due(log, '2026-12-04T08:00:00Z')).toEqual(['Sam Okafor: reminder -2 meeting 2026-12-08 [A-1]']);
  });

  it('is not asked about for an owner who is away either', () => {
    const away = { ...sam, absences: [{ id: 1, from: '2026-11-20', until: '2026-12-04', coverId: null }] };
    const log = world([action(1, sam, snooze)], {
      members: everybody.map((each) => (each.id === sam.id ? away : each)),
    });
    expect(due(log, '2026-12-04T08:00:00Z')).toEqual([]);
    expect(whyOf(log, '2026-12-04T08:00:00Z')).toBe(why);
  });

  it('is no notice to its owner when overdue, and goes on to deputies, leads and chairs', () => {
    const log = world([action(12, sam, late)]);
    expect(due(log, '2026-11-27T08:00:00Z')).toEqual([]);
    expect(whyOf(log, '2026-11-27T08:00:00Z')).toBe(why);
    expect(due(log, '2026-12-01T08:00:00Z')).toEqual(['Priya Shah: overdue 3 A-12 due 2026-11-26 [A-12]']);
    expect(due(log, '2026-12-03T08:00:00Z')).toEqual([
      'Priya Shah: overdue 5 A-12 due 2026-11-26 [A-12]',
      'Jo Bright: overdue 5 A-12 due 2026-11-26 [A-12]',
    ]);
  });

  it('is not announced as new to the owner who has put it off, and is to a new owner, whom no snooze is of', () => {
    const fresh = { status: 'proposed', issued: null, snoozedUntil: '2026-12-31', snoozeReason: 'on leave' } as const;
    const log = world([action(7, sam, fresh)]);
    expect(due(log, '2026-12-09T08:00:00Z')).toEqual([]);
    expect(whyOf(log, '2026-12-09T08:00:00Z')).toBe('Snoozed until Thursday 31 December 2026: on leave');
    const given = { handedOverAt: new Date('2026-12-09T10:00:00Z'), issued: '2026-12-09', status: 'proposed' } as const;
    expect(due(world([action(7, lee, given)]), '2026-12-09T10:01:00Z')).toHaveLength(1);
  });

  it('is withdrawn from what was planned, and from a coordinator’s prompt', () => {
    const [planned] = beat(world([action(1, sam)]), '2026-12-04T08:00:00Z').due;
    const log = world([action(1, sam, snooze)]);
    const now = new Date('2026-12-04T09:00:00Z');
    expect(planned && standingOf(log, entry(planned), now)).toMatchObject({ holds: false, state: 'withdrawn' });
    const { gets, passed } = recipientsOf(log, promptCall(portfolio, now));
    expect(gets.size).toBe(0);
    expect(passed).toContainEqual({ memberId: sam.id, why, concern: 'unmet' });
  });

  it('is named in the look ahead', () => {
    const [next] = comingRungs(world([action(1, sam, snooze)]), [], new Date('2026-12-03T09:00:00Z'));
    expect(next?.recipients.passed).toContainEqual({ memberId: sam.id, why, concern: 'unmet' });
  });
});

describe('an action that is handed over', () => {
  const given = (to: typeof sam | null, at: string, more: Partial<Action> = {}) =>
    action(7, to, { status: 'proposed', issued: at.slice(0, 10), handedOverAt: new Date(at), ...more });
  const TUESDAY = '2026-11-24T10:05:00Z';
  const subject = 'A-7 handed over 2026-11-24T10:05:00.000Z';
  const told = `Lee Grant: issue 0 ${subject} [A-7]`;

  it('is announced to its new owner at once, alone, to accept or decline', () => {
    expect(due(world([given(lee, TUESDAY), action(8, lee)]), '2026-11-24T10:05:00Z')).toEqual([told]);
    expect(due(world([given(lee, TUESDAY)]), '2026-11-24T10:04:59Z')).toEqual([]);
  });

  it.each([
    ['before hours', '2026-11-24T06:30:00Z', '2026-11-24T08:00:00Z'],
    ['in the evening', '2026-11-24T20:00:00Z', '2026-11-25T08:00:00Z'],
    ['so late that a send could not be tried again', '2026-11-24T17:30:00Z', '2026-11-25T08:00:00Z'],
    ['on a Saturday', '2026-11-28T12:00:00Z', '2026-11-30T08:00:00Z'],
    ['on Christmas Eve after hours', '2026-12-24T18:10:00Z', '2026-12-29T08:00:00Z'],
  ])('%s waits for working hours', (_, at, from) => {
    const log = world([given(lee, at)], { meetings: [october] });
    const before = new Date(new Date(from).getTime() - 1).toISOString();
    expect([due(log, before), due(log, from).length]).toEqual([[], 1]);
    expect(beat(log, from).due[0]?.due).toEqual(new Date(from));
  });

  it('is announced once, however often it beats, and again when it comes back after it was declined', () => {
    const log = world([given(lee, TUESDAY)]);
    const known = beat(log, TUESDAY).due.map((nudge) => ({ ...entry(nudge), state: 'sent' as const }));
    for (const now of ['2026-11-24T10:06:00Z', '2026-11-25T09:00:00Z'])
      expect(beat(log, now, { known }).due).toEqual([]);
    expect(due(world([given(null, TUESDAY)]), '2026-11-24T11:00:00Z')).toEqual([]);
    const again = world([given(lee, '2026-11-24T11:30:00Z')]);
    expect(read(beat(again, '2026-11-24T11:31:00Z', { known }).due)).toEqual([
      'Lee Grant: issue 0 A-7 handed over 2026-11-24T11:30:00.000Z [A-7]',
    ]);
  });

  it('is announced while it is under way too: the acceptance was somebody else’s', () => {
    expect(due(world([given(lee, TUESDAY, { status: 'in_progress' })]), TUESDAY)).toEqual([told]);
  });

  const planned = beat(world([given(lee, TUESDAY)]), TUESDAY).due.map((nudge) => entry(nudge));
  const later = '2026-11-24T10:06:00Z';

  it.each([
    ['accepted', [given(lee, TUESDAY, { status: 'accepted', acceptedAt: new Date(later) })]],
    ['handed on again', [given(sam, later)]],
    ['taken back', [action(7, sam)]],
    ['declined', [given(null, TUESDAY)]],
    ['cancelled', [given(lee, TUESDAY, { status: 'cancelled' })]],
  ])('is announced no more once it is %s', (_, actions) => {
    const decided = beat(world(actions), later, { known: planned });
    expect(decided.ended.map(({ state, why }) => `${state}: ${why}`)).toEqual([
      'withdrawn: The action was accepted, or given to somebody else',
    ]);
    expect(decided.due.every(({ memberId }) => memberId !== lee.id)).toBe(true);
  });

  it('goes to whoever stands in for an owner who is away, and to no observer', () => {
    const away = { ...sam, absences: [{ id: 1, from: '2026-11-23', until: '2026-11-27', coverId: lee.id }] };
    const members = everybody.map((member) => (member.id === sam.id ? away : member));
    expect(due(world([given(sam, TUESDAY)], { members }), TUESDAY)).toEqual([told]);
    expect(due(world([given(olu, TUESDAY)]), TUESDAY)).toEqual([]);
  });

  it('is missed, and said so, when no beat came in its hours', () => {
    const since = new Date('2026-11-24T10:00:00Z');
    expect(read(beat(world([given(lee, TUESDAY)]), '2026-11-25T09:00:00Z', { since }).missed)).toEqual([told]);
  });

  it('shows in the look ahead until it is announced', () => {
    const log = world([given(lee, '2026-11-24T20:00:00Z')]);
    const now = new Date('2026-11-24T20:01:00Z');
    const heard = (known: readonly KnownNudge[]) =>
      comingRungs(log, known, now).flatMap(({ rung, recipients }) =>
        rung.kind === 'issue' ? [rung.day, ...recipients.gets.keys()] : [],
      );
    expect(heard([])).toEqual(['2026-11-25', lee.id]);
    const [nudge] = beat(log, '2026-11-25T08:00:00Z').due;
    if (nudge === undefined) throw new Error('Nothing is due.');
    expect(heard([entry(nudge)])).toEqual(['2026-11-25', lee.id]);
    expect(heard([{ ...entry(nudge), state: 'sent' }])).toEqual(['2026-11-25']);
  });
});

describe('the coordinators’ list for a meeting that has no rung left for it', () => {
  const lost = { code: 'blocked', reason: 'They have blocked the clerk.', at: new Date('2026-11-20T08:00:00Z') };
  const members = everybody.map((member) => (member.id === sam.id ? { ...member, unreached: lost } : member));
  const before = (startsAt: string, more: Partial<LadderWorld> = {}): LadderWorld =>
    world([action(1, sam, updated)], { members, meetings: [october, meetingAt(startsAt, 'planned')], ...more });
  const lists = (of: LadderWorld, now: string, known: readonly KnownNudge[] = []): string[] =>
    read(beat(of, now, { known }).due).filter((nudge) => nudge.includes('unreached'));

  it('comes as soon as a meeting is put in at short notice', () => {
    const today = 'Kit Doyle: unreached 0 meeting 2026-11-27 []';
    expect(lists(before('2026-11-27T14:00:00Z'), '2026-11-27T09:10:00Z')).toEqual([today]);
    expect(lists(before('2026-11-27T14:00:00Z'), '2026-11-27T15:00:00Z')).toEqual([today]);
    const monday = before('2026-11-30T10:00:00Z');
    expect(lists(monday, '2026-11-27T19:00:00Z')).toEqual([]);
    expect(lists(monday, '2026-11-30T08:00:00Z')).toEqual(['Kit Doyle: unreached 0 meeting 2026-11-30 []']);
    expect(lists(before('2026-11-28T10:00:00Z'), '2026-11-30T08:00:00Z')).toEqual([
      'Kit Doyle: unreached 0 meeting 2026-11-28 []',
    ]);
    expect(lists(before('2026-11-27T14:00:00Z'), '2026-11-30T08:00:00Z')).toEqual([]);
  });

  it('comes once, and not where a rung has brought it', () => {
    const log = before('2026-11-27T14:00:00Z');
    const late = beat(log, '2026-11-27T09:10:00Z').due.find(({ kind }) => kind === 'unreached');
    if (late === undefined) throw new Error('Nothing is due.');
    const sent: KnownNudge = { ...entry(late), state: 'sent' };
    expect(lists(log, '2026-11-27T09:11:00Z', [sent])).toEqual([]);
    expect(lists(log, '2026-11-27T09:11:00Z', [{ ...sent, rung: -6 }])).toEqual([]);
    expect(lists(log, '2026-11-27T09:11:00Z', [{ ...sent, rung: -1, state: 'missed' }])).toHaveLength(1);
  });

  it('waits for the rung that is still to come, and follows it where somebody was lost only then', () => {
    const log = before('2026-12-08T10:00:00Z');
    expect(lists(log, '2026-12-04T09:00:00Z')).toEqual([]);
    expect(lists(log, '2026-12-07T09:00:00Z')).toEqual(['Kit Doyle: unreached -1 meeting 2026-12-08 []']);
    expect(lists(log, '2026-12-08T08:00:00Z')).toEqual(['Kit Doyle: unreached 0 meeting 2026-12-08 []']);
  });

  it('comes for a meeting on the day after another, whose rungs are the other’s', () => {
    const meetings = [october, december, meetingAt('2026-12-09T10:00:00Z', 'planned')];
    const log = before('2026-12-08T10:00:00Z', { meetings });
    expect(lists(log, '2026-12-07T09:00:00Z')).toEqual(['Kit Doyle: unreached -1 meeting 2026-12-08 []']);
    expect(lists(log, '2026-12-09T08:00:00Z')).toEqual(['Kit Doyle: unreached 0 meeting 2026-12-09 []']);
  });

  it('does not come where everybody can be reached, or the ladder has no such rung', () => {
    expect(lists(before('2026-11-27T14:00:00Z', { members: everybody }), '2026-11-27T09:10:00Z')).toEqual([]);
    const settings = settingsSchema.parse({ ladder: { unreached: [] } });
    const without = before('2026-11-27T14:00:00Z', { partnership: { ...portfolio, settings } });
    expect(lists(without, '2026-11-27T09:10:00Z')).toEqual([]);
  });

  it('is withdrawn with its meeting, and when everybody can be reached again', () => {
    const log = before('2026-11-27T14:00:00Z');
    const late = beat(log, '2026-11-27T09:10:00Z').due.find(({ kind }) => kind === 'unreached');
    if (late === undefined) throw new Error('Nothing is due.');
    const now = new Date('2026-11-27T09:11:00Z');
    expect(standingOf(log, entry(late), now)).toMatchObject({ holds: true, actions: [] });
    expect(standingOf({ ...log, meetings: [october] }, entry(late), now)).toMatchObject({ state: 'withdrawn' });
    expect(standingOf({ ...log, members: everybody }, entry(late), now)).toMatchObject({ state: 'withdrawn' });
  });

  it('shows in the look ahead of the evening before', () => {
    const coming = comingRungs(before('2026-11-30T10:00:00Z'), [], new Date('2026-11-27T19:00:00Z'));
    const [list] = coming.filter(({ rung }) => rung.kind === 'unreached');
    expect([list?.rung.due, [...(list?.recipients.gets.keys() ?? [])]]).toEqual([
      new Date('2026-11-30T08:00:00Z'),
      [kit.id],
    ]);
  });
});

it('shows the coming rungs of each kind, the soonest first', () => {
  const coming = comingRungs(
    world([action(1, sam), action(12, sam, { due: '2026-11-27' })]),
    [],
    new Date('2026-11-27T18:30:00Z'),
  );
  expect(coming.map(({ rung }) => `${rung.kind} ${rung.day}`)).toEqual([
    'unreached 2026-11-30',
    'overdue 2026-11-30',
    'reminder 2026-12-04',
    'brief 2026-12-08',
    'issue 2026-12-09',
  ]);
});

describe('whatever the day, the meeting and the log', () => {
  const days = fc.integer({ min: 0, max: 4380 }).map((n) => addDays('2024-01-01', n));
  const minutes = fc.integer({ min: 0, max: 1439 });
  const owners = fc.constantFrom(...everybody, null);
  const statuses = fc.constantFrom('proposed', 'in_progress', 'blocked', 'completed', 'awaiting_confirmation' as const);
  const logs = fc.tuple(days, fc.integer({ min: -20, max: 20 }), minutes).chain(([meetingDay, shift, minute]) =>
    fc.record({
      now: fc.constant(
        new Date(instantAt(addDays(meetingDay, shift), '00:00', 'Europe/London').getTime() + minute * 60_000),
      ),
      since: fc.integer({ min: 0, max: 20 * 24 * 60 }),
      meetings: fc.constant([meetingAt(instantAt(meetingDay, '10:00', 'Europe/London').toISOString(), 'planned')]),
      members: fc.constant(
        everybody.map((member) => (member.id % 3 === shift % 3 ? away(member, meetingDay) : member)),
      ),
      actions: fc.array(
        fc.tuple(owners, statuses, fc.integer({ min: -15, max: 15 })).map(([owner, status, offset]) => ({
          owner,
          status,
          due: addDays(meetingDay, shift + offset),
          issued: null,
        })),
        { maxLength: 8 },
      ),
    }),
  );

  function away(member: typeof sam, day: string): typeof sam {
    return { ...member, absences: [{ id: 1, from: addDays(day, -5), until: addDays(day, 2), coverId: null }] };
  }

  it('sends only within hours on working days, one a person and rung, and loses nobody', () => {
    fc.assert(
      fc.property(logs, ({ now, since, meetings, members, actions }) => {
        const before = new Date(now.getTime() - since * 60_000);
        const input: LadderInput = {
          ...{ partnership: portfolio, known: [], now, since: before, meetings, members, paper: null },
          actions: actions.map((fields, at) => action(at + 1, fields.owner, fields)),
        };
        const decided = nudgesDue(input);
        const all = [...decided.due, ...decided.missed];
        const keys = all.map((nudge) => [nudge.memberId, nudge.kind, nudge.rung, toKey(nudge.subject)].join());
        expect(new Set(keys).size).toBe(keys.length);
        for (const nudge of all) expect(isWorkingDay(dayOf(nudge.due, 'Europe/London'))).toBe(true);
        for (const nudge of decided.missed) expect(nudge.due < now).toBe(true);
        if (decided.due.length > 0) {
          const today = dayOf(now, 'Europe/London');
          expect(isWorkingDay(today)).toBe(true);
          expect(now >= instantAt(today, '08:00', 'Europe/London')).toBe(true);
          expect(now < instantAt(today, '18:00', 'Europe/London')).toBe(true);
        }
        for (const rung of [...all, ...decided.skipped].filter((each) =>
          ['call', 'digest', 'reminder', 'issue'].includes(each.kind),
        )) {
          const concerned = [...all, ...decided.skipped].filter(
            (each) => each.kind === rung.kind && isSameSubject(each.subject, rung.subject),
          );
          expect(new Set(concerned.map((each) => each.memberId)).size).toBe(everybody.length);
        }
        for (const nudge of all) expect(nudge.memberId).not.toBe(olu.id);
      }),
      { numRuns: randomRuns(400) },
    );
  });

  it('sends each rung once, however often it beats', () => {
    const log = world([action(1, sam), action(2, lee), action(12, sam, { due: '2026-12-01' })]);
    const known: KnownNudge[] = [];
    let since = new Date('2026-11-16T00:00:00Z');
    for (
      let at = new Date('2026-11-16T00:00:00Z');
      at < new Date('2026-12-12T00:00:00Z');
      at = new Date(at.getTime() + 37 * 60_000)
    ) {
      const decided = nudgesDue({ ...log, known, now: at, since });
      expect(decided.missed).toEqual([]);
      known.push(...decided.due.map((nudge) => ({ ...entry(nudge), state: 'sent' as const })));
      since = at;
    }
    expect(known.map((each) => `${String(each.memberId)} ${each.kind} ${String(each.rung)}`).sort()).toEqual(
      [
        '3 profiles -14',
        '1 call -14',
        '5 call -14',
        '1 digest -7',
        '5 digest -7',
        '1 reminder -2',
        '5 reminder -2',
        '4 brief 0',
        '1 overdue 1',
        '2 overdue 3',
        '2 overdue 5',
        '4 overdue 5',
      ].sort(),
    );
  });
});
