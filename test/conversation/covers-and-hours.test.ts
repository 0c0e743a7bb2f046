import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClerk, type Clerk } from '../../src/conversation/clerk.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Messenger } from '../../src/ports.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, TENANT, type PersonKey } from '../support/builders.ts';
import { executesIn } from '../support/chat.ts';
import { openTestDatabase } from '../support/database.ts';

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
  clerk = createClerk({ store: opened.store, messenger, nudges, newId: randomUUID });
});
afterAll(() => opened.store.close());

function turnOf(who: PersonKey, text: string, now: Date) {
  const { entraId } = PEOPLE[who];
  const place = 'personal' as const;
  return { text, place, conversationId: `a:${who}`, entraId, tenantId: TENANT, activityId: randomUUID(), now };
}

/** What is answered, and what pressing the button with this title then gives. */
async function saysAndPresses(who: PersonKey, text: string, title: string, now = NOW): Promise<[string, string]> {
  const heard = await clerk.hear(turnOf(who, text, now));
  const [step] = heard.steps;
  if (step === undefined) throw new Error('Nothing was understood.');
  const { here } = await heard.run(step);
  const button = executesIn(here?.card ?? undefined).find((action) => action.title === title);
  const pressed = await clerk.press({ action: button }, turnOf(who, '', now));
  return [here?.summary ?? '', isRefusal(pressed) ? pressed.say : pressed.summary];
}

test('a cover whose name several have is asked about, and the time away is not lost', async () => {
  const [asked, answered] = await saysAndPresses('sam', 'away until 12 jan, priya covers', 'Priya Nair, Police');
  expect(asked).toContain('“priya” could be Priya Nair, or Priya Shah.');
  expect(answered).toContain('until Tuesday 12 January 2027');
  expect(answered).toContain('Priya Nair covers');
});

test('nudging outside working hours asks first', async () => {
  const saturday = new Date('2026-11-28T10:00:00Z');
  const [asked] = await saysAndPresses('alex', 'nudge now', 'Wait', saturday);
  expect(asked).toContain('Saturday 28 November 2026 at 10:00, outside working hours');
  expect(nudgedAt).toEqual([]);
  await saysAndPresses('alex', 'nudge now', 'Yes, send now', saturday);
  expect(nudgedAt).toEqual([saturday]);
});
