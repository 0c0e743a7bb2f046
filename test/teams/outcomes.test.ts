import { gzipSync } from 'node:zlib';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/ports/messenger.ts';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Answer, type Connector } from '../support/connector.ts';
import { member, NOW, SAM, startTeamsSide, words, type TeamsSide } from './harness.ts';

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
const MEGABYTE = 1024 * 1024;

type Row = readonly [name: string, answer: Answer, outcome: Outcome['outcome'], code: string];

function refusal(code: string): object {
  return { error: { code, message: 'Canary.' } };
}

/** Whatever says that nothing was delivered may be tried again; nothing else may. */
const REFUSALS: readonly Row[] = [
  ['412', { status: 412 }, 'retry', 'busy'],
  ['429', { status: 429 }, 'retry', 'too-many'],
  ['400', { status: 400, body: refusal('BadSyntax') }, 'failed', 'malformed'],
  ['401', { status: 401, body: refusal('BotNotRegistered') }, 'failed', 'not-signed-in'],
  ['405', { status: 405 }, 'failed', 'refused'],
  ['409', { status: 409 }, 'failed', 'refused'],
  ['410', { status: 410 }, 'failed', 'refused'],
  ['413', { status: 413, body: refusal('MessageSizeTooBig') }, 'failed', 'too-large'],
  ['418', { status: 418 }, 'failed', 'refused'],
  ['301', { status: 301, headers: { location: '/elsewhere' } }, 'failed', 'refused'],
  ['304', { status: 304 }, 'failed', 'refused'],
  ['403 of nobody knows what', { status: 403 }, 'unreachable', 'forbidden'],
  ['403 with a code of its own', { status: 403, body: refusal('NotEnoughPermissions') }, 'unreachable', 'forbidden'],
  ['403, blocked', { status: 403, body: refusal('ConversationBlockedByUser') }, 'unreachable', 'blocked'],
  ['403, writes blocked', { status: 403, body: refusal('MessageWritesBlocked') }, 'unreachable', 'blocked'],
  [
    '403, writes blocked in the fine print',
    { status: 403, body: { errorCode: 209, subCode: 'MessageWritesBlocked', message: 'Canary.' } },
    'unreachable',
    'blocked',
  ],
  [
    '403, by an administrator',
    { status: 403, body: refusal('BotDisabledByAdmin') },
    'unreachable',
    'disabled-by-admin',
  ],
  ['403, not installed', { status: 403, body: refusal('ForbiddenOperationException') }, 'unreachable', 'not-installed'],
  [
    '403 whose body names no code',
    { status: 403, body: { error: { code: 7, message: [] } } },
    'unreachable',
    'forbidden',
  ],
  [
    '403 with a page',
    { status: 403, headers: { 'content-type': 'text/html' }, body: '<p>No.' },
    'unreachable',
    'forbidden',
  ],
  ['403 with a page that says it is JSON', { status: 403, body: '<p>No.' }, 'unreachable', 'forbidden'],
  ['403 with 10 MB', { status: 403, body: Buffer.alloc(10 * MEGABYTE, 97) }, 'unreachable', 'forbidden'],
  ['403 that breaks off', { status: 403, body: '{"error":', then: 'reset' }, 'unreachable', 'forbidden'],
  ['412 that breaks off', { status: 412, body: '{', then: 'reset' }, 'retry', 'busy'],
];

/** None of them says whether the message arrived. */
const DOUBTS: readonly Row[] = [
  ['408', { status: 408 }, 'ambiguous', 'timeout'],
  ['500', { status: 500 }, 'ambiguous', 'server-fault'],
  [
    '502',
    { status: 502, headers: { 'content-type': 'text/html' }, body: '<p>Bad gateway' },
    'ambiguous',
    'server-fault',
  ],
  ['503', { status: 503, headers: { 'retry-after': '1' } }, 'ambiguous', 'server-fault'],
  ['504', { status: 504 }, 'ambiguous', 'server-fault'],
  ['599', { status: 599 }, 'ambiguous', 'server-fault'],
  ['a cut connection', 'reset', 'ambiguous', 'cut-off'],
  ['no words at all', { bytes: '' }, 'ambiguous', 'cut-off'],
  ['a nonsense status line', { bytes: 'HELLO THERE\r\n\r\n' }, 'ambiguous', 'nonsense'],
  ['another protocol', { bytes: 'SSH-2.0-OpenSSH_9.2\r\n' }, 'ambiguous', 'nonsense'],
  ['headers that break off', { bytes: 'HTTP/1.1 200 OK\r\ncontent-le' }, 'ambiguous', 'cut-off'],
  [
    'a body that is shorter than it says',
    { bytes: 'HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"id":"x"}' },
    'ambiguous',
    'cut-off',
  ],
  [
    'a compressed body that breaks off',
    {
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('{"id":"x"}').subarray(0, 12),
      then: 'reset',
    },
    'ambiguous',
    'cut-off',
  ],
  [
    'a compressed body that nobody asked for',
    { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(MEGABYTE)) },
    'ambiguous',
    'nonsense',
  ],
  ['a body that breaks off', { status: 201, body: '{"id":', then: 'reset' }, 'ambiguous', 'cut-off'],
  ['200 with 10 MB', { status: 200, body: Buffer.alloc(10 * MEGABYTE, 32) }, 'ambiguous', 'nonsense'],
  [
    '200 with a page',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Sign in' },
    'ambiguous',
    'nonsense',
  ],
  ['200 with a page that says it is JSON', { status: 200, body: '<p>Sign in' }, 'ambiguous', 'nonsense'],
  ['200 with half an object', { status: 200, body: '{"id":"x"' }, 'ambiguous', 'nonsense'],
  ['200 with an array', { status: 200, body: '["x"]' }, 'ambiguous', 'nonsense'],
  ['200 with a word', { status: 200, body: '"x"' }, 'ambiguous', 'nonsense'],
  ['200 with null', { status: 200, body: 'null' }, 'ambiguous', 'nonsense'],
  ['200 with a number for an id', { status: 200, body: '{"id":7}' }, 'ambiguous', 'nonsense'],
  ['200 with an object for an id', { status: 200, body: '{"id":{"id":"x"}}' }, 'ambiguous', 'nonsense'],
];

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

function send(): Promise<Outcome> {
  return teams.messenger.toPerson(member(), message);
}

/** A message into Sam's chat, whose connector is said to be elsewhere. */
async function sendTo(serviceUrl: string): Promise<Outcome> {
  await samIsKnown();
  await moveTo(serviceUrl);
  return send();
}

async function moveTo(serviceUrl: string): Promise<void> {
  const stored = await teams.conversations.byConversationId(PERSONAL);
  if (stored === null) throw new Error('Sam’s chat is not stored.');
  await teams.conversations.remember({ ...stored, reference: { ...stored.reference, serviceUrl } }, NOW);
}

function kinds(): readonly string[] {
  return connector.received.map((received) => received.kind);
}

describe('a message that Teams does not take is posted once, and what became of it is told', () => {
  test.each([...REFUSALS, ...DOUBTS])('%s', async (_name, answer, outcome, code) => {
    await samIsKnown();
    connector.answerWith(answer);
    const told = await send();
    expect(told).toMatchObject({ outcome, code, reason: expect.stringMatching(/^[A-Z][^\n]+\.$/) as string });
    expect(kinds()).toEqual(['send']);
    expect(await teams.conversations.byConversationId(PERSONAL)).toMatchObject({ removed: false });
    expect(teams.logged.join('')).toContain(`"code":"${outcome}:${code}"`);
    expect(teams.logged.join('')).not.toMatch(/A-12|Canary/);
  });
});

describe('a conversation that Teams does not create is asked for once; what is in doubt may be asked for again', () => {
  test.each([...REFUSALS, ...DOUBTS])('%s', async (_name, answer, outcome, code) => {
    await onlyAChannelIsKnown();
    connector.answerWith(answer);
    const expected = outcome === 'ambiguous' ? 'retry' : outcome;
    expect(await send()).toMatchObject({ outcome: expected, code });
    expect(kinds()).toEqual(['create conversation']);
  });

  test.each<[string, Answer]>([
    ['without an id', { status: 201, body: {} }],
    ['with an empty id', { status: 201, body: { id: '' } }],
    ['without a body', { status: 202, body: '' }],
  ])('an answer %s', async (_name, answer) => {
    await onlyAChannelIsKnown();
    connector.answerWith(answer);
    expect(await send()).toMatchObject({ outcome: 'retry', code: 'nonsense' });
    expect(kinds()).toEqual(['create conversation']);
  });

  test('somebody who has left the organisation', async () => {
    await onlyAChannelIsKnown();
    connector.answerWith({ status: 404, body: refusal('UserNotFound') });
    expect(await send()).toMatchObject({ outcome: 'unreachable', code: 'unknown-person' });
  });
});

describe('Teams has taken the message, whatever else it says', () => {
  const taken = { outcome: 'sent', activityId: 'x', conversationId: PERSONAL };
  test.each<[string, Answer, object]>([
    ['200', { status: 200, body: { id: 'x' } }, taken],
    ['201', { status: 201, body: { id: 'x' } }, taken],
    ['202', { status: 202, body: { id: 'x' } }, taken],
    ['204', { status: 204, body: '' }, { ...taken, activityId: null }],
    ['more than an id', { status: 200, body: { id: 'x', serviceUrl: 7, other: [] } }, taken],
    ['another type of content', { status: 200, headers: { 'content-type': 'text/plain' }, body: '{"id":"x"}' }, taken],
    ['no body', { status: 201, body: '' }, { ...taken, activityId: null }],
    ['no id', { status: 201, body: {} }, { ...taken, activityId: null }],
    ['an empty id', { status: 201, body: { id: '' } }, { ...taken, activityId: null }],
  ])('%s', async (_name, answer, expected) => {
    await samIsKnown();
    connector.answerWith(answer);
    expect(await send()).toEqual(expected);
    expect(kinds()).toEqual(['send']);
  });
});

describe('how long Teams asks to wait', () => {
  const HOUR_MS = 60 * 60_000;
  test.each<[string, number | null]>([
    ['7', 7000],
    ['0', 0],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Monday, 23-Nov-26 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['999999', HOUR_MS],
    ['99999999999999999999999', HOUR_MS],
    ['Mon, 23 Nov 2099 10:00:00 GMT', HOUR_MS],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['Mon, 99 Nov 2026 10:00:00 GMT', null],
  ])('%s', async (retryAfter, afterMs) => {
    await samIsKnown();
    for (const status of [412, 429]) {
      connector.answerWith({ status, headers: { 'retry-after': retryAfter } });
      expect(await send()).toMatchObject({ outcome: 'retry', afterMs });
    }
  });
});

describe('a conversation that is no longer there', () => {
  const GONE: readonly Row[] = [
    ['404', { status: 404, body: refusal('ConversationNotFound') }, 'unreachable', 'conversation-gone'],
    [
      '403, not in it',
      { status: 403, body: refusal('BotNotInConversationRoster') },
      'unreachable',
      'not-in-conversation',
    ],
  ];

  test.each(GONE)('%s: a new one is made, and the message goes there', async (_name, answer) => {
    await samIsKnown();
    connector.answerWith((received) => (received.conversationId === PERSONAL ? answer : null));
    const outcome = await send();
    expect(outcome).toMatchObject({ outcome: 'sent', conversationId: connector.received[1]?.conversationId });
    expect(kinds()).toEqual(['send', 'create conversation', 'send']);
    connector.clear();
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(kinds()).toEqual(['send']);
  });

  test.each(GONE)('%s, and so is the new one: that is all', async (_name, answer, outcome, code) => {
    await samIsKnown();
    connector.answerWith((received) => (received.kind === 'send' ? answer : null));
    expect(await send()).toMatchObject({ outcome, code });
    expect(kinds()).toEqual(['send', 'create conversation', 'send']);
  });

  test.each(GONE)('%s, and Teams gives the same one again: that is all', async (_name, answer, outcome, code) => {
    await samIsKnown();
    connector.answerWith((received) => (received.kind === 'send' ? answer : { status: 201, body: { id: PERSONAL } }));
    expect(await send()).toMatchObject({ outcome, code });
    expect(kinds()).toEqual(['send', 'create conversation', 'send']);
    expect(await teams.conversations.byConversationId(PERSONAL)).toMatchObject({ removed: true });
  });

  test.each(GONE)('%s, and its person has left the organisation', async (_name, answer) => {
    await samIsKnown();
    connector.answerWith((received) => (received.kind === 'send' ? answer : { status: 404 }));
    expect(await send()).toMatchObject({ outcome: 'unreachable', code: 'unknown-person' });
    expect(kinds()).toEqual(['send', 'create conversation']);
  });

  test.each(GONE)(
    '%s: somebody of another organisation cannot have a new one',
    async (_name, answer, outcome, code) => {
      await samIsKnown();
      connector.answerWith(answer);
      const external = member(SAM.entraId, 'external');
      expect(await teams.messenger.toPerson(external, message)).toMatchObject({ outcome, code });
      expect(kinds()).toEqual(['send']);
    },
  );

  test.each(GONE)('%s: a channel is not made anew', async (_name, answer, outcome, code) => {
    await onlyAChannelIsKnown();
    const channel = await teams.conversations.newest();
    if (channel === null) throw new Error('The channel is not stored.');
    connector.answerWith(answer);
    expect(await teams.messenger.toConversation(channel, message)).toMatchObject({ outcome, code });
    expect(kinds()).toEqual(['send']);
    expect(await teams.conversations.byConversationId(channel.conversationId)).toMatchObject({ removed: true });
    expect(await teams.messenger.toConversation({ ...channel, removed: true }, message)).toMatchObject({
      ...{ outcome: 'unreachable', code: 'conversation-gone' },
    });
  });
});

test('what the turn itself would swallow is in the log: a reply that was not taken, posted once', async () => {
  const chat = chatWith({ clerkUrl: teams.url, connector }, SAM);
  for (const status of [403, 500, 502, 503, 504]) {
    connector.clear();
    connector.answerWith({ status });
    expect(await chat.says('hello')).toMatchObject({ status: 200 });
    expect(connector.received).toHaveLength(1);
  }
  const told = teams.logged.filter((line) => line.includes('reply not sent'));
  expect(told.map((line) => /"code":"(\w+)/.exec(line)?.[1])).toEqual([
    ...['unreachable', 'ambiguous', 'ambiguous', 'ambiguous', 'ambiguous'],
  ]);
});

test.each([301, 302, 303, 307, 308])('a redirect is not followed: %i', async (status) => {
  const elsewhere = await startConnector();
  try {
    await samIsKnown();
    connector.answerWith({ status, headers: { location: `${elsewhere.url}v3/conversations` } });
    expect(await send()).toMatchObject({ outcome: 'failed', code: 'refused' });
    expect(elsewhere.connections()).toBe(0);
    expect(kinds()).toEqual(['send']);
  } finally {
    await elsewhere.close();
  }
});

test('an answer that is too long is not read to its end', async () => {
  await samIsKnown();
  const before = process.memoryUsage().arrayBuffers;
  connector.answerWith({ status: 200, body: '{"id":"x"}'.padEnd(300 * 1024), then: 'hang' });
  expect(await send()).toMatchObject({ outcome: 'ambiguous', code: 'nonsense' });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * MEGABYTE);
});

describe('where no connector answers', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Accepts connections, and leaves the rest to the test. */
  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onConnection(socket);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  test('nobody listens: nothing can have arrived', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await sendTo(`http://127.0.0.1:${String(port)}/`)).toMatchObject({
      outcome: 'retry',
      code: 'no-connection',
    });
    expect(await sendTo(`https://127.0.0.1:${String(port)}/`)).toMatchObject({
      ...{ outcome: 'retry', code: 'no-connection' },
    });
  });

  test('a connection that is closed as soon as it stands may have brought the message', async () => {
    const port = await listen((socket) => socket.end());
    expect(await sendTo(`http://127.0.0.1:${String(port)}/`)).toMatchObject({ outcome: 'ambiguous', code: 'cut-off' });
  });

  test('without TLS nothing is sent', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    expect(await sendTo(`https://127.0.0.1:${String(port)}/`)).toMatchObject({
      ...{ outcome: 'retry', code: 'no-connection' },
    });
  });

  test('a TLS handshake without an answer has sent nothing', async () => {
    const port = await listen(() => undefined);
    expect(await sendTo(`https://127.0.0.1:${String(port)}/`)).toMatchObject({
      ...{ outcome: 'retry', code: 'no-connection' },
    });
  });
});

describe('an address that cannot be sent to', () => {
  test('leads off this machine, without authentication', async () => {
    expect(await sendTo('https://service.example.org/')).toMatchObject({
      ...{ outcome: 'unreachable', code: 'other-machine' },
    });
    expect(connector.received).toEqual([]);
  });

  test.each(['', 'service', 'http://', 'file:///etc/passwd', 'ftp://127.0.0.1/', 'https://[::1'])(
    '“%s” is as if the chat were not known',
    async (serviceUrl) => {
      await onlyAChannelIsKnown();
      const channel = await teams.conversations.newest();
      await samIsKnown();
      await moveTo(serviceUrl);
      if (channel !== null) await teams.conversations.remember(channel, NOW);
      expect(await send()).toMatchObject({ outcome: 'sent' });
      expect(kinds()).toEqual(['create conversation', 'send']);
    },
  );

  test.each(['', 'service', 'file:///etc/passwd'])(
    '“%s” of a channel, and of all that is known',
    async (serviceUrl) => {
      await samIsKnown();
      await moveTo(serviceUrl);
      const stored = await teams.conversations.newest();
      if (stored === null) throw new Error('Sam’s chat is not stored.');
      expect(await teams.messenger.toConversation(stored, message)).toMatchObject({ code: 'bad-address' });
      expect(await send()).toMatchObject({ outcome: 'unreachable', code: 'no-way-there' });
      expect(connector.received).toEqual([]);
    },
  );
});
