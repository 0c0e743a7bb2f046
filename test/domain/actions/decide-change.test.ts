import { describe, expect, it } from 'vitest';
import { ACTION_STATUSES, type Action, type ActionStatus } from '../../../src/domain/actions/action.ts';
import { countsAsUpdate, type Change, type ChangeIntent } from '../../../src/domain/actions/change.ts';
import { decideChange, type ChangeContext } from '../../../src/domain/actions/decide-change.ts';
import { anAction } from '../../support/an-action.ts';

const SAM = { id: 1, name: 'Sam Okafor', email: 'sam.okafor@example.org' };
const PRIYA = { id: 2, name: 'Priya Shah', email: 'priya.shah@example.org' };
const HOUSING = { id: 10, name: 'Housing' };
const POLICE = { id: 11, name: 'Police' };

const ACTION = anAction(12, { ref: 'A-0012', owner: SAM, agency: HOUSING, issued: null, version: 3 });

const CONTEXT: ChangeContext = {
  now: new Date('2026-11-23T10:00:00Z'),
  today: '2026-11-23',
  settings: { confirmation: true, extensionApproval: false },
  confirms: false,
  isChair: false,
  speaker: { ...SAM, agency: HOUSING },
  nextMeeting: '2026-12-08',
  target: null,
};

function decide(intent: ChangeIntent, action: Partial<Action> = {}, context: Partial<ChangeContext> = {}) {
  return decideChange(intent, { ...ACTION, ...action }, { ...CONTEXT, ...context });
}

function changed(intent: ChangeIntent, action: Partial<Action> = {}, context: Partial<ChangeContext> = {}): Change {
  const decision = decide(intent, action, context);
  if (!('set' in decision)) throw new Error(`Expected a change, got ${JSON.stringify(decision)}`);
  return decision;
}

/** What each plain intent makes of each status; "no" is a refusal. */
const TABLE: Record<
  'accept' | 'progress' | 'no_change' | 'blocked' | 'done' | 'confirm' | 'reopen',
  Record<ActionStatus, string>
> = {
  accept: row('accepted', 'no', 'no', 'no', 'no', 'no', 'no', 'no', 'no'),
  progress: row('in_progress', 'in_progress', 'in_progress', 'in_progress', 'in_progress', 'no', 'no', 'no', 'no'),
  no_change: row('proposed', 'accepted', 'in_progress', 'blocked', 'no', 'no', 'no', 'no', 'no'),
  blocked: row('blocked', 'blocked', 'blocked', 'blocked', 'blocked', 'no', 'no', 'no', 'no'),
  done: row(...fourTimes('awaiting_confirmation'), 'no', 'no', 'no', 'no', 'no'),
  confirm: row('no', 'no', 'no', 'no', 'completed', 'no', 'no', 'no', 'no'),
  reopen: row('no', 'no', 'no', 'no', ...fourTimes('in_progress'), 'in_progress'),
};

function row(...results: string[]): Record<ActionStatus, string> {
  return Object.fromEntries(ACTION_STATUSES.map((status, i) => [status, results[i]])) as Record<ActionStatus, string>;
}

function fourTimes(status: string): [string, string, string, string] {
  return [status, status, status, status];
}

describe('a change by the status it meets', () => {
  for (const [kind, results] of Object.entries(TABLE) as [keyof typeof TABLE, Record<ActionStatus, string>][]) {
    it.each(Object.entries(results))(`${kind}: %s → %s`, (status, expected) => {
      const decision = decide({ kind, note: null }, { status: status as ActionStatus });
      const after = 'set' in decision ? (decision.set.status ?? status) : 'no';
      expect(after).toBe(expected);
    });
  }
});

describe('what a change sets', () => {
  it('takes an action that was worked on as accepted', () => {
    expect(changed({ kind: 'progress', note: 'letter sent' }, { status: 'proposed' }).set.acceptedAt).toEqual(
      CONTEXT.now,
    );
  });

  it('gives an action that nobody owns to whoever accepts it', () => {
    const { set } = changed({ kind: 'accept', note: null }, { status: 'proposed', owner: null, agency: null });
    expect(set).toMatchObject({ status: 'accepted', owner: SAM, agency: HOUSING });
    expect(changed({ kind: 'accept', note: null }, { status: 'proposed', owner: PRIYA }).set.owner).toBeUndefined();
  });

  it('keeps a block when only a note comes in', () => {
    const { set } = changed({ kind: 'note', note: 'rang them again' }, { status: 'blocked', blocker: 'HMRC' });
    expect(set).toMatchObject({ status: 'blocked', blocker: 'HMRC' });
  });

  it('lifts a block with progress', () => {
    expect(changed({ kind: 'progress', note: null }, { status: 'blocked', blocker: 'HMRC' }).set.blocker).toBeNull();
  });

  it('completes at once where the partnership wants no confirmation', () => {
    const settings = { confirmation: false, extensionApproval: false };
    const { set } = changed({ kind: 'done', note: 'served' }, {}, { settings });
    expect(set).toMatchObject({ status: 'completed', completed: '2026-11-23', outcome: 'served' });
  });

  it('puts a declined action into the queue without owners', () => {
    const { set } = changed({ kind: 'decline', note: 'not ours' }, { status: 'proposed' });
    expect(set).toMatchObject({ owner: null, status: 'proposed' });
  });

  it('asks for the reason of a decline, a rejection and an end', () => {
    expect(decide({ kind: 'decline', note: null }, { status: 'proposed' })).toMatchObject({ missing: 'reason' });
    expect(decide({ kind: 'reject', note: null }, { status: 'awaiting_confirmation' })).toMatchObject({
      missing: 'reason',
    });
    expect(decide({ kind: 'end', as: 'not_done', note: null })).toMatchObject({ missing: 'reason' });
  });

  it('takes the day of its end from what is sent back: it has not ended', () => {
    const done = { status: 'awaiting_confirmation', completed: '2026-11-20' } as const;
    expect(changed({ kind: 'reject', note: 'no evidence' }, done).set).toMatchObject({
      ...{ status: 'in_progress', completed: null },
    });
  });

  it('sends back what awaits confirmation', () => {
    const { set } = changed({ kind: 'reject', note: 'no evidence' }, { status: 'awaiting_confirmation' });
    expect(set.status).toBe('in_progress');
  });

  it('asks a new owner to accept again, and keeps the work that was begun', () => {
    const target = { owner: PRIYA, agency: POLICE };
    expect(changed({ kind: 'reassign', to: 'Priya', note: null }, { status: 'accepted' }, { target }).set.status).toBe(
      'proposed',
    );
    expect(changed({ kind: 'reassign', to: 'Priya', note: null }, {}, { target }).set).toMatchObject({
      status: 'in_progress',
      ...target,
    });
  });

  it('refuses a note that is too long', () => {
    expect(decide({ kind: 'progress', note: 'x'.repeat(2001) })).toMatchObject({ refused: 'too long' });
  });
});

describe('more time', () => {
  const fortnight = { to: 'later', days: 14, months: 0 } as const;
  const extend = (due: ChangeIntent & { kind: 'extend' }) => due;

  it('counts another fortnight from the current due date, and keeps the original', () => {
    const { set } = changed(extend({ kind: 'extend', due: fortnight, note: 'court moved' }));
    expect(set).toMatchObject({ due: '2026-12-18', originalDue: '2026-12-04', extensions: 1 });
  });

  it('moves to the next meeting', () => {
    expect(changed({ kind: 'extend', due: { to: 'next meeting' }, note: 'agreed' }).set.due).toBe('2026-12-08');
  });

  it('moves to days after the next meeting', () => {
    const due = { to: 'after next meeting', days: 1 } as const;
    expect(changed({ kind: 'extend', due, note: 'agreed' }).set.due).toBe('2026-12-09');
  });

  it('needs a reason, and remembers the date meanwhile', () => {
    expect(decide({ kind: 'extend', due: fortnight, note: null })).toEqual({ missing: 'reason', due: '2026-12-18' });
    expect(decide({ kind: 'extend', due: null, note: 'court' })).toEqual({ missing: 'date and reason', due: null });
  });

  it('asks for another date where the one it comes to has gone by, and keeps the reason', () => {
    const gone = { missing: 'date and reason', due: null, gone: '2026-11-22' };
    expect(decide({ kind: 'extend', due: { to: 'date', date: '2026-11-22' }, note: 'why' })).toEqual(gone);
  });

  it.each([
    ['2026-12-04', 'not now'],
    ['2026-12-01', 'bad date'],
  ])('refuses %s', (date, refused) => {
    expect(decide({ kind: 'extend', due: { to: 'date', date }, note: 'why' })).toMatchObject({ refused });
  });

  it('lets a coordinator bring a date forward, which is no extension', () => {
    const { set } = changed(
      { kind: 'extend', due: { to: 'date', date: '2026-12-01' }, note: 'why' },
      {},
      { confirms: true },
    );
    expect(set).toMatchObject({ due: '2026-12-01', extensions: 0 });
  });

  it('waits for the chair where the partnership wants that', () => {
    const settings = { confirmation: true, extensionApproval: true };
    const asked = changed({ kind: 'extend', due: fortnight, note: 'court' }, {}, { settings });
    expect(asked.set).toEqual({ requestedDue: '2026-12-18' });
    const approved = changed({ kind: 'confirm', note: null }, { requestedDue: '2026-12-18' });
    expect(approved.set).toMatchObject({ due: '2026-12-18', extensions: 1, requestedDue: null });
  });
});

describe('a snooze', () => {
  const until = (date: string) => ({ to: 'date', date }) as const;
  const snoozed = { snoozedUntil: '2026-12-04', snoozeReason: 'court' };
  const none = { snoozedUntil: null, snoozeReason: null };

  it('keeps the day and the reason, and the status as it is', () => {
    const change = changed({ kind: 'snooze', until: until('2026-12-04'), note: 'court' });
    expect(change.set).toEqual(snoozed);
    expect(change.update).toEqual({ kind: 'snoozed', text: 'court' });
    expect(countsAsUpdate('snoozed')).toBe(false);
  });

  it('counts a span from today, and may last until the next meeting', () => {
    const week = { to: 'later', days: 7, months: 0 } as const;
    expect(changed({ kind: 'snooze', until: week, note: 'court' }).set.snoozedUntil).toBe('2026-11-30');
    const meeting = { to: 'next meeting' } as const;
    expect(changed({ kind: 'snooze', until: meeting, note: 'court' }).set.snoozedUntil).toBe('2026-12-08');
  });

  it('needs a day and a reason', () => {
    expect(decide({ kind: 'snooze', until: null, note: 'court' })).toEqual({ missing: 'date and reason', due: null });
    expect(decide({ kind: 'snooze', until: until('2026-12-04'), note: null })).toEqual({
      missing: 'reason',
      due: '2026-12-04',
    });
  });

  it.each([
    ['2026-11-22', '2026-12-08', 'Sunday 22 November 2026 is not in the future.'],
    ['2026-11-23', '2026-12-08', 'Monday 23 November 2026 is not in the future.'],
    ['2026-12-09', '2026-12-08', 'until Tuesday 8 December 2026 at the latest, the day of the next meeting'],
    ['2027-01-23', null, 'until Friday 22 January 2027 at the latest, 60 days from now'],
    ['2026-11-30', '2026-11-23', 'The partnership meets today'],
  ])('until %s with the next meeting on %s is refused', (date, nextMeeting, say) => {
    const intent = { kind: 'snooze', until: until(date), note: 'court' } as const;
    expect(decide(intent, {}, { nextMeeting })).toMatchObject({ say: expect.stringContaining(say) as string });
  });

  it('lasts up to 60 days where no meeting is known', () => {
    const intent = { kind: 'snooze', until: until('2027-01-22'), note: 'court' } as const;
    expect(changed(intent, {}, { nextMeeting: null }).set.snoozedUntil).toBe('2027-01-22');
  });

  it.each(ACTION_STATUSES)('of an action that is %s', (status) => {
    const isOpen = ['proposed', 'accepted', 'in_progress', 'blocked'].includes(status);
    const decision = decide({ kind: 'snooze', until: until('2026-12-04'), note: 'court' }, { status });
    expect('set' in decision).toBe(isOpen);
  });

  it('is of no use where nobody owns the action', () => {
    const intent = { kind: 'snooze', until: until('2026-12-04'), note: 'court' } as const;
    expect(decide(intent, { owner: null })).toMatchObject({ refused: 'not now' });
  });

  it('is ended by waking, while it lasts', () => {
    expect(changed({ kind: 'wake', note: null }, snoozed)).toMatchObject({ set: none, update: { kind: 'woken' } });
    expect(countsAsUpdate('woken')).toBe(false);
    expect(decide({ kind: 'wake', note: null })).toMatchObject({ refused: 'not now' });
    const over = { snoozedUntil: '2026-11-22', snoozeReason: 'court' };
    expect(decide({ kind: 'wake', note: null }, over)).toMatchObject({ refused: 'not now' });
  });

  it.each([
    ['more time', { kind: 'extend', due: until('2026-12-18'), note: 'why' }, none],
    ['another owner', { kind: 'reassign', to: 'Priya', note: null }, none],
    ['progress', { kind: 'progress', note: 'rang them' }, {}],
    ['being blocked', { kind: 'blocked', note: 'HMRC' }, {}],
    ['no change', { kind: 'no_change', note: null }, {}],
    ['being done', { kind: 'done', note: null }, {}],
  ] as const)('after %s', (_what, intent, ended) => {
    const { set } = changed(intent, snoozed, { target: { owner: PRIYA, agency: HOUSING } });
    const { snoozedUntil, snoozeReason } = set;
    expect(snoozedUntil === undefined ? {} : { snoozedUntil, snoozeReason }).toEqual(ended);
  });

  it('is ended by being declined, and by the chair’s yes to a new date', () => {
    expect(changed({ kind: 'decline', note: 'not ours' }, { ...snoozed, status: 'accepted' }).set).toMatchObject(none);
    const asked = { ...snoozed, requestedDue: '2026-12-18' };
    expect(changed({ kind: 'confirm', note: null }, asked).set).toMatchObject(none);
  });
});
