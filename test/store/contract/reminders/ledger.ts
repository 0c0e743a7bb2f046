import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { DueNudge } from '../../../../src/domain/reminders/nudge.ts';
import { toKey } from '../../../../src/domain/reminders/subject.ts';
import type { Settled } from '../../../../src/ports/ledger.ts';
import { NOW, seedPartnership, type PersonKey } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';
import { actionNumbered, changing } from '../actions/record-changes.ts';

const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
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
    subject: { of: 'meeting', day: '2026-12-08' },
    kind: 'digest',
    rung: -7,
    due: NOW,
    actionIds: [1, 2],
    ...more,
  });
  const claim = (at = NOW, messages = 10, holder = 'one', leaseMs = 60_000) =>
    underTest().store.ledger.claim({ holder, at, leaseMs, tenantId: null, messages });
  const idsOf = (entries: readonly { readonly id: number }[]): number[] => entries.map(({ id }) => id);
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
      subject: { of: 'meeting', day: '2026-12-08' },
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
    expect(oldest).toMatchObject({ memberId: dan, state: 'claimed', attempts: 0 });
    expect((await claim()).map((entry) => entry.memberId)).toEqual([sam]);
    expect(await claim()).toEqual([]);
    expect((await claim(minutesLater(0.9))).map((entry) => entry.memberId)).toEqual([]);
    expect((await claim(minutesLater(5), 10, 'two')).map((entry) => entry.memberId)).toEqual([nia]);
  });

  it('takes back what a stopped worker held: due again, or in doubt where it had been handed over', async () => {
    const { store, seeded, prisma } = underTest();
    await store.ledger.plan([digest('sam'), digest('nia'), digest('dan')], NOW);
    const [sam, nia] = await claim(NOW, 2, 'stopped', 1);
    await claim(NOW, 1, 'running');
    expect(await store.ledger.post([sam?.id ?? 0], 'stopped', [12])).toBe(true);
    await wait(20);
    // What is on its way keeps its lease for as long as a send may take.
    expect(await store.ledger.release()).toEqual({ due: 1, ambiguous: 0 });
    await prisma.nudge.updateMany({ where: { id: sam?.id ?? 0 }, data: { leaseUntil: new Date(0) } });
    expect(await store.ledger.release()).toEqual({ due: 0, ambiguous: 1 });
    expect((await known()).map(({ memberId, state }) => [memberId, state])).toEqual([
      [seeded.memberIds.sam, 'ambiguous'],
      [seeded.memberIds.nia, 'due'],
      [seeded.memberIds.dan, 'claimed'],
    ]);
    expect((await known())[0]?.reason).toContain('may or may not');
    // What comes back from the dead holds nothing any more.
    expect(await store.ledger.post([nia?.id ?? 0], 'stopped', [])).toBe(false);
    expect(idsOf(await claim(NOW, 10, 'running'))).toEqual([nia?.id]);
  });

  it('hands out all of a message or none of it', async () => {
    const { store } = underTest();
    const late = (number: number): DueNudge =>
      digest('sam', {
        kind: 'overdue',
        rung: 1,
        subject: { of: 'overdue', action: `A-${String(number)}`, due: '2026-11-18' },
      });
    await store.ledger.plan([late(12), digest('nia'), late(14), late(20)], NOW);
    expect((await claim(NOW, 1)).map(({ subject }) => toKey(subject))).toEqual([
      'A-12 due 2026-11-18',
      'A-14 due 2026-11-18',
      'A-20 due 2026-11-18',
    ]);
    expect(await claim(NOW, 1)).toHaveLength(1);
    expect(await claim()).toEqual([]);
  });

  it('knows whose messages wait, tenant by tenant', async () => {
    const { store, prisma, seeded } = underTest();
    const elsewhere = await seedPartnership(prisma, 'HARBOUR');
    await prisma.partnership.update({ where: { id: elsewhere.partnershipId }, data: { tenantId: 'harbour' } });
    await store.ledger.plan(
      [
        digest('sam'),
        digest('sam', { partnershipId: elsewhere.partnershipId, memberId: elsewhere.memberIds.sam }),
        digest('nia', { due: minutesLater(5) }),
      ],
      NOW,
    );
    expect([...(await store.ledger.waiting(NOW))].sort()).toEqual(['harbour', null]);
    const wanted = { holder: 'one', at: NOW, leaseMs: 60_000, tenantId: 'harbour', messages: 10 };
    expect(await store.ledger.claim(wanted)).toMatchObject([{ partnershipId: elsewhere.partnershipId }]);
    expect(await claim()).toMatchObject([{ partnershipId: seeded.partnershipId }]);
    expect(await store.ledger.waiting(NOW)).toEqual([]);
  });

  it('writes down with it who is out of reach, and who is to hear of it instead', async () => {
    const { store, seeded } = underTest();
    await store.ledger.plan([digest('sam')], NOW);
    const ids = idsOf(await claim());
    const unreached = { code: 'blocked', reason: 'They have blocked the clerk.', at: NOW };
    const subject = { of: 'mention', kind: 'digest', about: { of: 'meeting', day: '2026-12-08' } } as const;
    const mention = digest('sam', { kind: 'mention', subject });
    const follows = { plan: [mention], reach: { memberId: seeded.memberIds.sam, unreached } };
    await store.ledger.settle(
      ids,
      'one',
      { ...SENT, state: 'unreachable', reason: unreached.reason, sentAt: null },
      follows,
    );
    const sam = async () =>
      (await store.people.members(seeded.partnershipId)).find(({ id }) => id === seeded.memberIds.sam);
    expect((await sam())?.unreached).toEqual(unreached);
    expect((await known()).map(({ kind, state }) => [kind, state])).toEqual([
      ['digest', 'unreachable'],
      ['mention', 'due'],
    ]);
    await store.ledger.plan([digest('sam', { rung: -2 })], NOW);
    const reached = { reach: { memberId: seeded.memberIds.sam, unreached: null } };
    expect(await store.ledger.settle(idsOf(await claim()), 'one', SENT, reached)).toBe(true);
    expect((await sam())?.unreached).toBeNull();
  });

  it('gives each message that no longer shows its actions as they are, once', async () => {
    const { store, seeded } = underTest();
    const { partnershipId } = seeded;
    const update = async (number: number) => {
      const action = await actionNumbered(store, partnershipId, number);
      await store.actions.record(await changing(store, 'sam', [action], {}, { kind: 'progress', text: 'visited' }));
    };
    const outdated = () => store.ledger.outdated(partnershipId, minutesLater(-60), 10);
    await update(12);
    await store.ledger.plan([digest('sam'), digest('nia')], NOW);
    const [sam, nia] = await claim();
    await store.ledger.post([sam?.id ?? 0], 'one', [12, 14]);
    await store.ledger.post([nia?.id ?? 0], 'one', [20]);
    await store.ledger.settle([sam?.id ?? 0], 'one', SENT);
    await store.ledger.settle([nia?.id ?? 0], 'one', { ...SENT, activityId: 'a-2' });
    expect(await outdated()).toEqual([]);
    await update(14);
    expect(await outdated()).toMatchObject([
      { ids: [sam?.id], memberId: sam?.memberId, numbers: [12, 14], activityId: 'a-1', conversationId: 'c-1' },
    ]);
    expect(await outdated()).toEqual([]);
    await update(14);
    const [given] = await outdated();
    if (given === undefined) throw new Error('The message was updated again.');
    await store.ledger.notShown(given);
    expect(await outdated()).toEqual([given]);
    expect(await outdated()).toEqual([]);
  });

  it('takes a message that was just shown anew for what it shows, in its own partnership alone', async () => {
    const { store, seeded } = underTest();
    const { partnershipId } = seeded;
    const update = async () => {
      const action = await actionNumbered(store, partnershipId, 12);
      await store.actions.record(await changing(store, 'sam', [action], {}, { kind: 'progress', text: 'visited' }));
    };
    const outdated = () => store.ledger.outdated(partnershipId, minutesLater(-60), 10);
    await store.ledger.plan([digest('sam')], NOW);
    const [sam] = await claim();
    const id = sam?.id ?? 0;
    await store.ledger.post([id], 'one', [12]);
    await store.ledger.settle([id], 'one', SENT);
    await update();
    await store.ledger.showsAll(partnershipId, 'c-1', 'a-1');
    expect(await outdated()).toEqual([]);
    await update();
    await store.ledger.showsAll(partnershipId + 1, 'c-1', 'a-1');
    await store.ledger.showsAll(partnershipId, 'c-1', 'another');
    expect(await outdated()).toMatchObject([{ ids: [id] }]);
  });

  it('writes down what became of it, and tries again only when it is told to', async () => {
    const { store } = underTest();
    await store.ledger.plan([digest('sam'), digest('nia')], NOW);
    const [sam, nia] = await claim();
    for (const entry of [sam, nia]) await store.ledger.post([entry?.id ?? 0], 'one', []);
    await store.ledger.settle([sam?.id ?? 0], 'one', SENT);
    await store.ledger.settle([nia?.id ?? 0], 'one', {
      ...SENT,
      state: 'due',
      sentAt: null,
      reason: 'busy',
      nextAttemptAt: minutesLater(10),
    });
    await store.ledger.settle([], 'one', SENT);
    expect(await known()).toMatchObject([
      { state: 'sent', sentAt: NOW, attempts: 1 },
      { state: 'due', reason: 'busy', attempts: 1 },
    ]);
    expect(await claim(minutesLater(9))).toEqual([]);
    expect(await claim(minutesLater(10))).toMatchObject([{ id: nia?.id, attempts: 1 }]);
  });

  it('lets nobody write over what another claim holds or has sent, nor hand it over twice', async () => {
    const { store, prisma } = underTest();
    const WITHDRAWN: Settled = { ...SENT, state: 'withdrawn', sentAt: null, activityId: null, conversationId: null };
    await store.ledger.plan([digest('sam')], NOW);
    const [sam] = await claim(NOW, 1, 'slow', 1);
    await wait(20);
    await store.ledger.release();
    const ids = idsOf(await claim(NOW, 1, 'quick'));
    expect(ids).toEqual([sam?.id]);
    expect(await store.ledger.settle(ids, 'slow', WITHDRAWN)).toBe(false);
    expect(await store.ledger.settle(ids, null, WITHDRAWN)).toBe(false);
    expect(await store.ledger.post(ids, 'quick', [12])).toBe(true);
    expect(await store.ledger.post(ids, 'quick', [12])).toBe(false);
    expect(await store.ledger.settle(ids, 'quick', SENT)).toBe(true);
    for (const holder of ['slow', 'quick', null]) {
      expect(await store.ledger.settle(ids, holder, WITHDRAWN, { plan: [digest('nia')] })).toBe(false);
    }
    expect(await known()).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(await prisma.nudge.count()).toBe(1);
  });

  it('lets who handed it over say what became of it, though its lease ended on the way', async () => {
    const { store, prisma } = underTest();
    await store.ledger.plan([digest('sam'), digest('nia')], NOW);
    const [sam, nia] = await claim();
    for (const entry of [sam, nia]) await store.ledger.post([entry?.id ?? 0], 'one', []);
    await prisma.nudge.updateMany({ data: { leaseUntil: new Date(0) } });
    expect(await store.ledger.release()).toEqual({ due: 0, ambiguous: 2 });
    expect(await claim(NOW, 10, 'two')).toEqual([]);
    expect(await store.ledger.settle([sam?.id ?? 0], 'two', SENT)).toBe(false);
    expect(await store.ledger.settle([sam?.id ?? 0], 'one', SENT)).toBe(true);
    const again = { ...SENT, state: 'due' as const, reason: 'busy', sentAt: null, nextAttemptAt: NOW };
    expect(await store.ledger.settle([nia?.id ?? 0], 'one', again)).toBe(true);
    expect((await known()).map(({ state }) => state)).toEqual(['sent', 'due']);
    expect(idsOf(await claim(NOW, 10, 'two'))).toEqual([nia?.id]);
    expect(await store.ledger.post([nia?.id ?? 0], 'two', [])).toBe(true);
  });

  it('plans nothing for somebody who was removed meanwhile, and the rest all the same', async () => {
    const { store, seeded } = underTest();
    const gone = digest('sam', { memberId: 999_999 });
    expect(await store.ledger.plan([gone, digest('nia')], NOW)).toBe(1);
    const ids = idsOf(await claim());
    const follows = { plan: [{ ...gone, kind: 'relay' as const }, digest('dan', { kind: 'relay' })] };
    expect(await store.ledger.settle(ids, 'one', { ...SENT, state: 'unreachable', sentAt: null }, follows)).toBe(true);
    expect((await known()).map(({ memberId, kind }) => [memberId, kind])).toEqual([
      [seeded.memberIds.nia, 'digest'],
      [seeded.memberIds.dan, 'relay'],
    ]);
  });

  it('says whose conversation each message goes to, the same in all their partnerships', async () => {
    const { store, prisma, seeded } = underTest();
    const elsewhere = await seedPartnership(prisma, 'HARBOUR');
    const entraId = 'AAAAAAAA-0000-4000-8000-000000000001';
    const both = [seeded.memberIds.sam, elsewhere.memberIds.sam];
    await prisma.member.update({ where: { id: both[0] ?? 0 }, data: { entraId } });
    await prisma.member.update({ where: { id: both[1] ?? 0 }, data: { entraId: entraId.toLowerCase() } });
    await store.ledger.plan(
      [digest('sam'), digest('sam', { partnershipId: elsewhere.partnershipId, memberId: both[1] ?? 0 })],
      NOW,
    );
    const claimed = await claim();
    expect(claimed.map(({ entraId: whose, channelId }) => [whose, channelId])).toEqual([
      [entraId.toLowerCase(), null],
      [entraId.toLowerCase(), null],
    ]);
  });

  it('remembers its last beat', async () => {
    const { store } = underTest();
    expect(await store.ledger.lastBeat()).toBeNull();
    await store.ledger.beat(NOW);
    await store.ledger.beat(minutesLater(1));
    expect(await store.ledger.lastBeat()).toEqual(minutesLater(1));
  });
};
