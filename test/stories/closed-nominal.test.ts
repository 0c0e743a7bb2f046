import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { cardOf, chatWith, type Chat } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/* A nominal is closed: its card leaves the channel, its code the digests, and whoever was shown it is told once. */

const MORNING = new Date('2026-11-27T10:00:00Z');
const CHANNEL = '19:portfolio@thread.tacv2';

let seeded: Seeded;
let teams: Connector;
let clerk: WholeClerk;
let now = MORNING;

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk({}, { now: () => now }), startConnector()]);
  seeded = await seedPartnership(clerk.prisma);
});
afterAll(async () => {
  await Promise.all([clerk.stop(), teams.close()]);
});

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal'): Chat {
  const conversation = place === 'channel' ? CHANNEL : undefined;
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place, conversation);
}

async function beat(minutes: number): Promise<void> {
  now = new Date(MORNING.getTime() + minutes * 60_000);
  teams.clear();
  await clerk.beat(now);
}

const textOf = (conversationId: string): string =>
  JSON.stringify(teams.received.filter((entry) => entry.conversationId === conversationId).map(({ body }) => body));

test('what was shared is taken down, digests lose its code, and who was shown it is told once', async () => {
  const [sam, alex] = [chatOf('sam'), chatOf('alex')];
  for (const chat of [sam, alex]) await chat.installs();
  teams.putInto(CHANNEL, [PEOPLE.sam, PEOPLE.alex]);
  const inChannel = chatOf('sam', 'channel');
  const shown = await inChannel.says('L-7');
  expect(shown.said).toContain('L-0007');
  const cards = await clerk.prisma.sharedCard.findMany();
  expect(cards).toMatchObject([{ conversationId: CHANNEL, nominalIds: [seeded.nominalIds['L-0007']] }]);

  expect((await alex.says('close L-7')).said).toContain('Recorded: L-0007 is closed.');
  await beat(1);
  const replaced = teams.received.filter(({ kind, conversationId }) => kind === 'update' && conversationId === CHANNEL);
  expect(replaced).toMatchObject([{ activityId: cards[0]?.activityId }]);
  expect(JSON.stringify(replaced[0]?.body)).toContain('Closed on Friday 27 November 2026');
  expect(JSON.stringify(replaced[0]?.body)).not.toContain('L-0007');
  // Not at once: a slip can be taken back before anybody hears of it.
  expect(textOf(sam.conversationId)).not.toContain('was closed');

  await beat(17);
  expect(textOf(sam.conversationId)).toContain('L-0007 was closed on Friday 27 November 2026');
  expect(textOf(alex.conversationId)).not.toContain('was closed');
  expect(teams.received.filter(({ conversationId }) => conversationId === CHANNEL)).toEqual([]);
  await beat(19);
  expect(textOf(sam.conversationId)).not.toContain('was closed');
  const [entry] = await clerk.prisma.nudge.findMany({ where: { kind: 'closed' } });
  expect(entry).toMatchObject({ memberId: seeded.memberIds.sam, state: 'sent' });
  expect(entry?.subject).not.toContain('L-');
});

test('nobody is told of what was opened again in time', async () => {
  const [nia, alex] = [chatOf('nia'), chatOf('alex')];
  for (const chat of [nia, alex]) await chat.installs();
  expect((await nia.says('N-1')).said).toContain('N-0001');
  await beat(20);
  const closed = await alex.says('close N-1');
  await beat(21);
  expect((await alex.presses(cardOf(closed), 'Undo')).said).toContain('that code is as it was before');
  await beat(40);
  expect(textOf(nia.conversationId)).not.toContain('was closed');
  const entries = await clerk.prisma.nudge.findMany({ where: { kind: 'closed', memberId: seeded.memberIds.nia } });
  expect(entries.map(({ state }) => state)).toEqual(['withdrawn']);
});

test('a notice that falls outside working hours is sent in the next ones', async () => {
  const alex = chatOf('alex');
  expect((await chatOf('nia').says('N-1')).said).toContain('N-0001');
  now = new Date('2026-11-27T19:00:00Z');
  await alex.says('close N-1');
  await beat(9 * 60 + 5);
  expect(textOf(chatOf('nia').conversationId)).not.toContain('was closed');
  // Monday, 8:01.
  await beat(70 * 60 + 1);
  expect(textOf(chatOf('nia').conversationId)).toContain('N-0001 was closed on Friday 27 November 2026');
});
