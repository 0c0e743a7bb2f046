import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { member, SAM, startTeamsSide, words, type TeamsSide } from './harness.ts';

let connector: Connector;
let teams: TeamsSide;

beforeEach(async () => {
  connector = await startConnector();
  teams = await startTeamsSide();
});

afterEach(async () => {
  await teams.server.stop(1000);
  await connector.close();
});

const PERSONAL = `a:${SAM.entraId}`;
const message = words('Please update A-12.');

/** Sam has the clerk in a chat of their own. */
async function samIsKnown(): Promise<void> {
  await chatWith({ clerkUrl: teams.url, connector }, SAM).installs();
  connector.clear();
}

/** Somebody else is known, so the clerk knows where Teams is, but not Sam. */
async function onlyAChannelIsKnown(): Promise<void> {
  await chatWith({ clerkUrl: teams.url, connector }, SAM, 'channel').updates('added');
  connector.clear();
}

test('a message goes into the person’s own chat, once', async () => {
  await samIsKnown();
  const outcome = await teams.messenger.toPerson(member(), message);
  expect(outcome).toEqual({
    outcome: 'sent',
    activityId: connector.received[0]?.activityId,
    conversationId: PERSONAL,
  });
  expect(connector.received).toMatchObject([
    { kind: 'send', conversationId: PERSONAL, body: { text: 'Please update A-12.', summary: 'Please update A-12.' } },
  ]);
});

test('a connection is kept for the next message, but not until the other side may close it', async () => {
  await samIsKnown();
  const before = connector.connections();
  await teams.messenger.toPerson(member(), message);
  await teams.messenger.toPerson(member(), message);
  expect(connector.connections()).toBe(before);
  await wait(4300);
  expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'sent' });
  expect(connector.connections()).toBe(before + 1);
}, 10_000);

describe('with no conversation yet', () => {
  test('one is created for the person in the tenant, and kept for the next time', async () => {
    await onlyAChannelIsKnown();
    const first = await teams.messenger.toPerson(member(), message);
    const second = await teams.messenger.toPerson(member(), message);
    expect([first.outcome, second.outcome]).toEqual(['sent', 'sent']);
    expect(connector.received.map((received) => received.kind)).toEqual(['create conversation', 'send', 'send']);
    expect(connector.received[0]?.body).toMatchObject({
      isGroup: false,
      members: [{ id: SAM.entraId }],
      bot: { id: '28:clerk' },
      tenantId: '11111111-0000-4000-8000-000000000001',
      channelData: { tenant: { id: '11111111-0000-4000-8000-000000000001' } },
    });
  });

  test('a creation that is cut off may be tried again: nothing was said', async () => {
    await onlyAChannelIsKnown();
    connector.answerWith('reset');
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'retry' });
    expect(connector.received).toHaveLength(1);
  });

  test('a creation that is refused means that they cannot be reached', async () => {
    await onlyAChannelIsKnown();
    connector.answerWith({ status: 403 });
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'unreachable' });
  });

  test.each([
    ['somebody from another organisation', member(SAM.entraId, 'external'), /another organisation/],
    ['somebody without an identity', member(null), /Entra ID is not known/],
  ])('%s is not tried', async (_name, person, reason) => {
    await onlyAChannelIsKnown();
    expect(await teams.messenger.toPerson(person, message)).toEqual({
      outcome: 'unreachable',
      code: person.entraId === null ? 'no-identity' : 'external',
      reason: expect.stringMatching(reason) as string,
    });
    expect(connector.received).toEqual([]);
  });

  test('nobody is reached before Teams has ever been in touch', async () => {
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'unreachable' });
  });
});

test('somebody from another organisation who has a chat with the clerk is reached there', async () => {
  await samIsKnown();
  expect(await teams.messenger.toPerson(member(SAM.entraId, 'external'), message)).toMatchObject({ outcome: 'sent' });
});

test('a reference that leads off this machine is not followed without authentication', async () => {
  await samIsKnown();
  const stored = await teams.conversations.byConversationId(PERSONAL);
  if (stored === null) throw new Error('Sam’s chat is not stored.');
  const reference = { ...stored.reference, serviceUrl: 'https://service.example.org/' };
  const outcome = await teams.messenger.toConversation({ ...stored, reference }, message);
  expect(outcome).toMatchObject({ outcome: 'unreachable' });
});

test('the figures count what became of the messages', async () => {
  await samIsKnown();
  await teams.messenger.toPerson(member(), message);
  connector.answerWith({ status: 503 });
  await teams.messenger.toPerson(member(), message);
  const text = await (await fetch(new URL('/metrics', teams.url))).text();
  expect(text).toMatch(/clerk_proactive_messages_total\{outcome="sent"\} 1/);
  expect(text).toMatch(/clerk_proactive_messages_total\{outcome="ambiguous"\} 1/);
});
