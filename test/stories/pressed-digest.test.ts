import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { cardOf, chatWith, type Chat } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/* A digest of two pages, as its owner has it in Teams: the real server and store, and the beats that follow a press. */

const DIGEST_DAY = new Date('2026-11-27T08:00:00Z');
const later = (minutes: number): Date => new Date(DIGEST_DAY.getTime() + minutes * 60_000);

let seeded: Seeded;
let teams: Connector;
let clerk: WholeClerk;

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk({}, { now: () => later(1) }), startConnector()]);
  seeded = await seedPartnership(clerk.prisma);
  const owned = { number: { in: [12, 14, 15, 20, 21, 23] } };
  await clerk.prisma.action.updateMany({ where: owned, data: { ownerId: seeded.memberIds.sam } });
});

afterAll(async () => {
  await Promise.all([clerk.stop(), teams.close()]);
});

function chatOf(who: PersonKey): Chat {
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who]);
}

test('stays at the page that was turned to and shows what was pressed, until somebody else changes it', async () => {
  const sam = chatOf('sam');
  await sam.installs();
  teams.clear();
  await clerk.beat(DIGEST_DAY);
  const [digest] = teams.sent(sam.conversationId);
  const pressedId = digest?.activityId ?? '';
  const first = digest?.body.attachments?.[0]?.content;

  const turned = await sam.presses(first, 'Next', {}, pressedId);
  expect(turned.said).toContain('6 to 6 of 6');
  const pressed = await sam.presses(cardOf(turned), 'In progress', {}, pressedId);
  expect(pressed.said).toMatch(/6 to 6 of 6/);
  expect(pressed.said).toContain('Updated');

  teams.clear();
  await clerk.beat(later(2));
  expect(teams.received).toEqual([]);

  await chatOf('priya').says('A-12 in progress, rang the landlord');
  teams.clear();
  await clerk.beat(later(3));
  expect(teams.received).toMatchObject([{ kind: 'update', conversationId: sam.conversationId, activityId: pressedId }]);
});
