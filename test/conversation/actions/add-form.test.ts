import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClerk } from '../../../src/conversation/clerk.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, TENANT } from '../../support/builders.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';

let opened: OpenStore;

beforeAll(async () => {
  opened = await openTestDatabase();
  await seedPartnership(opened.prisma);
});
afterAll(() => opened.store.close());

async function formFor(text: string): Promise<string> {
  const reached = () => Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  const messenger: Messenger = { toPerson: reached, toConversation: reached, replace: reached };
  const nudges = {
    preview: () => Promise.resolve([]),
    nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }),
  };
  const clerk = createClerk({ store: opened.store, messenger, rooms: roomsWith({}), nudges, newId: randomUUID });
  const turn = {
    text,
    place: 'personal',
    conversationId: 'a:alex',
    entraId: PEOPLE.alex.entraId,
    tenantId: TENANT,
    activityId: randomUUID(),
    now: NOW,
  } as const;
  const understood = await clerk.understand(turn);
  const [step] = understood.steps;
  if (step === undefined) throw new Error('Nothing was understood.');
  return JSON.stringify((await understood.run(step)).here?.card);
}

test('the form for a new action keeps the code, the owner and the day as they were typed', async () => {
  expect(await formFor('add an action for N-1 - speak to landlord')).toContain('"value":"N-0001"');
  const form = await formFor('new action for robin - ring the shop by friday re L-7');
  expect(form).toContain('"value":"L-0007"}');
  expect(form).toMatch(/"id":"owner".*"value":"robin.field@example.org"\}/);
  expect(form).toMatch(/"id":"due".*"value":"2026-11-27"\}/);
});

test('a name that nobody has is said to be unknown in the form', async () => {
  expect(await formFor('new action for smith: ring the shop')).toContain('I know no person or agency called');
});
