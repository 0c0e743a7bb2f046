import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/domain/partnership/settings.ts';
import { chatSource, NOW, PEOPLE, seedPartnership, speakerFor, TENANT, TODAY } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

export const people: Contract = (underTest) => {
  it('knows a speaker by their Entra id, whatever its case, with agency, roles and settings', async () => {
    const { store, seeded } = underTest();
    const [arrival, ...others] = await store.people.arrivals(PEOPLE.sam.entraId.toUpperCase(), TENANT, TODAY, []);
    expect(others).toEqual([]);
    expect(arrival?.speaker).toMatchObject({
      chosen: true,
      wasAsked: false,
      standsInFor: [],
      member: {
        id: seeded.memberIds.sam,
        name: 'Sam Okafor',
        email: 'sam.okafor@example.org',
        agency: { id: seeded.agencyIds.Housing, name: 'Housing' },
        roles: ['member'],
        account: 'member',
        deputyId: seeded.memberIds.robin,
        absences: [],
      },
      partnership: { id: seeded.partnershipId, name: 'Operation Portfolio', settings: DEFAULT_SETTINGS },
    });
    expect(arrival?.speaker.partnership.createdAt).toEqual(new Date('2026-06-01T09:00:00Z'));
  });

  it('brings the meetings, and the actions that are named, as they are read one by one', async () => {
    const { store, seeded } = underTest();
    const { partnershipId } = seeded;
    const [arrival] = await store.people.arrivals(PEOPLE.sam.entraId, TENANT, TODAY, [14, 12, 999]);
    expect(arrival?.meetings).toEqual(await store.meetings.all(partnershipId));
    expect(arrival?.meetings).not.toEqual([]);
    const byNumber = [...(arrival?.named ?? [])].sort((a, b) => a.number - b.number);
    expect(byNumber).toEqual(await store.actions.byNumber(partnershipId, [12, 14]));
    expect(byNumber).toHaveLength(2);
  });

  it('does not know a stranger', async () => {
    const { store } = underTest();
    expect(await store.people.arrivals('00000000-0000-4000-8000-00000000ffff', TENANT, TODAY, [])).toEqual([]);
  });

  it('knows nobody who speaks from another tenant than the one the partnership names', async () => {
    const { store, prisma } = underTest();
    await prisma.partnership.updateMany({ data: { tenantId: TENANT.toUpperCase() } });
    expect(await store.people.arrivals(PEOPLE.sam.entraId, TENANT, TODAY, [])).toHaveLength(1);
    expect(await store.people.arrivals(PEOPLE.sam.entraId, 'another', TODAY, [])).toEqual([]);
    expect(await store.people.arrivals(PEOPLE.sam.entraId, null, TODAY, [])).toEqual([]);
  });

  it('puts the partnership that somebody of two chose first', async () => {
    const { store, prisma, seeded } = underTest();
    const second = await seedPartnership(prisma, 'HARBOUR');
    const ids = async () =>
      (await store.people.arrivals(PEOPLE.sam.entraId, TENANT, TODAY, [])).map(({ speaker }) => [
        speaker.partnership.id,
        speaker.chosen,
      ]);
    expect(await ids()).toEqual([
      [seeded.partnershipId, false],
      [second.partnershipId, false],
    ]);
    await store.people.choosePartnership(PEOPLE.sam.entraId, TENANT, second.partnershipId);
    expect(await ids()).toEqual([
      [second.partnershipId, true],
      [seeded.partnershipId, false],
    ]);
    await store.people.choosePartnership(PEOPLE.sam.entraId, TENANT, seeded.partnershipId);
    expect((await ids())[0]).toEqual([seeded.partnershipId, true]);
  });

  it('says for whom somebody stands in: always as deputy, as cover only on the days away', async () => {
    const { store, seeded } = underTest();
    const { sam, robin, priya, dan } = seeded.memberIds;
    await store.people.addAbsence(
      { memberId: priya, from: '2026-11-23', until: '2026-11-27', coverId: dan },
      label(priya),
      note('priya'),
    );
    expect((await speakerFor(store, 'robin')).standsInFor).toEqual([sam]);
    expect((await speakerFor(store, 'dan')).standsInFor).toEqual([priya]);
    expect((await speakerFor(store, 'dan', '2026-11-27')).standsInFor).toEqual([priya]);
    expect((await speakerFor(store, 'dan', '2026-11-28')).standsInFor).toEqual([]);
    expect((await speakerFor(store, 'dan', '2026-11-22')).standsInFor).toEqual([]);
    expect(robin).not.toBe(dan);
  });

  it('records an absence and its end, and who said so', async () => {
    const { store, prisma, seeded } = underTest();
    const { priya, dan } = seeded.memberIds;
    const away = { from: '2026-11-20', until: '2026-12-04', coverId: dan };
    const { id } = await store.people.addAbsence({ memberId: priya, ...away }, label(priya), note('priya'));
    expect((await speakerFor(store, 'priya')).member.absences).toEqual([{ id, ...away }]);
    await store.people.endAbsence({ id }, '2026-11-22', label(priya), note('priya'));
    expect((await speakerFor(store, 'priya')).member.absences).toEqual([]);
    expect((await speakerFor(store, 'dan')).standsInFor).toEqual([]);
    const [{ absences } = { absences: [] }] = (await store.people.members(seeded.partnershipId)).filter(
      (m) => m.id === priya,
    );
    expect(absences).toEqual([{ id, ...away, until: '2026-11-22' }]);
    expect(await prisma.auditEntry.count({ where: { actor: PEOPLE.priya.email } })).toBe(2);
  });

  it('forgets an absence that ends before it began', async () => {
    const { store, seeded } = underTest();
    const { priya } = seeded.memberIds;
    const away = { from: '2026-11-25', until: '2026-12-04', coverId: null };
    const { id } = await store.people.addAbsence({ memberId: priya, ...away }, label(priya), note('priya'));
    await store.people.endAbsence({ id }, '2026-11-22', label(priya), note('priya'));
    expect((await store.people.members(seeded.partnershipId)).flatMap((m) => m.absences)).toEqual([]);
  });

  it('lists members and agencies by name', async () => {
    const { store, seeded } = underTest();
    const members = await store.people.members(seeded.partnershipId);
    expect(members).toHaveLength(Object.keys(PEOPLE).length);
    expect(members[0]?.name).toBe('Alex Morgan');
    const agencies = await store.people.agencies(seeded.partnershipId);
    expect(agencies.map((agency) => agency.name)).toEqual([
      "Children's Services",
      'Council',
      'Fire and Rescue',
      'Harbour Trust',
      'Housing',
      'Police',
    ]);
  });

  const label = (memberId: number) => ({ memberId, batch: crypto.randomUUID(), at: NOW });
  const note = (who: 'priya') => ({
    partnershipId: underTest().seeded.partnershipId,
    at: NOW,
    actor: PEOPLE[who].email,
    event: 'away.recorded',
    subject: PEOPLE[who].email,
    source: chatSource(who),
  });
};
