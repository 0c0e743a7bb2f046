import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Answer, type Connector } from '../support/connector.ts';
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

describe('what becomes of a message that Teams does not take', () => {
  test.each<[string, Answer, object]>([
    ['412', { status: 412 }, { outcome: 'retry', afterMs: null }],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, { outcome: 'retry', afterMs: 7000 }],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' } },
      { outcome: 'retry', afterMs: 30_000 },
    ],
    ['429 without a time', { status: 429 }, { outcome: 'retry', afterMs: null }],
    ['500', { status: 500 }, { outcome: 'ambiguous' }],
    ['502', { status: 502 }, { outcome: 'ambiguous' }],
    ['503', { status: 503 }, { outcome: 'ambiguous' }],
    ['504', { status: 504 }, { outcome: 'ambiguous' }],
    ['a cut connection', 'reset', { outcome: 'ambiguous' }],
    ['400', { status: 400 }, { outcome: 'failed' }],
    ['401', { status: 401 }, { outcome: 'failed' }],
    ['403', { status: 403 }, { outcome: 'unreachable' }],
    ['404', { status: 404 }, { outcome: 'unreachable' }],
    ['413', { status: 413 }, { outcome: 'failed' }],
    ['418', { status: 418 }, { outcome: 'failed' }],
  ])('%s: posted once, and told', async (_name, answer, expected) => {
    await samIsKnown();
    connector.answerWith(answer);
    const outcome = await teams.messenger.toPerson(member(), message);
    expect(outcome).toMatchObject(expected);
    expect(outcome).toHaveProperty('reason', expect.stringMatching(/^[A-Z][^\n]+\.$/));
    expect(connector.received).toHaveLength(1);
    expect(teams.logged.join('')).not.toMatch(/A-12/);
  });

  test('no answer within ten seconds may have arrived', async () => {
    await samIsKnown();
    connector.answerWith('hang');
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'ambiguous' });
    expect(connector.received).toHaveLength(1);
  });

  test('where there is no connection nothing can have arrived', async () => {
    await samIsKnown();
    await connector.close();
    // Long enough for the kept connection to be seen as closed; within that moment a send would be cut off instead.
    await wait(100);
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'retry' });
    connector = await startConnector();
  });
});

describe('a conversation that is no longer there', () => {
  test.each<[string, Answer, boolean]>([
    ['404', { status: 404 }, true],
    [
      '403, not in the roster',
      { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'x' } } },
      true,
    ],
    ['403, blocked', { status: 403, body: { error: { code: 'ConversationBlockedByUser', message: 'x' } } }, false],
    ['503', { status: 503 }, false],
  ])('%s', async (_name, answer, removed) => {
    await samIsKnown();
    connector.answerWith(answer);
    await teams.messenger.toPerson(member(), message);
    expect(await teams.conversations.byConversationId(PERSONAL)).toMatchObject({ removed });
  });

  test('is not sent to again: a new one is asked for', async () => {
    await samIsKnown();
    await teams.conversations.forget(PERSONAL, new Date(0));
    expect(await teams.messenger.toPerson(member(), message)).toMatchObject({ outcome: 'sent' });
    expect(connector.received.map((received) => received.kind)).toEqual(['create conversation', 'send']);
  });
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
