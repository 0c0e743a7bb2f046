import { expect, it } from 'vitest';
import { chatSource, NOW, speakerFor } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

export const nominals: Contract = (underTest) => {
  it('finds one by its key, with who may know of it', async () => {
    const { store, prisma, seeded } = underTest();
    const profile = await prisma.profile.create({
      data: { partnershipId: seeded.partnershipId, ref: 'P-0002', number: 2, title: 'Harbour', kind: 'location' },
    });
    await prisma.nominal.update({ where: { id: seeded.nominalIds['L-0007'] ?? 0 }, data: { profileId: profile.id } });
    const { Housing, Police } = seeded.agencyIds;
    expect(await store.nominals.byKey(seeded.partnershipId, { kind: 'location', number: 7 })).toEqual({
      id: seeded.nominalIds['L-0007'],
      ref: 'L-0007',
      kind: 'location',
      number: 7,
      categories: ['suspect'],
      open: true,
      leadAgency: { id: Housing, name: 'Housing' },
      clearedAgencies: [
        { id: seeded.agencyIds['Fire and Rescue'], name: 'Fire and Rescue' },
        { id: Housing, name: 'Housing' },
        { id: Police, name: 'Police' },
      ],
      profile: 'P-0002',
      opened: '2026-08-11',
      closed: null,
      reviewBy: null,
      heldSince: null,
      version: 1,
    });
    expect(await store.nominals.byKey(seeded.partnershipId, { kind: 'usg', number: 7 })).toBeNull();
    expect(await store.nominals.byKey(seeded.partnershipId + 1, { kind: 'location', number: 7 })).toBeNull();
  });

  it('holds one, releases it, and puts either back, unless it was changed meanwhile', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    const read = async () => {
      const found = await store.nominals.byKey(partnershipId, { kind: 'ocg', number: 1 });
      if (found === null) throw new Error('It is gone.');
      return found;
    };
    const label = () => ({ memberId: seeded.memberIds.alex, batch: crypto.randomUUID(), at: NOW });
    const note = (event: string, reason: string) => ({
      ...{ partnershipId, at: NOW, actor: 'alex.morgan@example.org', event, subject: 'G-0001' },
      ...{ source: chatSource('alex'), next: { reason } },
    });
    const before = await read();
    expect(await store.nominals.hold(before, '2026-11-23', label(), note('nominal.held', 'The trial'))).toBe(true);
    expect(await read()).toEqual({ ...before, heldSince: '2026-11-23', version: before.version + 1 });
    // As it was before: somebody else has held it meanwhile.
    expect(await store.nominals.hold(before, null, label(), note('nominal.released', 'Over'))).toBe(false);
    expect(await store.nominals.hold(await read(), null, label(), note('nominal.released', 'Over'))).toBe(true);
    const alex = await speakerFor(store, 'alex');
    const undo = () => store.undo.last(alex, NOW, chatSource('alex'), null);
    expect(await undo()).toMatchObject({ undone: true, what: ['that code is held again'] });
    expect(await read()).toMatchObject({ heldSince: '2026-11-23' });
    expect(await undo()).toMatchObject({ undone: true, what: ['that code is not held any more'] });
    expect(await read()).toMatchObject({ heldSince: null });
    expect(await undo()).toBeNull();
    const entries = await prisma.auditEntry.findMany({ where: { subject: 'G-0001' }, orderBy: { seq: 'asc' } });
    expect(entries.map(({ event, previous, next }) => ({ event, previous, next }))).toEqual([
      { event: 'nominal.held', previous: null, next: { reason: 'The trial' } },
      { event: 'nominal.released', previous: null, next: { reason: 'Over' } },
      { event: 'nominal.undone', previous: { heldSince: null }, next: { heldSince: '2026-11-23' } },
      { event: 'nominal.undone', previous: { heldSince: '2026-11-23' }, next: { heldSince: null } },
    ]);
  });

  it('lists those that an agency is cleared for, the open ones first', async () => {
    const { store, prisma, seeded } = underTest();
    await prisma.nominal.update({ where: { id: seeded.nominalIds['N-0001'] ?? 0 }, data: { status: 'closed' } });
    const list = async (agencyId: number | null, skip = 0, take = 10) => {
      const { items, total } = await store.nominals.list(seeded.partnershipId, { skip, take, agencyId });
      return [items.map((nominal) => nominal.ref), total];
    };
    expect(await list(null)).toEqual([['C-0004', 'G-0001', 'L-0007', 'N-0001'], 4]);
    expect(await list(null, 1, 2)).toEqual([['G-0001', 'L-0007'], 4]);
    expect(await list(null, 9, 2)).toEqual([[], 4]);
    expect(await list(seeded.agencyIds.Housing), 'a closed one is not theirs any more').toEqual([['L-0007'], 1]);
    expect(await list(seeded.agencyIds.Council)).toEqual([[], 0]);
  });

  it('counts by kind what was opened and closed in a period, and what is open at its end', async () => {
    const { store, prisma, seeded } = underTest();
    const set = (ref: string, data: object) =>
      prisma.nominal.update({ where: { id: seeded.nominalIds[ref] ?? 0 }, data });
    await set('N-0001', { opened: new Date('2026-10-01'), closed: new Date('2026-11-01'), status: 'closed' });
    await set('C-0004', { opened: new Date('2026-11-01') });
    await set('G-0001', { opened: null, closed: new Date('2026-12-01'), status: 'closed' });
    const counts = await store.nominals.counts(seeded.partnershipId, '2026-10-01', '2026-11-01');
    expect(counts).toEqual([
      { kind: 'individual', opened: 1, closed: 0, open: 1 },
      { kind: 'child', opened: 0, closed: 0, open: 0 },
      { kind: 'ocg', opened: 0, closed: 0, open: 1 },
      { kind: 'usg', opened: 0, closed: 0, open: 0 },
      { kind: 'location', opened: 0, closed: 0, open: 1 },
    ]);
    const next = await store.nominals.counts(seeded.partnershipId, '2026-11-01', '2026-12-02');
    expect(next.slice(0, 3)).toEqual([
      { kind: 'individual', opened: 0, closed: 1, open: 0 },
      { kind: 'child', opened: 1, closed: 0, open: 1 },
      { kind: 'ocg', opened: 0, closed: 1, open: 0 },
    ]);
  });
};
