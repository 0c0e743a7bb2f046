import { expect, it } from 'vitest';
import { chatSource, NOW, PEOPLE } from '../../support/builders.ts';
import type { Contract } from './each-store.ts';

export const smallAreas: Contract = (underTest) => {
  it('keeps one open question a person, closed by being read, and only for so long', async () => {
    const { store, seeded } = underTest();
    const { sam, nia } = seeded.memberIds;
    const before = new Date(NOW.getTime() - 1);
    await store.questions.ask(seeded.partnershipId, sam, { which: [12, 14] }, before);
    await store.questions.ask(seeded.partnershipId, sam, { which: 'a\u0000b' }, NOW);
    expect(await store.questions.take(seeded.partnershipId, nia, before)).toBeNull();
    expect(await store.questions.take(seeded.partnershipId, sam, before)).toEqual({ which: 'ab' });
    expect(await store.questions.take(seeded.partnershipId, sam, before)).toBeNull();
    await store.questions.ask(seeded.partnershipId, sam, {}, NOW);
    expect(await store.questions.take(seeded.partnershipId, sam, NOW)).toBeNull();
    expect(await store.questions.take(seeded.partnershipId, sam, before)).toBeNull();
  });

  it('reads programmes and profiles', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    await prisma.programme.create({
      data: { partnershipId, name: 'Risk and Resilience', venue: 'Horizons', sessionsPlanned: 6, referred: 12 },
    });
    await prisma.profile.create({
      data: {
        partnershipId,
        ref: 'P-0001',
        number: 1,
        title: 'Local profile',
        kind: 'location',
        requested: new Date('2026-11-24'),
        reviewBy: new Date('2027-03-01'),
      },
    });
    expect(await store.registers.programmes(partnershipId)).toEqual([
      {
        id: expect.any(Number) as number,
        number: 1,
        name: 'Risk and Resilience',
        venue: 'Horizons',
        partners: [],
        starts: null,
        weeks: null,
        sessionsPlanned: 6,
        sessionsDelivered: null,
        referred: 12,
        started: null,
        completed: null,
      },
    ]);
    expect(await store.registers.profiles(partnershipId)).toEqual([
      {
        id: expect.any(Number) as number,
        ref: 'P-0001',
        number: 1,
        title: 'Local profile',
        kind: 'location',
        requested: '2026-11-24',
        received: null,
        accepted: null,
        reviewBy: '2027-03-01',
        nominals: [],
      },
    ]);
    expect(await store.registers.programmes(partnershipId + 1)).toEqual([]);
  });

  it('lists partnerships with the settings that differ from the usual ones', async () => {
    const { store, prisma, seeded } = underTest();
    await prisma.partnership.updateMany({ data: { settings: { confirmation: false } } });
    const [partnership] = await store.partnerships();
    expect(partnership).toMatchObject({
      id: seeded.partnershipId,
      code: 'PORTFOLIO',
      settings: { confirmation: false, amberDays: 10 },
    });
  });

  it('appends to the audit trail', async () => {
    const { store, prisma, seeded } = underTest();
    await store.note({
      partnershipId: seeded.partnershipId,
      at: NOW,
      actor: PEOPLE.sam.email,
      event: 'nominal.shown',
      subject: 'L-0007',
      source: chatSource('sam'),
      next: { to: 'Sam\u0000' },
    });
    expect(await prisma.auditEntry.findMany()).toMatchObject([
      { event: 'nominal.shown', previous: null, next: { to: 'Sam' } },
    ]);
  });
};
