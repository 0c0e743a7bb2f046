import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { readServerConfig } from '../src/config.ts';
import { runTick } from '../src/delivery/run-tick.ts';
import { createLog } from '../src/log.ts';
import type { OpenStore } from '../src/store/open-store.ts';
import { createBot } from '../src/teams/bot.ts';
import { createMetrics } from '../src/teams/door/metrics.ts';
import { startServer, type RunningServer } from '../src/teams/server.ts';
import { createWhereabouts } from '../src/teams/whereabouts.ts';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from './support/builders.ts';
import { cardOf, chatWith, type Chat } from './support/chat.ts';
import { startConnector, type Connector } from './support/connector.ts';
import { openTestDatabase } from './support/database.ts';

/* A digest of two pages, as its owner has it in Teams: the real server and store, and the beats that follow a press. */

const DIGEST_DAY = new Date('2026-11-27T08:00:00Z');
const later = (minutes: number): Date => new Date(DIGEST_DAY.getTime() + minutes * 60_000);

let open: OpenStore;
let seeded: Seeded;
let teams: Connector;
let server: RunningServer;
let clerk: ReturnType<typeof compose>;

beforeAll(async () => {
  [open, teams] = await Promise.all([openTestDatabase(), startConnector()]);
  seeded = await seedPartnership(open.prisma);
  const owned = { number: { in: [12, 14, 15, 20, 21, 23] } };
  await open.prisma.action.updateMany({ where: owned, data: { ownerId: seeded.memberIds.sam } });
  const config = readServerConfig({ BOT_AUTH: 'off', PORT: '0', HEARTBEAT: 'off' });
  const [log, clock] = [createLog('silent'), { now: () => later(1) }];
  clerk = compose({ config, store: open.store, clock, log });
  const { store, adapter, messenger } = clerk;
  const whereabouts = createWhereabouts(store.conversations, store.people);
  server = await startServer({
    ...{ config, log, metrics: createMetrics(), whyNotReady: () => Promise.resolve([]) },
    bot: createBot(adapter, { clerk: clerk.clerk, messenger, whereabouts, clock, log }),
  });
});

afterAll(async () => {
  await server.stop(1000);
  await Promise.all([open.store.close(), teams.close()]);
});

function chatOf(who: PersonKey): Chat {
  return chatWith({ clerkUrl: `http://127.0.0.1:${String(server.port)}/`, connector: teams }, PEOPLE[who]);
}

test('stays at the page that was turned to and shows what was pressed, until somebody else changes it', async () => {
  const sam = chatOf('sam');
  await sam.installs();
  teams.clear();
  await runTick(clerk.delivery, DIGEST_DAY);
  const [digest] = teams.sent(sam.conversationId);
  const pressedId = digest?.activityId ?? '';
  const first = digest?.body.attachments?.[0]?.content;

  const turned = await sam.presses(first, 'Next', {}, pressedId);
  expect(turned.said).toContain('6 to 6 of 6');
  const pressed = await sam.presses(cardOf(turned), 'In progress', {}, pressedId);
  expect(pressed.said).toMatch(/6 to 6 of 6/);
  expect(pressed.said).toContain('Updated');

  teams.clear();
  await runTick(clerk.delivery, later(2));
  expect(teams.received).toEqual([]);

  await chatOf('priya').says('A-12 in progress, rang the landlord');
  teams.clear();
  await runTick(clerk.delivery, later(3));
  expect(teams.received).toMatchObject([{ kind: 'update', conversationId: sam.conversationId, activityId: pressedId }]);
});
