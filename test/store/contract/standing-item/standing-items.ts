import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../src/domain/canonical-json.ts';
import { standingItemFigures } from '../../../../src/domain/standing-item/figures.ts';
import type { StandingItemInputs, StoreCounts } from '../../../../src/domain/standing-item/inputs.ts';
import { NO_STATEMENTS } from '../../../../src/domain/standing-item/statements.ts';
import type { Prisma } from '../../../../src/store/generated/client.ts';
import { chatSource, NOW, PEOPLE, speakerFor } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

const period = { from: new Date('2026-11-03T10:00:00Z'), to: NOW };
const nextPeriod = { from: NOW, to: new Date('2027-02-02T10:00:00Z') };
const COUNTS: StoreCounts = {
  groups: [],
  flows: { sinceBoard: [], sinceMeeting: [] },
  ages: { upTo30: 2, upTo60: 0, upTo90: 0, over90: 0, notKnown: 0 },
  acceptance: [],
  trend: [],
  nominals: [],
  profiles: { accepted: 0, awaited: 1, pastReview: 0 },
  programmes: [],
};
const inputs: StandingItemInputs = {
  dataAsAt: '2026-11-23',
  boardMet: '2026-11-03',
  partnershipMet: '2026-10-13',
  acceptDays: 3,
  counts: COUNTS,
  published: [],
};
const figures = standingItemFigures(inputs);

export const standingItems: Contract = (underTest) => {
  const draft = async (over = period) => {
    const { store, seeded } = underTest();
    return store.standingItems.draft(
      seeded.partnershipId,
      over,
      { figures, inputs },
      await speakerFor(store, 'alex'),
      NOW,
      note(),
    );
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
      statements: NO_STATEMENTS,
      revision: 1,
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
    await store.standingItems.settlePosting(seeded.partnershipId, item, {
      conversationId: 'board',
      activityId: 'activity-9',
    });
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
      await store.standingItems.settlePosting(seeded.partnershipId, item, {
        conversationId: 'board',
        activityId: 'activity',
      });
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

  it('keeps what a version was made from, and knows every version that was posted', async () => {
    const { store, prisma, seeded } = underTest();
    const item = await draft();
    const frozen = await store.standingItems.frozen(seeded.partnershipId, item.number, item.version);
    expect(frozen).toEqual({ figures, inputs, isAsFrozen: true });
    expect(canonicalJson(standingItemFigures(frozen?.inputs ?? inputs))).toBe(canonicalJson(item.figures));
    expect(await store.standingItems.frozen(seeded.partnershipId, 9, 1)).toBeNull();
    expect(await store.standingItems.published(seeded.partnershipId)).toEqual([]);
    await store.standingItems.approve(item, await speakerFor(store, 'jo'), NOW, note());
    await store.standingItems.claimPosting(item, NOW, note());
    const { dataAsAt, sinceBoard, sinceMeeting, nominals, programmes } = figures;
    expect(await store.standingItems.published(seeded.partnershipId)).toEqual([
      { dataAsAt, sinceBoard, sinceMeeting, nominals, programmes },
    ]);
    await prisma.standingItem.update({
      where: { id: item.id },
      data: { inputs: { ...inputs, acceptDays: 4 } as unknown as Prisma.InputJsonObject },
    });
    expect(await store.standingItems.frozen(seeded.partnershipId, 1, 1)).toMatchObject({ isAsFrozen: false });
  });

  it('counts as the rules do, over the seeded log', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    const thresholds = {
      today: '2026-11-23',
      amberUntil: '2026-12-07',
      nextMeeting: '2026-12-08',
      lastMeeting: new Date('2026-10-13T09:00:00Z'),
      acceptedBy: '2026-11-18',
    };
    await prisma.action.update({
      where: { id: seeded.actionIds[24] ?? 0 },
      data: { completed: new Date('2026-11-05') },
    });
    await prisma.nominal.updateMany({ where: { kind: 'child' }, data: { opened: new Date('2026-11-10') } });
    await prisma.programme.create({
      data: { partnershipId, name: 'CANARY', venue: 'CANARY', referred: 12, started: 7, sessionsPlanned: 6 },
    });
    const trend = [{ at: new Date('2026-11-10T10:00:00Z'), day: '2026-11-10', after: '2026-10-13' }];
    const counts = await store.standingItems.counts(partnershipId, {
      ...{ thresholds, trend, timezone: 'Europe/London', boardMet: '2026-11-03', partnershipMet: '2026-10-13' },
    });
    const groups = await store.actions.groups(partnershipId, null, thresholds);
    const sorted = (all: readonly object[]) => all.map((one) => canonicalJson(one)).toSorted();
    expect(sorted(counts.groups)).toEqual(sorted(groups));
    const flow = (agency: string) => counts.flows.sinceMeeting.find((one) => one.agency === agency);
    expect(flow('Harbour Trust')).toMatchObject({ opened: 1, completed: 1, dated: 1, onTime: 1, carriedForward: 0 });
    expect(flow('Housing')).toMatchObject({ opened: 3, completed: 0, carriedForward: 0 });
    expect(counts.flows.sinceBoard.find((one) => one.agency === 'Housing')).toMatchObject({
      opened: 0,
      carriedForward: 3,
    });
    expect(counts.ages).toEqual({ upTo30: 2, upTo60: 4, upTo90: 0, over90: 0, notKnown: 0 });
    expect(counts.trend).toEqual([{ meeting: '2026-11-10', open: 4, overdue: 0, completed: 1, dated: 1, onTime: 1 }]);
    expect(counts.nominals).toContainEqual({
      kind: 'child',
      open: 1,
      sinceBoard: { opened: 1, closed: 0 },
      sinceMeeting: { opened: 1, closed: 0 },
    });
    expect(counts.programmes).toEqual([
      { number: 1, sessionsPlanned: 6, sessionsDelivered: 0, referred: 12, started: 7, completed: 0 },
    ]);
    expect(JSON.stringify(counts)).not.toContain('CANARY');
  });

  it('is found by its number and version, and the newest that the chair has approved apart from newer drafts', async () => {
    const { store, seeded } = underTest();
    const of = seeded.partnershipId;
    const jo = await speakerFor(store, 'jo');
    expect(await store.standingItems.lastApproved(of)).toBeNull();
    const first = await store.standingItems.approve(await draft(), jo, NOW, note());
    expect((await store.standingItems.lastApproved(of))?.version).toBe(1);
    const posted = first === null ? null : await store.standingItems.claimPosting(first, NOW, note());
    if (posted === null) throw new Error('It was not posted.');
    await store.standingItems.settlePosting(of, posted, { conversationId: 'board', activityId: 'activity' });
    await draft();
    expect(await store.standingItems.lastApproved(of)).toMatchObject({
      number: 1,
      version: 1,
      approvedBy: jo.member.name,
    });
    expect(await store.standingItems.version(of, 1, null)).toMatchObject({ version: 2, state: 'draft' });
    expect(await store.standingItems.version(of, 1, 1)).toMatchObject({ version: 1, state: 'posted' });
    expect(await store.standingItems.version(of, 1, 3)).toBeNull();
    expect(await store.standingItems.version(of, 2, null)).toBeNull();
  });
};
