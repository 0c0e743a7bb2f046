import { expect, it } from 'vitest';
import type { NewAction } from '../../../../src/ports/actions.ts';
import { chatSource, NOW, seedPartnership, speakerFor } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

export const addAction: Contract = (underTest) => {
  const add = async (more: Partial<NewAction> = {}, token: string | null = null) => {
    const { store, seeded } = underTest();
    const action: NewAction = {
      partnershipId: seeded.partnershipId,
      nominalId: seeded.nominalIds['L-0007'] ?? null,
      title: 'Joint visit',
      strand: 'protect',
      ownerId: seeded.memberIds.dan,
      agencyId: seeded.agencyIds['Fire and Rescue'],
      raised: '2026-11-23',
      due: '2027-01-12',
      ...more,
    };
    const label = { at: NOW, batch: crypto.randomUUID(), source: chatSource('alex'), token };
    const alex = await speakerFor(store, 'alex');
    const partnership = { ...alex.partnership, id: action.partnershipId };
    return store.actions.add(action, { ...alex, partnership }, label);
  };

  it('gives the next number, written as the others are, and the first entry of its history', async () => {
    const { store, prisma, seeded } = underTest();
    const added = await add({ title: 'Joint\u0000 visit' });
    expect(added).toMatchObject({
      ref: 'A-0025',
      number: 25,
      title: 'Joint visit',
      status: 'proposed',
      raised: '2026-11-23',
      due: '2027-01-12',
      originalDue: '2027-01-12',
      owner: { name: 'Dan Cole' },
      agency: { name: 'Fire and Rescue' },
      nominal: { ref: 'L-0007' },
      lastUpdate: null,
      version: 1,
    });
    expect(await store.actions.byNumber(seeded.partnershipId, [25])).toEqual([added]);
    expect(await store.actions.history(seeded.partnershipId, added?.id ?? 0, 5)).toEqual([
      { at: NOW, by: 'Alex Morgan', kind: 'added', status: 'proposed', text: null },
    ]);
    expect(await prisma.auditEntry.findFirst()).toMatchObject({
      event: 'action.added',
      subject: 'A-0025',
      previous: null,
    });
  });

  it('begins at 1 in an empty log', async () => {
    const { prisma } = underTest();
    const second = await seedPartnership(prisma, 'HARBOUR');
    await prisma.action.deleteMany({ where: { partnershipId: second.partnershipId } });
    expect(await add({ partnershipId: second.partnershipId, nominalId: null })).toMatchObject({
      ref: 'A-0001',
      number: 1,
    });
  });

  it('adds one action for a form that is sent twice', async () => {
    expect(await add({}, 'form-1')).toMatchObject({ number: 25 });
    expect(await add({}, 'form-1')).toBeNull();
    expect(await add({}, 'form-2')).toMatchObject({ number: 26 });
  });

  it('gives no number twice to those who add at once', async () => {
    const added = await Promise.all([add(), add(), add(), add()]);
    expect(added.map((action) => action?.number ?? 0).sort((a, b) => a - b)).toEqual([25, 26, 27, 28]);
  });
};
