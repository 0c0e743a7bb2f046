import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, TENANT, type PersonKey } from '../../support/builders.ts';
import { executesIn } from '../../support/chat.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';

let opened: OpenStore;
let clerk: Clerk;
let nudgedAt: Date[] = [];

beforeAll(async () => {
  opened = await openTestDatabase();
  const { partnershipId, agencyIds } = await seedPartnership(opened.prisma);
  await opened.prisma.member.create({
    data: { name: 'Priya Nair', email: 'priya.nair@example.org', partnershipId, agencyId: agencyIds.Police },
  });
  const reached = () => Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  const messenger: Messenger = { toPerson: reached, toConversation: reached, replace: reached };
  const nudges = {
    preview: () => Promise.resolve([]),
    nudgeNow: (_: unknown, now: Date) => {
      nudgedAt = [...nudgedAt, now];
      return Promise.resolve({ sent: [], notReached: [] });
    },
  };
  clerk = createClerk({ store: opened.store, messenger, rooms: roomsWith({}), nudges, newId: randomUUID });
});
afterAll(() => opened.store.close());

function turnOf(who: PersonKey, text: string, now: Date) {
  const { entraId } = PEOPLE[who];
  const place = 'personal' as const;
  return { text, place, conversationId: `a:${who}`, entraId, tenantId: TENANT, activityId: randomUUID(), now };
}

/** What is answered, and the button with this title. */
async function asked(who: PersonKey, text: string, title: string, now = NOW) {
  const understood = await clerk.understand(turnOf(who, text, now));
  const [step] = understood.steps;
  if (step === undefined) throw new Error('Nothing was understood.');
  const { here } = await understood.run(step);
  const button = executesIn(here?.card ?? undefined).find((action) => action.title === title);
  return { said: here?.summary ?? '', button };
}

async function says(who: PersonKey, text: string, now = NOW): Promise<string> {
  const understood = await clerk.understand(turnOf(who, text, now));
  const [step] = understood.steps;
  if (step === undefined) throw new Error('Nothing was understood.');
  const { here } = await understood.run(step);
  return here?.summary ?? '';
}

async function presses(who: PersonKey, button: unknown, now = NOW): Promise<string> {
  const pressed = await clerk.press({ action: button }, turnOf(who, '', now));
  return isRefusal(pressed) ? pressed.say : pressed.summary;
}

test('a cover whose name several have is asked about, and the time away is not lost', async () => {
  const { said, button } = await asked('sam', 'away until 12 jan, priya covers', 'Priya Nair, Police');
  expect(said).toContain('“priya” could be Priya Nair, or Priya Shah.');
  const answered = await presses('sam', button);
  expect(answered).toContain('until Tuesday 12 January 2027');
  expect(answered).toContain('Priya Nair covers');
  expect(await presses('sam', button)).toContain('used already');
});

test('a typed yes says which button where several are meant, and what is on a button chooses it', async () => {
  await asked('sam', 'away until 12 jan, priya covers', 'Priya Nair, Police');
  expect(await says('sam', 'yes')).toContain('Which one? Press its button, or type what is on it: Priya Nair, Police;');
  expect(await says('sam', 'priya nair, police')).toContain('Priya Nair covers');
});

test('a typed yes to nudging outside working hours uses the button, and no other yes nudges', async () => {
  const saturday = new Date('2026-11-28T10:00:00Z');
  nudgedAt = [];
  const { button } = await asked('alex', 'nudge now', 'Yes, send now', saturday);
  await says('alex', 'yes', saturday);
  expect(nudgedAt).toEqual([saturday]);
  expect(await presses('alex', button, saturday)).toContain('Nobody is reminded twice');
  await says('alex', 'yes', saturday);
  expect(nudgedAt).toEqual([saturday]);
  nudgedAt = [];
});

test('nudging outside working hours asks first, and a second press reminds nobody twice', async () => {
  const saturday = new Date('2026-11-28T10:00:00Z');
  const { said, button } = await asked('alex', 'nudge now', 'Yes, send now', saturday);
  expect(said).toContain('Saturday 28 November 2026 at 10:00, outside working hours');
  expect(nudgedAt).toEqual([]);
  await presses('alex', button, saturday);
  const again = await presses('alex', button, new Date('2026-11-28T10:00:20Z'));
  expect(again).toContain('Nobody is reminded twice');
  expect(nudgedAt).toEqual([saturday]);
});

test('“nudge now” that Teams delivers again reminds nobody twice', async () => {
  nudgedAt = [];
  const turn = turnOf('alex', 'nudge now', NOW);
  for (const now of [NOW, new Date(NOW.getTime() + 15_000)]) {
    const understood = await clerk.understand({ ...turn, now });
    for (const step of understood.steps) await understood.run(step);
  }
  expect(nudgedAt).toEqual([NOW]);
});

test('the yes to a day off moves the meeting once, also after it was taken back', async () => {
  const { button } = await asked('alex', 'move the next meeting to saturday 5 december 10am', 'Yes, move it');
  expect(await presses('alex', button)).toContain('Saturday 5 December 2026 at 10:00');
  const understood = await clerk.understand(turnOf('alex', 'undo', NOW));
  for (const step of understood.steps) await understood.run(step);
  expect(await presses('alex', button)).toContain('used already');
  const [partnership] = await opened.store.partnerships();
  const meetings = await opened.store.meetings.all(partnership?.id ?? 0);
  expect(meetings.map(({ startsAt }) => startsAt.toISOString())).not.toContain('2026-12-05T10:00:00.000Z');
});
