import { expect, it } from 'vitest';
import type { DueNudge } from '../../../src/domain/nudge.ts';
import type { Settled } from '../../../src/ports.ts';
import { NOW, type PersonKey } from '../../support/builders.ts';
import type { Contract } from './each-store.ts';

const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const LEASE = 60_000;
const SENT: Settled = {
  state: 'sent',
  reason: null,
  sentAt: NOW,
  activityId: 'a-1',
  conversationId: 'c-1',
  nextAttemptAt: null,
};

export const ledger: Contract = (underTest) => {
  const digest = (who: PersonKey, more: Partial<DueNudge> = {}): DueNudge => ({
    partnershipId: underTest().seeded.partnershipId,
    memberId: underTest().seeded.memberIds[who],
    subject: 'meeting 2026-12-08',
    kind: 'digest',
    rung: -7,
    due: NOW,
    actionIds: [1, 2],
    ...more,
  });
  const claim = (at = NOW, take = 10, worker = 'one') => underTest().store.ledger.claim(worker, at, LEASE, take);
  const known = () => underTest().store.ledger.known(underTest().seeded.partnershipId, new Date(0));

  it('plans each nudge once', async () => {
    const { store, seeded } = underTest();
    expect(await store.ledger.plan([digest('sam'), digest('nia')], NOW)).toBe(2);
    expect(await store.ledger.plan([digest('sam'), digest('nia'), digest('sam', { rung: -2 })], NOW)).toBe(1);
    expect(await store.ledger.plan([], NOW)).toBe(0);
    const [first] = await known();
    expect(first).toEqual({
      id: first?.id,
      partnershipId: seeded.partnershipId,
      memberId: seeded.memberIds.sam,
      subject: 'meeting 2026-12-08',
      kind: 'digest',
      rung: -7,
      due: NOW,
      state: 'due',
      reason: null,
      sentAt: null,
      attempts: 0,
    });
    expect(await store.ledger.known(seeded.partnershipId, minutesLater(1))).toEqual([]);
  });

  it('hands each due entry to one worker, the oldest first, and none before its time', async () => {
    const { store } = underTest();
    await store.ledger.plan(
      [digest('nia', { due: minutesLater(5) }), digest('sam'), digest('dan', { due: minutesLater(-5) })],
      NOW,
    );
    const { sam, dan, nia } = underTest().seeded.memberIds;
    const [oldest] = await claim(NOW, 1);
    expect(oldest).toMatchObject({ memberId: dan, state: 'claimed', attempts: 1 });
    expect((await claim()).map((entry) => entry.memberId)).toEqual([sam]);
    expect(await claim()).toEqual([]);
    expect((await claim(minutesLater(0.9))).map((entry) => entry.memberId)).toEqual([]);
    expect((await claim(minutesLater(5), 10, 'two')).map((entry) => entry.memberId)).toEqual([nia]);
  });

  it('never sends again what a worker had in hand when it disappeared', async () => {
    const { store } = underTest();
    await store.ledger.plan([digest('sam')], NOW);
    await claim();
    expect(await claim(minutesLater(2), 10, 'two')).toEqual([]);
    expect(await known()).toMatchObject([
      { state: 'ambiguous', reason: expect.stringContaining('may or may not') as string },
    ]);
    expect(await claim(minutesLater(4))).toEqual([]);
  });

  it('writes down what became of it, and tries again only when it is told to', async () => {
    const { store } = underTest();
    await store.ledger.plan([digest('sam'), digest('nia')], NOW);
    const [sam, nia] = await claim();
    await store.ledger.settle([sam?.id ?? 0], SENT);
    await store.ledger.settle([nia?.id ?? 0], {
      ...SENT,
      state: 'due',
      sentAt: null,
      reason: 'busy',
      nextAttemptAt: minutesLater(10),
    });
    await store.ledger.settle([], SENT);
    expect(await known()).toMatchObject([
      { state: 'sent', sentAt: NOW, attempts: 1 },
      { state: 'due', reason: 'busy', attempts: 1 },
    ]);
    expect(await claim(minutesLater(9))).toEqual([]);
    expect(await claim(minutesLater(10))).toMatchObject([{ id: nia?.id, attempts: 2 }]);
  });

  it('remembers its last beat', async () => {
    const { store } = underTest();
    expect(await store.ledger.lastBeat()).toBeNull();
    await store.ledger.beat(NOW);
    await store.ledger.beat(minutesLater(1));
    expect(await store.ledger.lastBeat()).toEqual(minutesLater(1));
  });
};
