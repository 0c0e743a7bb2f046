import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, settledOf } from '../../src/delivery/settle-outcome.ts';

const now = new Date('2026-11-27T09:00:00Z');
const closes = new Date('2026-11-27T18:00:00Z');
const sending = { now, attempts: 1, closes, jitter: 1 };
const busy = { outcome: 'retry', code: 'busy', reason: 'Teams is busy.', afterMs: null } as const;

describe('what the ledger keeps of a send', () => {
  it('is where and when it arrived', () => {
    expect(settledOf({ outcome: 'sent', activityId: 'a1', conversationId: 'c1' }, sending)).toEqual({
      ...{ state: 'sent', reason: null, sentAt: now, activityId: 'a1', conversationId: 'c1', nextAttemptAt: null },
    });
  });

  it.each(['ambiguous', 'unreachable', 'failed'] as const)('is final when it is %s', (outcome) => {
    expect(settledOf({ outcome, code: 'a-code', reason: 'Why' }, sending)).toMatchObject({
      ...{ state: outcome, reason: 'Why', sentAt: null, nextAttemptAt: null },
    });
  });

  it.each([
    [1, 1, 60_000],
    [1, 0, 30_000],
    [2, 1, 120_000],
    [4, 1, 480_000],
  ])('is another attempt after attempt %i, with jitter %d, in %i ms', (attempts, jitter, pause) => {
    const settled = settledOf(busy, { ...sending, attempts, jitter });
    expect(settled).toMatchObject({ state: 'due', reason: 'Teams is busy.' });
    expect(settled.nextAttemptAt).toEqual(new Date(now.getTime() + pause));
  });

  it('waits as long as Teams asks', () => {
    const settled = settledOf({ ...busy, afterMs: 900_000 }, sending);
    expect(settled.nextAttemptAt).toEqual(new Date('2026-11-27T09:15:00Z'));
  });

  it('is a failure after the last attempt', () => {
    expect(settledOf(busy, { ...sending, attempts: MOST_ATTEMPTS })).toMatchObject({
      ...{ state: 'failed', reason: 'Teams is busy (tried 5 times)', nextAttemptAt: null },
    });
  });

  it('is a failure where the next attempt would fall outside the hours', () => {
    const late = { ...sending, now: new Date('2026-11-27T17:59:30Z') };
    expect(settledOf(busy, late)).toMatchObject({ state: 'failed', reason: 'Teams is busy (no time left today)' });
  });
});
