import { expect, it } from 'vitest';
import { deedsOf } from '../../../../src/domain/meetings/deeds.ts';
import type { Meeting } from '../../../../src/domain/calendar/meeting.ts';
import { chatSource, NOW, speakerFor } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

export const meetingRecords: Contract = (underTest) => {
  const label = (who: 'alex' | 'jo' = 'alex') => ({
    ...{ memberId: underTest().seeded.memberIds[who], batch: crypto.randomUUID(), at: NOW },
  });
  const note = (event: string) => ({
    ...{ partnershipId: underTest().seeded.partnershipId, at: NOW, actor: 'alex.morgan@example.org', event },
    ...{ subject: null, source: chatSource('alex') },
  });
  const begin = { startsAt: NOW, position: 'end', nominalIds: [] };
  const start = async (meeting?: Meeting) => {
    const { store, seeded } = underTest();
    const all = await store.meetings.all(seeded.partnershipId);
    const planned = meeting ?? all.find(({ kind, status }) => kind === 'partnership' && status === 'planned');
    if (planned === undefined) throw new Error('No meeting is planned.');
    return store.meetingRecords.start(planned, begin, label(), note('meeting.started'));
  };
  const undo = async (who: 'alex' | 'jo' = 'alex') => {
    const { store } = underTest();
    return store.undo.last(await speakerFor(store, who), NOW, chatSource(who), null);
  };

  it('runs one meeting at a time, and each once', async () => {
    const { store, seeded } = underTest();
    const started = await Promise.all([start(), start()]);
    expect(started.filter((one) => one !== null)).toHaveLength(1);
    const record = await store.meetingRecords.open(seeded.partnershipId);
    if (record === null) throw new Error('None goes on.');
    expect(record).toMatchObject({ position: 'end', finishedAt: null, meeting: { startsAt: NOW, status: 'planned' } });
    const finish = () => store.meetingRecords.finish(record, [], '2026-11-23', label(), note('meeting.finished'));
    const finished = await Promise.all([finish(), finish()]);
    expect(finished.filter((one) => one !== null)).toHaveLength(1);
    expect(await store.meetingRecords.open(seeded.partnershipId)).toBeNull();
    expect(await store.meetingRecords.walk(seeded.partnershipId, record.id, 'others', NOW)).toBeNull();
    const held = (await store.meetings.all(seeded.partnershipId)).find(({ id }) => id === record.meeting.id);
    expect(held?.status).toBe('held');
    expect(await start(held)).toBeNull();
  });

  it('takes back what was recorded, the last first, and nothing of a meeting that is finished', async () => {
    const { store, seeded } = underTest();
    const { partnershipId, memberIds } = seeded;
    const record = await start();
    if (record === null) throw new Error('It was not started.');
    const who = [{ memberId: memberIds.sam, attendance: 'present' as const, deputyForId: null }];
    expect(await store.meetingRecords.attend(record, who, label(), note('meeting.attended'))).toBe(true);
    expect(await store.meetingRecords.decide(record, null, 'Housing leads', label(), note('meeting.decided'))).toBe(
      true,
    );
    expect(await store.meetingRecords.minutes(partnershipId, record.id)).toMatchObject([{ text: 'Housing leads' }]);
    expect(await undo()).toMatchObject({ undone: true });
    expect(await store.meetingRecords.minutes(partnershipId, record.id)).toEqual([]);
    await store.meetingRecords.decide(record, null, 'Police lead', label('jo'), note('meeting.decided'));
    await store.meetingRecords.finish(record, [], '2026-11-23', label('alex'), note('meeting.finished'));
    expect(await undo('jo')).toMatchObject({ undone: false });
    expect(await undo('alex')).toMatchObject({ undone: true });
    expect(await store.meetingRecords.open(partnershipId)).toMatchObject({ id: record.id });
    expect(await undo('alex')).toMatchObject({ undone: true });
    expect(await store.meetingRecords.attendance(partnershipId, record.id)).toEqual([]);
    // The chair has decided something since: it is not as if it had not begun.
    expect(await undo('alex')).toMatchObject({ undone: false });
  });

  it('keeps what was done and issues what was added; an action that was issued is not again', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId, memberIds } = seeded;
    const record = await start();
    if (record === null) throw new Error('It was not started.');
    const action = await store.actions.add(
      {
        ...{ partnershipId, nominalId: null, title: 'Map the money', strand: 'pursue', agencyId: null },
        ...{ ownerId: memberIds.nia, raised: '2026-11-23', due: '2027-01-12' },
      },
      await speakerFor(store, 'alex'),
      { at: NOW, batch: crypto.randomUUID(), source: chatSource('alex'), token: null },
    );
    const deeds = deedsOf(await store.meetingRecords.happenings(partnershipId, NOW, NOW));
    expect(deeds).toMatchObject([{ kind: 'added', actionId: action?.id, owner: 'Nia Evans', due: '2027-01-12' }]);
    const finish = () => store.meetingRecords.finish(record, deeds, '2026-11-23', label(), note('meeting.finished'));
    expect(await finish()).toEqual([action?.ref]);
    expect(await store.meetingRecords.minutes(partnershipId, record.id)).toMatchObject([
      { kind: 'added', action: { ref: action?.ref, title: 'Map the money' }, owner: 'Nia Evans', due: '2027-01-12' },
    ]);
    const [issued] = await prisma.action.findMany({ where: { id: action?.id ?? 0 } });
    expect(issued).toMatchObject({ issued: new Date('2026-11-23'), handedOverAt: NOW });
    await undo();
    expect(await finish()).toEqual([]);
    await undo();
    // Whoever added it can still take that back.
    expect(await undo()).toMatchObject({ undone: true, what: [action?.ref] });
  });
};
