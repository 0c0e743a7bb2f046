import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import type { Turn } from '../../../src/conversation/turn/turn.ts';
import { nudgesDue } from '../../../src/domain/reminders/ladder.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../../support/builders.ts';
import { executesIn } from '../../support/chat.ts';
import { openTestDatabase } from '../../support/database.ts';
import { emptyDatabase } from '../../support/empty-database.ts';
import { roomsWith } from '../../support/rooms.ts';

/* A meeting on its day, Tuesday 8 December 2026, with all that can come between. */

const TEN = new Date('2026-12-08T10:00:00Z');
const NO_NUDGES = {
  preview: () => Promise.resolve([]),
  nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }),
};

let open: OpenStore;
let seeded: Seeded;
let clerk: Clerk;
let sent: { readonly to: string; readonly card: object | null }[];
let now: Date;

beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.store.close());
beforeEach(async () => {
  await emptyDatabase(open.prisma);
  seeded = await seedPartnership(open.prisma);
  sent = [];
  now = TEN;
  clerk = started();
});

/** The clerk as it is after a restart: with nothing but the database. */
function started(): Clerk {
  const messenger: Messenger = {
    toPerson: (member, { card }) => {
      sent.push({ to: member.name, card });
      return Promise.resolve({ outcome: 'sent', activityId: null, conversationId: 'personal' });
    },
    toConversation: () => Promise.reject(new Error('Nothing is posted')),
    replace: () => Promise.reject(new Error('Nothing was sent before')),
  };
  return createClerk({ store: open.store, messenger, rooms: roomsWith({}), nudges: NO_NUDGES, newId: randomUUID });
}

function turn(who: PersonKey, text: string): Turn {
  const { entraId } = PEOPLE[who];
  const place = 'personal';
  return { text, place, conversationId: `a:${who}`, entraId, tenantId: null, activityId: randomUUID(), now };
}

interface Answer {
  readonly said: string;
  readonly card: object | null;
}

async function says(who: PersonKey, text: string): Promise<Answer> {
  const understood = await clerk.understand(turn(who, text));
  const replies = understood.instead === null ? [] : [understood.instead];
  for (const step of understood.steps) replies.push(await understood.run(step));
  const here = replies.at(-1)?.here ?? null;
  return { said: words(here?.card ?? null) || (here?.text ?? ''), card: here?.card ?? null };
}

async function presses(who: PersonKey, card: object | null, title: string, typed: object = {}): Promise<Answer> {
  const button = executesIn(card).find((one) => one.title === title);
  if (button === undefined) throw new Error(`There is no “${title}” on that card.`);
  return forged(who, { ...button.data, ...typed });
}

async function forged(who: PersonKey, data: object): Promise<Answer> {
  const answer = await clerk.press({ action: { data } }, turn(who, ''));
  if (isRefusal(answer)) return { said: answer.say, card: null };
  return { said: words(answer.card) || (answer.text ?? ''), card: answer.card };
}

function words(card: object | null): string {
  return card === null ? '' : (card as { fallbackText: string }).fallbackText;
}

const minutes = () => open.prisma.meetingMinute.findMany({ orderBy: { id: 'asc' } });

describe('on its day', () => {
  it('starts without a question, from where the pack left off, and is one for everybody who runs it', async () => {
    const pack = await says('alex', 'meeting pack');
    expect(pack.said).toContain('Tuesday 8 December 2026 at 10:00');
    now = new Date('2026-12-08T10:20:00Z');
    // The pack is still for today's meeting once its time has come.
    expect((await says('alex', 'meeting pack')).said).toContain('Tuesday 8 December 2026 at 10:00');
    const [one, other] = await Promise.all([says('alex', 'start the meeting'), says('jo', 'start the meeting')]);
    expect([one.said, other.said].filter((said) => said.includes('is started'))).toHaveLength(1);
    expect([one.said, other.said].filter((said) => said.includes('goes on already'))).toHaveLength(1);
    expect(await open.prisma.meetingRecord.count()).toBe(1);
    const meeting = await open.prisma.meeting.findFirst({ where: { kind: 'partnership', status: 'planned' } });
    expect(meeting?.startsAt).toEqual(TEN);
  });

  it('goes on after a restart, and from another person’s card', async () => {
    const first = await says('alex', 'start the meeting');
    await presses('alex', first.card, 'Next');
    clerk = started();
    expect((await says('jo', 'go on with the meeting')).said).toMatch(/2 of \d+ · C-0004/);
    // A card from before the restart works as it did: it leads to the stop that it says.
    expect((await presses('alex', first.card, 'Next')).said).toMatch(/2 of \d+ · C-0004/);
    expect((await presses('alex', first.card, 'Skip', { stop: 'profiles' })).said).toContain('Partnership profiles');
    expect((await presses('alex', first.card, 'Skip', { stop: 'nothing' })).said).toContain('Partnership profiles');
  });

  it('records once what two people press at the same moment, and shows each how it stands', async () => {
    await says('alex', 'start the meeting');
    const card = (await says('alex', 'next')).card;
    const both = await Promise.all([presses('alex', card, 'Confirm'), presses('jo', card, 'Confirm')]);
    for (const { said } of both) expect(said).toMatch(/2 of \d+ · C-0004/);
    expect(both.filter(({ said }) => said.includes('Recorded: Completed'))).toHaveLength(1);
    const kinds = await open.prisma.update.findMany({ where: { kind: 'confirmed' } });
    expect(kinds).toHaveLength(1);
  });

  it('stays where it stood when somebody records something on an older card of theirs', async () => {
    await says('alex', 'start the meeting');
    const second = await says('jo', 'next');
    await says('alex', 'next');
    expect((await presses('jo', second.card, 'Confirm')).said).toMatch(/2 of \d+ · C-0004/);
    expect((await says('alex', 'go on with the meeting')).said).toMatch(/3 of \d+ · L-0007/);
  });

  it('shows what became of a code that somebody else closed meanwhile', async () => {
    const first = await says('alex', 'start the meeting');
    await says('jo', 'close N-1');
    const stale = await presses('alex', first.card, 'Reviewed, stays open');
    expect(stale.said).toContain('Somebody else has changed this since');
    expect(stale.said).toMatch(/1 of \d+ · N-0001/);
    expect(stale.said).toContain('Closed on Tuesday 8 December 2026');
  });

  it('asks for what more time needs, and comes back to the meeting’s card', async () => {
    const first = await says('alex', 'start the meeting');
    const form = await presses('alex', first.card, 'More time');
    expect(form.said).toContain('More time for A-0015');
    const back = await presses('alex', form.card, 'Leave it');
    expect(back.said).toMatch(/1 of \d+ · N-0001/);
    const done = await presses('alex', form.card, 'More time', { due: '2027-01-29', reason: 'Court' });
    expect(done.said).toContain('A-0015: Recorded: now due on Friday 29 January 2027.');
    expect(done.said).toMatch(/1 of \d+ · N-0001/);
    expect((await presses('alex', done.card, 'Undo')).said).toContain('Undone: A-0015');
    const action = await presses('alex', done.card, 'More');
    expect((await presses('alex', action.card, 'Back')).said).toMatch(/1 of \d+ · N-0001/);
    expect((await presses('alex', action.card, 'No change')).said).toContain('A-0015: Recorded: No change.');
  });

  it('adds an action about the code that is looked at, by a form that leads back', async () => {
    const first = await says('alex', 'start the meeting');
    const form = await presses('alex', first.card, 'Add an action');
    expect(JSON.stringify(form.card)).toContain('"value":"N-0001"');
    const typed = { title: 'Ring the landlord', nominal: 'N-0001', owner: PEOPLE.sam.email, strand: 'protect' };
    const missing = await presses('alex', form.card, 'Add', typed);
    expect(missing.said).toContain('Fill in');
    const added = await presses('alex', missing.card, 'Add', { ...typed, due: '2027-01-12' });
    expect(added.said).toContain('Added as A-0025.');
    expect(added.said).toMatch(/1 of \d+ · N-0001/);
    expect((await presses('alex', form.card, 'Leave it')).said).toMatch(/1 of \d+ · N-0001/);
    const taken = await presses('alex', added.card, 'Undo');
    expect(taken.said).not.toContain('A-0025 added');
  });

  it('records attendance by its form; whoever is of another partnership is nobody', async () => {
    const other = await seedPartnership(open.prisma, 'ELSEWHERE');
    await open.prisma.member.updateMany({ where: { partnershipId: other.partnershipId }, data: { entraId: null } });
    await says('alex', 'start the meeting');
    const form = await says('alex', 'attendance');
    const { sam, robin, nia, kit } = seeded.memberIds;
    const wrong = await presses('alex', form.card, 'Record attendance', { deputies: 'Kit, Nia' });
    expect(wrong.said).toContain('Write each deputy like “Jo for Priya”');
    const filled = await presses('alex', wrong.card, 'Record attendance', {
      present: [robin, kit, other.memberIds.sam].join(','),
      apologies: String(sam),
      deputies: 'Kit Doyle for Nia Evans',
    });
    expect(filled.said).toContain('Recorded: 2 present, 2 apologies.');
    const rows = await open.prisma.meetingAttendance.findMany({ orderBy: { memberId: 'asc' } });
    expect(rows.map(({ memberId, attendance, deputyForId }) => [memberId, attendance, deputyForId])).toEqual(
      // Robin is Sam's registered deputy.
      [
        [sam, 'apologies', null],
        [robin, 'present', sam],
        [nia, 'apologies', null],
        [kit, 'present', nia],
      ].sort(([a], [b]) => Number(a) - Number(b)),
    );
    const again = await presses('alex', filled.card, 'Attendance');
    expect(JSON.stringify(again.card)).toContain('Kit Doyle for Nia Evans');
    expect((await presses('alex', filled.card, 'Undo')).said).toContain('attendance not recorded yet');
  });
});

describe('the end of it', () => {
  it('issues each new action once, whoever finishes, and tells its owner once', async () => {
    await says('alex', 'start the meeting');
    await says('alex', 'add action for G-1: map the money, owner nia.evans@example.org, due 12 January, pursue');
    const card = (await says('alex', 'go on with the meeting')).card;
    const both = await Promise.all([presses('alex', card, 'Finish the meeting'), says('jo', 'finish the meeting')]);
    expect(both.filter(({ said }) => said.includes('A-0025 is issued to its owner'))).toHaveLength(1);
    expect((await minutes()).filter(({ kind }) => kind === 'added')).toHaveLength(1);
    expect(sent.map(({ to }) => to)).toHaveLength(1);
    const meetings = await open.store.meetings.all(seeded.partnershipId);
    expect(meetings.find(({ startsAt }) => startsAt.getTime() === TEN.getTime())?.status).toBe('held');

    const [partnership] = await open.store.partnerships();
    if (partnership === undefined) throw new Error('There is no partnership.');
    const members = await open.store.people.members(partnership.id);
    const filter = { partnershipId: partnership.id, visibleTo: null };
    const { items: actions } = await open.store.actions.list(filter, { skip: 0, take: 100 });
    const world = { partnership, members, actions, meetings, paper: null, since: TEN };
    const first = nudgesDue({ ...world, known: [], now: new Date('2026-12-08T10:05:00Z') });
    const told = first.due.filter(({ kind, memberId }) => kind === 'issue' && memberId === seeded.memberIds.nia);
    expect(told).toMatchObject([{ rung: 0, actionIds: [actions.find(({ number }) => number === 25)?.id] }]);
    const known = told.map((nudge, id) => ({ ...nudge, id, state: 'sent' as const }));
    const next = nudgesDue({ ...world, known, now: new Date('2026-12-09T10:05:00Z') });
    expect(next.due.filter(({ kind, memberId }) => kind === 'issue' && memberId === seeded.memberIds.nia)).toEqual([]);
  });

  it('takes a decision about an action as one, and news of an action as news', async () => {
    await says('jo', 'decision about A-12: hold it until the visit');
    expect(await minutes()).toEqual([]);
    await says('jo', 'start the meeting');
    const decided = await says('jo', 'decision about A-12: hold it until the visit');
    expect(decided.said).toContain('Recorded as a decision about L-0007.');
    await says('jo', 'decision: Housing leads on A-12');
    expect((await minutes()).map(({ kind, text }) => [kind, text])).toEqual([
      ['decision', 'A-0012: hold it until the visit'],
      ['decision', 'A-0012: Housing leads'],
    ]);
    await says('sam', 'decision about A-12: we visit on Monday');
    await says('jo', 'A-12: the landlord has agreed');
    expect(await minutes()).toHaveLength(2);
  });

  it('leaves old cards with nothing to run; what they record all the same is said', async () => {
    const first = await says('alex', 'start the meeting');
    const second = await says('alex', 'next');
    await says('alex', 'finish the meeting');
    expect((await presses('alex', first.card, 'Next')).said).toContain('That meeting is not going on.');
    const decided = await presses('alex', first.card, 'Record the decision', { decision: 'Too late' });
    expect(decided.said).toContain('That meeting is not going on.');
    expect((await presses('alex', first.card, 'Attendance')).said).toContain('That meeting is not going on.');
    expect((await presses('alex', first.card, 'Finish the meeting')).said).toContain('That meeting is not going on.');
    const confirmed = await presses('jo', second.card, 'Confirm');
    expect(confirmed.said).toContain('A-0022: Recorded: Completed.');
    expect(confirmed.said).toContain('That meeting is not going on.');
    expect(await minutes()).toEqual([]);
  });

  it('is asked for on a later day, and then its minutes end where the meeting did', async () => {
    await says('alex', 'start the meeting');
    await says('alex', 'decision: Housing leads');
    now = new Date('2026-12-08T12:00:00Z');
    await says('alex', 'next');
    now = new Date('2026-12-09T09:00:00Z');
    await says('alex', 'confirm A-22');
    const again = await says('jo', 'start the meeting');
    expect(again.said).toContain('The meeting of Tuesday 8 December 2026 at 10:00 was not finished.');
    expect((await says('alex', 'meeting pack')).said).toContain('is not finished. Say “go on with the meeting”');
    now = new Date('2026-12-10T09:00:00Z');
    await says('jo', 'finish the meeting');
    expect((await minutes()).map(({ kind, text }) => [kind, text])).toEqual([['decision', 'Housing leads']]);
  });

  it('is written down, without anybody’s words', async () => {
    await says('alex', 'start the meeting');
    await says('alex', 'apologies from Sam Okafor');
    await says('alex', 'decision for G-1: Quillfeather');
    await says('jo', 'finish the meeting');
    await says('alex', 'the minutes');
    const entries = await open.prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    const events = entries.map(({ event, actor, subject }) => [event, actor.split('.')[0], subject]);
    for (const expected of [
      ['meeting.started', 'alex', null],
      ['meeting.attended', 'alex', null],
      ['meeting.decided', 'alex', 'G-0001'],
      ['meeting.finished', 'jo', null],
      ['minutes.shown', 'jo', null],
      ['minutes.shown', 'alex', null],
    ]) {
      expect(events).toContainEqual(expected);
    }
    expect(JSON.stringify(entries.map(({ previous, next }) => [previous, next]))).not.toContain('Quillfeather');
    expect(events).toContainEqual(['nominals.shown', 'alex', 'G-0001']);
  });
});

describe('who may not', () => {
  const walk = { verb: 'walk', at: 'others', skip: 0 };

  it('sees none of it by a forged press, and what they may do is done as ever', async () => {
    await says('alex', 'start the meeting');
    await says('alex', 'decision: Quillfeather leads');
    const before = await open.prisma.meetingRecord.findFirstOrThrow();
    const { id: meeting } = before;
    const back = { ...walk, meeting };
    for (const who of ['sam', 'kit', 'lee'] as const) {
      for (const data of [
        back,
        { verb: 'walk-to', meeting, stop: 'end' },
        { verb: 'decide', meeting, at: 'end', token: randomUUID(), decision: 'Mine' },
        { verb: 'attendance', meeting },
        { verb: 'attend', meeting, token: randomUUID(), present: '1' },
        { verb: 'finish-meeting', meeting, token: randomUUID() },
        { verb: 'meeting-pack', skip: 0 },
      ]) {
        expect((await forged(who, data)).said).toContain('Your role in this partnership cannot do that');
      }
      expect((await forged(who, { verb: 'leave', back })).said).not.toContain('Quillfeather');
    }
    const act = { verb: 'act', ref: 12, version: 1, token: randomUUID(), change: 'no_change', view: 'action' };
    const done = await forged('sam', { ...act, back });
    expect(done.said).toContain('A-0012 · In progress');
    expect(done.said).not.toContain('Actions about no code');
    expect(await open.prisma.meetingRecord.findFirst()).toEqual(before);
  });

  it('a coordinator of another partnership does not reach it', async () => {
    const other = await seedPartnership(open.prisma, 'ELSEWHERE');
    await open.prisma.member.updateMany({ where: { partnershipId: other.partnershipId }, data: { entraId: null } });
    await open.prisma.member.update({ where: { id: other.memberIds.alex }, data: { entraId: 'elsewhere' } });
    await says('alex', 'start the meeting');
    await says('alex', 'decision: Quillfeather leads');
    const before = await open.prisma.meetingRecord.findFirstOrThrow();
    const { id: meeting } = before;
    const press = (data: object) =>
      clerk.press({ action: { data } }, { ...turn('alex', ''), entraId: 'elsewhere', conversationId: 'a:else' });
    for (const data of [
      { ...walk, meeting },
      { verb: 'decide', meeting, at: 'end', token: randomUUID(), decision: 'Mine' },
      { verb: 'attend', meeting, token: randomUUID(), present: '1' },
      { verb: 'finish-meeting', meeting, token: randomUUID() },
    ]) {
      const answer = await press(data);
      expect(JSON.stringify(answer)).toContain('That meeting is not going on.');
    }
    expect(await open.prisma.meetingRecord.findFirst()).toEqual(before);
    expect(await minutes()).toHaveLength(1);
  });
});

describe('without what it needs', () => {
  it('says that no meeting is planned, and runs none', async () => {
    await open.prisma.meeting.deleteMany();
    await open.prisma.partnership.updateMany({ data: { meetingPattern: null } });
    expect((await says('alex', 'start the meeting')).said).toContain('No meeting is planned.');
    expect((await says('alex', 'meeting pack')).said).toContain('no meeting is planned');
    const forgedStart = { verb: 'start-meeting', startsAt: TEN.toISOString(), token: randomUUID() };
    expect((await forged('alex', forgedStart)).said).toContain('No meeting is planned.');
  });

  it('runs one that comes from the pattern, and forgets its row when the start is taken back', async () => {
    await open.prisma.meeting.deleteMany({ where: { kind: 'partnership', status: 'planned' } });
    const first = await says('alex', 'start the meeting');
    expect(first.said).toContain('is started');
    await presses('alex', first.card, 'Undo');
    expect(await open.prisma.meeting.count({ where: { kind: 'partnership', status: 'planned' } })).toBe(0);
    expect(await open.prisma.meetingRecord.count()).toBe(0);
  });

  it('walks an empty agenda to its end', async () => {
    await open.prisma.action.updateMany({ data: { status: 'completed' } });
    await open.prisma.nominal.updateMany({ data: { status: 'closed' } });
    expect((await says('alex', 'meeting pack')).said).toContain('Nothing is on the agenda by exception.');
    const first = await says('alex', 'start the meeting');
    expect(first.said).toContain('1 of 3 · Actions about no code');
    await says('alex', 'next');
    await says('alex', 'next');
    expect((await says('alex', 'next')).said).toContain('3 of 3 · End of the agenda');
    expect((await says('alex', 'finish the meeting')).said).toContain('No decision or change was recorded.');
  });

  it('is not started twice, and a moved meeting is run on its new day', async () => {
    now = new Date('2026-12-08T09:00:00Z');
    await says('alex', 'move the next meeting to 15 December 2pm');
    expect((await says('alex', 'start the meeting')).said).toContain('Which one do you start now?');
    now = new Date('2026-12-15T14:00:00Z');
    await says('alex', 'start the meeting');
    await says('alex', 'finish the meeting');
    expect((await says('alex', 'start the meeting')).said).toContain('Which one do you start now?');
  });
});
