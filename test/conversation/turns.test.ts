import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClerk, type Clerk } from '../../src/conversation/clerk.ts';
import type { Turn } from '../../src/conversation/turn/turn.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership } from '../support/builders.ts';
import { openTestDatabase } from '../support/database.ts';
import { roomsWith } from '../support/rooms.ts';

let opened: OpenStore;
let partnershipId: number;
let clerk: Clerk;

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ partnershipId } = await seedPartnership(opened.prisma));
  const reached = { outcome: 'sent', activityId: 'a', conversationId: 'c' } as const;
  clerk = createClerk({
    store: opened.store,
    messenger: {
      toPerson: () => Promise.resolve(reached),
      toConversation: () => Promise.resolve(reached),
      replace: () => Promise.resolve(reached),
    },
    rooms: roomsWith({}),
    nudges: { preview: () => Promise.resolve([]), nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }) },
    newId: randomUUID,
  });
});
afterAll(() => opened.store.close());

async function says(text: string, extra: Partial<Turn> = {}): Promise<string> {
  const turn: Turn = {
    text,
    place: 'personal',
    conversationId: 'a:sam',
    entraId: PEOPLE.sam.entraId,
    tenantId: 'tenant',
    activityId: randomUUID(),
    now: NOW,
    ...extra,
  };
  const understood = await clerk.understand(turn);
  const replies = await Promise.all(understood.steps.map((step) => understood.run(step)));
  return replies.map((reply) => reply.here?.summary ?? '').join('\n');
}

async function historyOf(number: number): Promise<number> {
  const [action] = await opened.store.actions.byNumber(partnershipId, [number]);
  if (action === undefined) throw new Error(`A-${String(number)} is not in the log.`);
  return (await opened.store.actions.history(partnershipId, action.id, 100)).length;
}

describe('a message', () => {
  it('that is delivered twice is recorded once', async () => {
    const activityId = randomUUID();
    await says('A-12 in progress, rang the landlord', { activityId });
    const before = await historyOf(12);
    expect(await says('A-12 in progress, rang the landlord', { activityId })).toContain('recorded already');
    expect(await historyOf(12)).toBe(before);
  });

  it('that is too long for the log is refused in a sentence', async () => {
    const before = await historyOf(12);
    expect(await says(`A-12 in progress ${'letter sent '.repeat(200)}`)).toContain('longer than');
    expect(await historyOf(12)).toBe(before);
  });

  it('that comes with ten others about the same action is recorded all the same', async () => {
    const before = await historyOf(12);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => says(`A-12 in progress, visit ${String(n)}`)),
    );
    expect(answers.filter((answer) => !answer.includes('Recorded'))).toEqual([]);
    expect(await historyOf(12)).toBe(before + 8);
  });
});
