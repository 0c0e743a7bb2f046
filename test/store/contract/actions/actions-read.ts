import { expect, it } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import { bragFacts, bragThresholds } from '../../../../src/domain/actions/brag.ts';
import { canSeeAction } from '../../../../src/domain/policy/policy.ts';
import type { ActionFilter, ActionGroup } from '../../../../src/ports/actions.ts';
import { NOW, PEOPLE, speakerFor, type PersonKey } from '../../../support/builders.ts';
import { scatterActions } from '../../../support/scatter-actions.ts';
import type { Contract } from '../each-store.ts';
import { actionNumbered, changing } from './record-changes.ts';

const EVERYTHING = { skip: 0, take: 10_000 };
const EVERYBODY = Object.keys(PEOPLE) as PersonKey[];

export const actionsRead: Contract = (underTest) => {
  const list = async (filter: Partial<ActionFilter>, page = EVERYTHING) => {
    const { store, seeded } = underTest();
    return store.actions.list({ partnershipId: seeded.partnershipId, visibleTo: null, ...filter }, page);
  };
  const refs = async (filter: Partial<ActionFilter>) => (await list(filter)).items.map((action) => action.ref);

  it('reads actions by number, in the order asked for, leaving out what is not there', async () => {
    const { store, seeded } = underTest();
    const actions = await store.actions.byNumber(seeded.partnershipId, [20, 999, 12]);
    expect(actions.map((action) => action.ref)).toEqual(['A-0020', 'A-0012']);
    expect(await store.actions.byNumber(seeded.partnershipId + 1, [12])).toEqual([]);
    expect(await store.actions.byNumber(seeded.partnershipId, [])).toEqual([]);
    expect(actions[1]).toEqual({
      id: seeded.actionIds[12] ?? 0,
      partnershipId: seeded.partnershipId,
      ref: 'A-0012',
      number: 12,
      title: 'Visit the premises with the landlord',
      nominal: {
        ref: 'L-0007',
        kind: 'location',
        number: 7,
        open: true,
        clearedAgencyIds: expect.arrayContaining([
          seeded.agencyIds.Housing,
          seeded.agencyIds.Police,
          seeded.agencyIds['Fire and Rescue'],
        ]) as number[],
      },
      strand: 'protect',
      tactic: null,
      owner: { id: seeded.memberIds.sam, name: 'Sam Okafor', email: 'sam.okafor@example.org' },
      agency: { id: seeded.agencyIds.Housing, name: 'Housing' },
      raised: '2026-10-13',
      due: '2026-12-04',
      originalDue: '2026-12-04',
      extensions: 0,
      status: 'in_progress',
      blocker: null,
      outcome: null,
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
      lastUpdate: null,
      version: 1,
    } satisfies Action);
  });

  it('lists by due date, then number, those without a date last', async () => {
    const { prisma, seeded } = underTest();
    await prisma.action.update({ where: { id: seeded.actionIds[15] ?? 0 }, data: { due: null } });
    await prisma.action.update({ where: { id: seeded.actionIds[20] ?? 0 }, data: { due: new Date('2026-12-04') } });
    expect(await refs({})).toEqual(['A-0024', 'A-0022', 'A-0012', 'A-0020', 'A-0023', 'A-0014', 'A-0021', 'A-0015']);
  });

  it('filters by owner, agency, nominal, status, date, silence, and the lack of an owner', async () => {
    const { seeded } = underTest();
    const { sam, priya } = seeded.memberIds;
    expect(await refs({ ownerIds: [sam, priya] })).toEqual(['A-0015', 'A-0012', 'A-0014']);
    expect(await refs({ ownerIds: [] })).toEqual([]);
    expect(await refs({ agencyId: seeded.agencyIds.Police })).toEqual(['A-0020']);
    expect(await refs({ nominalId: seeded.nominalIds['L-0007'] ?? 0 })).toEqual(['A-0012', 'A-0014', 'A-0021']);
    expect(await refs({ statuses: ['blocked', 'completed'] })).toEqual(['A-0024', 'A-0014']);
    expect(await refs({ dueBefore: '2026-11-27' })).toEqual(['A-0024', 'A-0015']);
    expect(await refs({ ownerless: true })).toEqual(['A-0023']);
    expect(await refs({ ids: [seeded.actionIds[12] ?? 0] })).toEqual(['A-0012']);
    const silent = await refs({ silentSince: new Date('2026-11-02T14:00:00Z'), ownerIds: [sam, seeded.memberIds.nia] });
    expect(silent).toEqual(['A-0012', 'A-0014']);
  });

  it('cuts pages, each with the whole total, also beyond the last', async () => {
    const page = async (skip: number, take: number) => {
      const { items, total } = await list({}, { skip, take });
      return [items.map((action) => action.number), total];
    };
    expect(await page(0, 3)).toEqual([[24, 15, 22], 8]);
    expect(await page(6, 3)).toEqual([[14, 21], 8]);
    expect(await page(9, 3)).toEqual([[], 8]);
    expect(await page(0, 0)).toEqual([[], 8]);
  });

  it('shows each person exactly what the policy lets them see, on any log', async () => {
    const { store, prisma, seeded } = underTest();
    for (const seed of [1, 2, 3]) {
      await scatterActions(prisma, seeded, { count: 60, seed, from: seed * 100 });
      const all = (await list({})).items;
      for (const who of EVERYBODY) {
        const speaker = await speakerFor(store, who);
        const may = all.filter((action) => canSeeAction(speaker, action)).map((action) => action.ref);
        expect(await refs({ visibleTo: speaker }), who).toEqual(may);
      }
    }
  });

  it('counts by the same facts as the rating rules read off each action', async () => {
    const { store, prisma, seeded } = underTest();
    await scatterActions(prisma, seeded, { count: 200, seed: 7, from: 100 });
    const all = (await list({})).items;
    for (const who of ['alex', 'sam', 'dan', 'lee'] as const) {
      const speaker = await speakerFor(store, who);
      const meetings = await store.meetings.all(seeded.partnershipId);
      const some = bragThresholds(speaker.partnership, meetings, NOW);
      for (const thresholds of [some, { ...some, lastMeeting: null, nextMeeting: null }]) {
        const expected = new Map<string, number>();
        for (const action of all.filter((candidate) => canSeeAction(speaker, candidate))) {
          const key = keyOf({
            facts: bragFacts(action, thresholds),
            agency: action.agency?.name ?? null,
            strand: action.strand,
            ownerless: action.owner === null,
          });
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const groups = await store.actions.groups(seeded.partnershipId, speaker, thresholds);
        expect(new Map(groups.map((group) => [keyOf(group), group.count]))).toEqual(expected);
      }
    }
  });

  it('tells what happened since an instant, the newest first, in pages, to whom it may', async () => {
    const { store, seeded } = underTest();
    const say = async (who: PersonKey, number: number, text: string, at: string) => {
      const action = await actionNumbered(store, seeded.partnershipId, number);
      const more = { at: new Date(at) };
      await store.actions.record(await changing(store, who, [action], {}, { kind: 'progress', text }, more));
    };
    await say('sam', 12, 'before', '2026-11-20T10:00:00Z');
    await say('nia', 20, 'secret', '2026-11-21T10:00:00Z');
    await say('sam', 12, 'after', '2026-11-22T10:00:00Z');
    const since = new Date('2026-11-20T10:00:00Z');
    const read = (who: PersonKey | null, page = EVERYTHING) =>
      Promise.resolve(who === null ? null : speakerFor(store, who)).then((speaker) =>
        store.actions.updatesSince(seeded.partnershipId, speaker, since, page),
      );
    const everything = await read(null);
    expect(everything.items.map((entry) => [entry.actionRef, entry.by, entry.text])).toEqual([
      ['A-0012', 'Sam Okafor', 'after'],
      ['A-0020', 'Nia Evans', 'secret'],
    ]);
    expect((await read('dan')).items.map((entry) => entry.text)).toEqual(['after']);
    expect((await read(null, { skip: 1, take: 1 })).items.map((entry) => entry.text)).toEqual(['secret']);
    expect(await read(null, { skip: 5, take: 1 })).toEqual({ items: [], total: 2 });
    expect(await store.actions.updateCounts(seeded.partnershipId, null, since)).toEqual({ progress: 2 });
    expect(
      (await store.actions.history(seeded.partnershipId, seeded.actionIds[12] ?? 0, 1)).map((entry) => entry.text),
    ).toEqual(['after']);
  });

  it('names the owners who have not updated, and the queue without one', async () => {
    const { store, seeded } = underTest();
    const since = new Date('2026-11-10T00:00:00Z');
    const owners = await store.actions.silentOwners(seeded.partnershipId, null, since);
    expect(owners).toEqual([
      { memberId: seeded.memberIds.dan, name: 'Dan Cole', agency: 'Fire and Rescue', refs: ['A-0021'] },
      { memberId: seeded.memberIds.priya, name: 'Priya Shah', agency: 'Housing', refs: ['A-0015'] },
      { memberId: seeded.memberIds.sam, name: 'Sam Okafor', agency: 'Housing', refs: ['A-0012', 'A-0014'] },
      { memberId: null, name: null, agency: "Children's Services", refs: ['A-0023'] },
    ]);
    const toLee = await store.actions.silentOwners(seeded.partnershipId, await speakerFor(store, 'lee'), since);
    expect(toLee.map((owner) => owner.refs)).toEqual([['A-0023']]);
  });
};

function keyOf({ facts, agency, strand, ownerless }: Omit<ActionGroup, 'count'>): string {
  const { status, overdue, dueSoon, dueBeforeMeeting, updatedSinceMeeting, acceptanceLate } = facts;
  return JSON.stringify([
    status,
    overdue,
    dueSoon,
    dueBeforeMeeting,
    updatedSinceMeeting,
    acceptanceLate,
    agency,
    strand,
    ownerless,
  ]);
}
