import { expect, it } from 'vitest';
import type { ActionFields } from '../../../../src/domain/actions/change.ts';
import type { Meeting } from '../../../../src/domain/calendar/meeting.ts';
import { chatSource, NOW, PEOPLE, speakerFor, type PersonKey } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';
import { actionNumbered, changing } from '../actions/record-changes.ts';

const hoursLater = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

export const undoing: Contract = (underTest) => {
  const find = (number: number) => actionNumbered(underTest().store, underTest().seeded.partnershipId, number);
  const say = async (
    who: PersonKey,
    numbers: readonly number[],
    set: Partial<ActionFields>,
    text: string,
    batch = crypto.randomUUID(),
  ) => {
    const { store } = underTest();
    const actions = await Promise.all(numbers.map(find));
    await store.actions.record(await changing(store, who, actions, set, { kind: 'progress', text }, { batch }));
    return batch;
  };
  const undo = async (who: PersonKey, at = hoursLater(1), only: string | null = null) => {
    const { store } = underTest();
    return store.undo.last(await speakerFor(store, who), at, chatSource(who), only);
  };

  it('puts back the fields and the last update, and writes that it was undone', async () => {
    const { store, prisma } = underTest();
    const before = await find(14);
    await say(
      'sam',
      [14],
      { status: 'in_progress', blocker: 'x', due: '2027-02-01', acceptedAt: NOW },
      'the wrong one',
    );
    const undone = await undo('sam');
    const after = await find(14);
    expect(undone).toEqual({ undone: true, what: ['A-0014'], actions: [after] });
    expect(after).toEqual({ ...before, version: 3 });
    expect((await store.actions.history(underTest().seeded.partnershipId, after.id, 1))[0]).toEqual({
      at: hoursLater(1),
      by: 'Sam Okafor',
      kind: 'undone',
      status: 'blocked',
      text: null,
    });
    const [, audit] = await prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    expect(audit).toMatchObject({
      event: 'action.undone',
      subject: 'A-0014',
      next: { status: 'blocked', blocker: null },
    });
  });

  it('brings back a snooze that ended', async () => {
    const snooze = { snoozedUntil: '2026-12-04', snoozeReason: 'waiting for the court' };
    await say('sam', [12], snooze, 'waiting for the court');
    await say('sam', [12], { due: '2026-12-18', snoozedUntil: null, snoozeReason: null }, 'court date moved');
    await undo('sam');
    expect(await find(12)).toMatchObject({ ...snooze, due: '2026-12-04' });
    await undo('sam');
    expect(await find(12)).toMatchObject({ snoozedUntil: null, snoozeReason: null });
  });

  it('takes back a tag, and a change from before there were tags', async () => {
    const { prisma } = underTest();
    const before = await find(12);
    await say('sam', [12], { status: 'blocked', blocker: 'HMRC' }, 'no answer');
    await prisma.$executeRaw`UPDATE "UndoStep" SET previous = previous - 'powerId' - 'safeguarding'`;
    const blocked = await find(12);
    await say('sam', [12], { powerId: 'closure-order', safeguarding: true }, 'tagged');
    await undo('sam');
    expect(await find(12)).toEqual({ ...blocked, version: 4 });
    await undo('sam');
    expect(await find(12)).toEqual({ ...before, version: 5 });
  });

  it('takes back all that one message changed, and then the message before it', async () => {
    await say('sam', [12], { status: 'accepted' }, 'first');
    await say('sam', [12, 14], { status: 'blocked' }, 'second');
    const second = await undo('sam');
    expect(second?.undone === true && second.what.toSorted()).toEqual(['A-0012', 'A-0014']);
    expect((await find(12)).status).toBe('accepted');
    expect(await undo('sam')).toMatchObject({ undone: true, what: ['A-0012'] });
    expect(await find(12)).toMatchObject({ status: 'in_progress', lastUpdate: null });
    expect(await undo('sam')).toBeNull();
  });

  it('takes back two changes of one action in one message', async () => {
    const batch = await say('sam', [12], { status: 'blocked' }, 'one');
    await say('sam', [12], { status: 'awaiting_confirmation' }, 'two', batch);
    expect(await undo('sam')).toMatchObject({ undone: true });
    expect(await find(12)).toMatchObject({ status: 'in_progress', lastUpdate: null });
  });

  it('takes back nothing when somebody has changed one of them since', async () => {
    await say('sam', [12, 14], { status: 'accepted' }, 'mine');
    await say('priya', [14], { status: 'in_progress' }, 'hers');
    expect(await undo('sam')).toEqual({ undone: false, blockedBy: 'A-0014' });
    expect(await find(12)).toMatchObject({ status: 'accepted', version: 2 });
    expect(await undo('priya')).toMatchObject({ undone: true });
    expect(await undo('sam')).toMatchObject({ undone: true });
    expect((await find(14)).status).toBe('blocked');
  });

  it('is each person’s own, and for 24 hours', async () => {
    await say('sam', [12], { status: 'accepted' }, 'mine');
    expect(await undo('priya')).toBeNull();
    expect(await undo('sam', hoursLater(24))).toBeNull();
    expect(await undo('sam', hoursLater(23.9))).toMatchObject({ undone: true });
  });

  it('from a card, takes back that card’s change only while it is the last', async () => {
    const first = await say('sam', [12], { status: 'accepted' }, 'first');
    const second = await say('sam', [14], { status: 'accepted' }, 'second');
    expect(await undo('sam', NOW, first)).toBeNull();
    expect(await undo('sam', NOW, second)).toMatchObject({ undone: true, what: ['A-0014'] });
    expect(await undo('sam', NOW, second)).toBeNull();
    expect(await undo('sam', NOW, first)).toMatchObject({ undone: true, what: ['A-0012'] });
  });

  it('cancels an action that was added by mistake', async () => {
    const { store, seeded } = underTest();
    const speaker = await speakerFor(store, 'alex');
    const label = { at: NOW, batch: crypto.randomUUID(), source: chatSource('alex'), token: null };
    const added = await store.actions.add(
      {
        partnershipId: seeded.partnershipId,
        nominalId: null,
        title: 'Oops',
        strand: 'protect',
        ownerId: null,
        agencyId: null,
        raised: '2026-11-23',
        due: '2027-01-12',
      },
      speaker,
      label,
    );
    const undone = await undo('alex');
    expect(undone).toMatchObject({ undone: true, what: ['A-0025'], actions: [{ id: added?.id, status: 'cancelled' }] });
    expect((await store.actions.history(underTest().seeded.partnershipId, added?.id ?? 0, 1))[0]).toMatchObject({
      kind: 'undone',
      text: 'Added by mistake',
    });
  });

  it('moves a meeting back, unless it was moved again', async () => {
    const { store, seeded } = underTest();
    const meeting = await planned();
    const move = (who: PersonKey, to: string) =>
      store.meetings.move(seeded.partnershipId, meeting, new Date(to), label(who), note(who, 'meeting.moved'));
    await move('alex', '2026-12-10T14:00:00Z');
    await move('jo', '2026-12-11T14:00:00Z');
    expect(await undo('alex')).toEqual({ undone: false, blockedBy: 'The next meeting of Operation Portfolio' });
    await undo('jo');
    const undone = await undo('alex');
    expect(undone).toEqual({
      undone: true,
      what: ['Operation Portfolio meets on Tuesday 8 December 2026 at 10:00 again'],
      actions: [],
    });
    expect(await planned()).toEqual(meeting);
  });

  it('takes a cancelled meeting of the pattern out of the log again', async () => {
    const { store, seeded } = underTest();
    const before = await store.meetings.all(seeded.partnershipId);
    const derived: Meeting = {
      id: null,
      kind: 'board',
      startsAt: new Date('2027-05-04T09:00:00Z'),
      venue: null,
      status: 'planned',
    };
    await store.meetings.cancel(seeded.partnershipId, derived, label('alex'), note('alex', 'meeting.cancelled'));
    expect(await undo('alex')).toMatchObject({ undone: true });
    expect(await store.meetings.all(seeded.partnershipId)).toEqual(before);
  });

  it('takes back an absence, and the end of one', async () => {
    const { store, seeded } = underTest();
    const absences = async () => (await speakerFor(store, 'priya')).member.absences;
    const { id } = await store.people.addAbsence(
      { memberId: seeded.memberIds.priya, from: '2026-11-20', until: '2026-12-04', coverId: null },
      label('priya'),
      note('priya', 'away.recorded'),
    );
    await store.people.endAbsence({ id }, '2026-11-22', label('priya'), note('priya', 'away.ended'));
    expect(await absences()).toEqual([]);
    expect(await undo('priya')).toMatchObject({ what: ['you are down as away until Friday 4 December 2026 again'] });
    expect(await absences()).toHaveLength(1);
    expect(await undo('priya')).toMatchObject({ what: ['you are not down as away'] });
    expect(await absences()).toEqual([]);
  });

  const planned = async (): Promise<Meeting> => {
    const { store, seeded } = underTest();
    const meetings = await store.meetings.all(seeded.partnershipId);
    const meeting = meetings.find((each) => each.kind === 'partnership' && each.status === 'planned');
    if (meeting === undefined) throw new Error('No meeting is planned.');
    return meeting;
  };
  const label = (who: PersonKey) => ({
    memberId: underTest().seeded.memberIds[who],
    batch: crypto.randomUUID(),
    at: NOW,
  });
  const note = (who: PersonKey, event: string) => ({
    partnershipId: underTest().seeded.partnershipId,
    at: NOW,
    actor: PEOPLE[who].email,
    event,
    subject: null,
    source: chatSource(who),
  });
};
