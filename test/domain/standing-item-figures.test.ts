import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/action.ts';
import { peopleCount, standingItemFigures, type FiguresInput } from '../../src/domain/standing-item-figures.ts';

const HOUSING = { id: 1, name: 'Housing' };
const SAM = { id: 1, name: 'Sam Okafor', email: 'sam.okafor@example.org' };

function action(number: number, fields: Partial<Action>): Action {
  return {
    id: number,
    partnershipId: 1,
    ref: `A-${String(number)}`,
    number,
    title: 'CANARY title',
    nominal: { ref: 'N-CANARY', kind: 'individual', number: 1, open: true, clearedAgencyIds: [1] },
    strand: 'pursue',
    tactic: 'CANARY tactic',
    owner: SAM,
    agency: HOUSING,
    raised: '2026-09-01',
    due: '2026-12-31',
    originalDue: '2026-12-31',
    extensions: 0,
    status: 'in_progress',
    blocker: 'CANARY blocker',
    outcome: 'CANARY outcome',
    issued: null,
    handedOverAt: null,
    acceptedAt: null,
    requestedDue: null,
    completed: null,
    confirmedById: null,
    snoozedUntil: null,
    snoozeReason: null,
    powerId: null,
    safeguarding: false,
    lastUpdate: { at: new Date('2026-11-01'), by: 'Sam Okafor', text: 'CANARY update' },
    version: 1,
    ...fields,
  };
}

const INPUT: FiguresInput = {
  actions: [
    action(1, { raised: '2026-11-01' }),
    action(2, { due: '2026-11-20' }),
    action(3, { status: 'completed', completed: '2026-11-05', due: '2026-11-05' }),
    action(4, { status: 'completed', completed: '2026-11-09', due: '2026-11-05', strand: 'protect' }),
    action(5, { status: 'completed', completed: '2026-09-30' }),
    action(6, { status: 'blocked', owner: null, strand: 'protect' }),
    action(7, { status: 'awaiting_confirmation', due: '2026-11-01' }),
    action(8, { status: 'cancelled', due: '2026-11-01' }),
  ],
  nominals: [
    { kind: 'individual', opened: 7, closed: 4 },
    { kind: 'ocg', opened: 2, closed: 0 },
  ],
  profiles: [
    { received: '2026-10-01', accepted: '2026-10-06', reviewBy: '2026-11-01' },
    { received: null, accepted: null, reviewBy: null },
  ],
  programmes: [{ sessionsPlanned: 6, sessionsDelivered: 4, referred: 12, started: 9, completed: 3 }],
  thresholds: {
    today: '2026-11-23',
    amberUntil: '2026-12-07',
    nextMeeting: '2026-12-08',
    lastMeeting: new Date('2026-10-06T09:00:00Z'),
    acceptedBy: '2026-11-18',
  },
  from: '2026-10-13',
};

describe('the figures of the standing item', () => {
  it('counts what happened in the period and what stands at its end', () => {
    expect(standingItemFigures(INPUT).actions).toEqual({
      opened: 1,
      completed: 2,
      overdue: 1,
      carriedForward: 3,
      awaitingConfirmation: 1,
      blocked: 1,
      withoutOwner: 1,
      onTimePercent: 50,
    });
  });

  it('does not publish small counts about people, nought included', () => {
    const { nominals, programmes } = standingItemFigures(INPUT);
    expect(nominals).toContainEqual({ kind: 'individual', opened: 7, closed: 'fewer than 5' });
    expect(nominals).toContainEqual({ kind: 'child', opened: 'fewer than 5', closed: 'fewer than 5' });
    expect(nominals).toContainEqual({ kind: 'ocg', opened: 2, closed: 0 });
    expect(programmes[0]).toMatchObject({ referred: 12, completed: 'fewer than 5', sessionsDelivered: 4 });
    expect([0, 4, 5].map(peopleCount)).toEqual(['fewer than 5', 'fewer than 5', 5]);
  });

  it('lets no words that somebody typed through', () => {
    expect(JSON.stringify(standingItemFigures(INPUT))).not.toContain('CANARY');
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (words) => {
        const typed = `canary${words}`;
        const actions = INPUT.actions.map((one) => ({
          ...one,
          title: typed,
          tactic: typed,
          blocker: typed,
          outcome: typed,
        }));
        expect(standingItemFigures({ ...INPUT, actions })).toEqual(standingItemFigures(INPUT));
      }),
    );
  });

  it('says nothing about punctuality when nothing was completed', () => {
    expect(standingItemFigures({ ...INPUT, actions: [] }).actions.onTimePercent).toBeNull();
  });
});
