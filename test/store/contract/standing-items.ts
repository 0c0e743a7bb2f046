import { expect, it } from 'vitest';
import type { StandingItemFigures } from '../../../src/domain/standing-item.ts';
import { chatSource, NOW, PEOPLE, speakerFor } from '../../support/builders.ts';
import type { Contract } from './each-store.ts';

const period = { from: new Date('2026-11-03T10:00:00Z'), to: NOW };
const nextPeriod = { from: NOW, to: new Date('2027-02-02T10:00:00Z') };
const figures: StandingItemFigures = {
  dataAsAt: '2026-11-23',
  actions: {
    opened: 2,
    completed: 1,
    overdue: 1,
    carriedForward: 4,
    awaitingConfirmation: 1,
    blocked: 1,
    withoutOwner: 1,
    onTimePercent: null,
  },
  ratings: { Blue: 1, Red: 1, Amber: 3, Green: 3 },
  strands: { pursue: 3, prevent: 1, protect: 3, prepare: 1 },
  agencies: [{ agency: 'Housing', open: 3, overdue: 1, completed: 0 }],
  nominals: [{ kind: 'child', opened: 'fewer than 5', closed: 'fewer than 5' }],
  profiles: { accepted: 0, awaited: 1, pastReview: 0 },
  programmes: [],
};

export const standingItems: Contract = (underTest) => {
  const draft = async (over = period) => {
    const { store, seeded } = underTest();
    return store.standingItems.draft(seeded.partnershipId, over, figures, await speakerFor(store, 'alex'), NOW, note());
  };
  const note = () => ({
    partnershipId: underTest().seeded.partnershipId,
    at: NOW,
    actor: PEOPLE.alex.email,
    event: 'standing item',
    subject: null,
    source: chatSource('alex'),
  });

  it('goes from draft to approved to posted, one step at a time and each once', async () => {
    const { store, prisma, seeded } = underTest();
    const jo = await speakerFor(store, 'jo');
    const item = await draft();
    expect(item).toEqual({
      id: item.id,
      number: 1,
      version: 1,
      state: 'draft',
      ...period,
      figures,
      draftedById: seeded.memberIds.alex,
      approvedBy: null,
      approvedAt: null,
      postedAt: null,
    });
    expect(await store.standingItems.latest(seeded.partnershipId)).toEqual(item);
    expect(await store.standingItems.claimPosting(item, NOW, note())).toBeNull();
    const approved = await store.standingItems.approve(item, jo, NOW, note());
    expect(approved).toEqual({ ...item, state: 'approved', approvedBy: 'Jo Bright', approvedAt: NOW });
    expect(await store.standingItems.approve(item, jo, NOW, note())).toBeNull();
    const claims = await Promise.all([1, 2, 3].map(() => store.standingItems.claimPosting(item, NOW, note())));
    expect(claims.filter((claimed) => claimed !== null)).toEqual([{ ...approved, state: 'posted', postedAt: NOW }]);
    await store.standingItems.settlePosting(seeded.partnershipId, item, 'activity-9');
    expect(await store.standingItems.lastPosted(seeded.partnershipId)).toMatchObject({ id: item.id, state: 'posted' });
    expect(await prisma.auditEntry.count()).toBe(3);
  });

  it('is approved again when nothing was sent', async () => {
    const { store, seeded } = underTest();
    const item = await draft();
    await store.standingItems.approve(item, await speakerFor(store, 'jo'), NOW, note());
    await store.standingItems.claimPosting(item, NOW, note());
    await store.standingItems.settlePosting(seeded.partnershipId, item, null);
    expect(await store.standingItems.lastPosted(seeded.partnershipId)).toBeNull();
    expect(await store.standingItems.latest(seeded.partnershipId)).toMatchObject({ state: 'approved', postedAt: null });
  });

  it('numbers what follows: the next version for a new draft or a correction, the next number for a new period', async () => {
    const { store, seeded } = underTest();
    const post = async (over = period) => {
      const item = await draft(over);
      await store.standingItems.approve(item, await speakerFor(store, 'jo'), NOW, note());
      await store.standingItems.claimPosting(item, NOW, note());
      await store.standingItems.settlePosting(seeded.partnershipId, item, 'activity');
      return item;
    };
    const first = await draft();
    const again = await draft();
    expect([again.number, again.version]).toEqual([1, 2]);
    expect(await store.standingItems.approve(first, await speakerFor(store, 'jo'), NOW, note())).toBeNull();
    const posted = await post();
    expect([posted.number, posted.version]).toEqual([1, 3]);
    const correction = await post();
    expect([correction.number, correction.version]).toEqual([1, 4]);
    expect(await store.standingItems.lastPosted(seeded.partnershipId)).toMatchObject({ version: 4 });
    const next = await draft(nextPeriod);
    expect([next.number, next.version]).toEqual([2, 1]);
    expect(await store.standingItems.lastPosted(seeded.partnershipId)).toMatchObject({ number: 1, version: 4 });
  });
};
