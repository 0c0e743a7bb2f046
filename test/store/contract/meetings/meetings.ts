import { expect, it } from 'vitest';
import type { Meeting } from '../../../../src/domain/calendar/meeting.ts';
import { chatSource, NOW } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

export const meetings: Contract = (underTest) => {
  const label = () => ({ memberId: underTest().seeded.memberIds.alex, batch: crypto.randomUUID(), at: NOW });
  const note = () => ({
    partnershipId: underTest().seeded.partnershipId,
    at: NOW,
    actor: 'alex.morgan@example.org',
    event: 'meeting.moved',
    subject: null,
    source: chatSource('alex'),
  });
  const derived: Meeting = {
    id: null,
    kind: 'partnership',
    startsAt: new Date('2027-02-09T10:00:00Z'),
    venue: null,
    status: 'planned',
  };

  it('lists every meeting by its time, moves one, and writes that down', async () => {
    const { store, prisma, seeded } = underTest();
    const before = await store.meetings.all(seeded.partnershipId);
    expect(before.map((m) => [m.kind, m.startsAt.toISOString().slice(0, 10), m.status])).toEqual([
      ['partnership', '2026-10-13', 'held'],
      ['board', '2026-11-03', 'held'],
      ['partnership', '2026-12-08', 'planned'],
      ['board', '2027-02-02', 'planned'],
    ]);
    const [, , next] = before;
    if (next === undefined) throw new Error('No meeting is planned.');
    const startsAt = new Date('2026-12-10T14:00:00Z');
    const moved = await store.meetings.move(seeded.partnershipId, next, startsAt, label(), note());
    expect(moved).toEqual({ ...next, startsAt });
    expect((await store.meetings.all(seeded.partnershipId))[2]).toEqual(moved);
    expect(await prisma.meeting.findUnique({ where: { id: next.id ?? 0 } })).toMatchObject({
      firstPlannedAt: next.startsAt,
    });
    expect(await prisma.auditEntry.findFirst()).toMatchObject({
      event: 'meeting.moved',
      previous: { startsAt: '2026-12-08T10:00:00.000Z', status: 'planned' },
      next: { startsAt: '2026-12-10T14:00:00.000Z', status: 'planned' },
    });
  });

  it('puts a meeting of the pattern into the log when it is moved or cancelled, once', async () => {
    const { store, seeded } = underTest();
    const startsAt = new Date('2027-02-11T10:00:00Z');
    const moved = await store.meetings.move(seeded.partnershipId, derived, startsAt, label(), note());
    const again = await store.meetings.cancel(seeded.partnershipId, derived, label(), note());
    expect(again.id).toBe(moved.id);
    const all = await store.meetings.all(seeded.partnershipId);
    expect(all).toHaveLength(5);
    expect(all.find((m) => m.id === moved.id)?.status).toBe('cancelled');
  });

  it('moves no meeting of another partnership', async () => {
    const { store, seeded } = underTest();
    const [meeting] = await store.meetings.all(seeded.partnershipId);
    if (meeting === undefined) throw new Error('No meeting.');
    const partnershipId = seeded.partnershipId + 1;
    const elsewhere = store.meetings.move(partnershipId, meeting, NOW, label(), { ...note(), partnershipId });
    await expect(elsewhere).rejects.toMatchObject({ code: 'meeting gone' });
  });
};
