import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { SAM, scriptedClerk, startTeamsSide, words, type TeamsSide } from './harness.ts';

let connector: Connector;
let teams: TeamsSide;
let reasons: string[] = [];

beforeAll(async () => {
  connector = await startConnector();
  teams = await startTeamsSide({ whyNotReady: () => Promise.resolve(reasons) });
});

afterAll(async () => {
  await teams.server.stop(1000);
  await connector.close();
});

async function post(body: string | undefined, type = 'application/json'): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL('/api/messages', teams.url), {
    method: 'POST',
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

const MESSAGE = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  text: 'hello',
  from: { id: '29:sam', aadObjectId: SAM.entraId },
  recipient: { id: '28:clerk' },
  conversation: { id: 'a:1', conversationType: 'personal' },
};

describe('what is not an activity', () => {
  test.each<[string, string | undefined, string?]>([
    ['an empty object', '{}'],
    ['nothing', undefined],
    ['broken JSON', '{"type":'],
    ['a list', '[]'],
    ['a word', '"hello"'],
    ['null', 'null'],
    ['another content type', 'type=message', 'application/x-www-form-urlencoded'],
    ['a type that is a number', JSON.stringify({ ...MESSAGE, type: 7, serviceUrl: 'http://127.0.0.1:9/' })],
    ['a text that is an object', JSON.stringify({ ...MESSAGE, text: {}, serviceUrl: 'http://127.0.0.1:9/' })],
    ['no service address', JSON.stringify(MESSAGE)],
    ['a service address of another kind', JSON.stringify({ ...MESSAGE, serviceUrl: 'file:///etc/passwd' })],
    ['no sender', JSON.stringify({ ...MESSAGE, from: undefined, serviceUrl: 'http://127.0.0.1:9/' })],
    ['no conversation', JSON.stringify({ ...MESSAGE, conversation: {}, serviceUrl: 'http://127.0.0.1:9/' })],
    ['mentions that are not a list', JSON.stringify({ ...MESSAGE, entities: 'x', serviceUrl: 'http://127.0.0.1:9/' })],
  ])('%s gets 400 and one sentence', async (_name, body, type) => {
    const { status, text } = await post(body, type);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(/^[A-Z][^\n]+\.$/) as string });
    expect(text).not.toMatch(/node_modules|SyntaxError|zod/i);
  });

  test('more than 256 KB gets 413', async () => {
    const { status, text } = await post(JSON.stringify({ ...MESSAGE, text: 'x'.repeat(300 * 1024) }));
    expect(status).toBe(413);
    expect(text).toMatch(/256 KB/);
  });

  test('the process lives on', async () => {
    expect((await chatWith({ clerkUrl: teams.url, connector }, SAM).says('hello')).said).toBe('hello');
  });
});

describe('without authentication', () => {
  test.each([
    'https://service.example.org/',
    'http://10.0.0.1/',
    'http://127.0.0.1.example.org/',
    'http://127.0.0.1@service.example.org/',
    'http://localhost.example.org/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/',
  ])('%s is not a service address that is answered', async (serviceUrl) => {
    const { status, text } = await post(JSON.stringify({ ...MESSAGE, serviceUrl }));
    expect(status).toBe(403);
    expect(text).toMatch(/only service addresses on this machine/);
  });

  test('a redirect from this machine is not followed off it', async () => {
    const reached = connector.received.length;
    const elsewhere = await startConnector();
    connector.answerWith({ status: 307, headers: { location: elsewhere.url } });
    await chatWith({ clerkUrl: teams.url, connector }, SAM).says('hello');
    connector.answerWith(null);
    expect(connector.received.length).toBe(reached + 1);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });
});

test('clients that send null for what they leave out are understood', async () => {
  const nulls = { text: 'hello', entities: null, value: null, replyToId: null, locale: null };
  expect((await chatWith({ clerkUrl: teams.url, connector }, SAM).sends(nulls)).said).toBe('hello');
});

test('a client that does not name the recipient is answered', async () => {
  expect((await chatWith({ clerkUrl: teams.url, connector }, SAM).sends({ text: 'hi', recipient: null })).said).toBe(
    'hi',
  );
});

describe('the other addresses', () => {
  test('/healthz says that the process lives', async () => {
    expect((await fetch(new URL('/healthz', teams.url))).status).toBe(200);
  });

  test('/readyz says why the clerk is not ready', async () => {
    reasons = ['The database does not answer.'];
    const notReady = await fetch(new URL('/readyz', teams.url));
    expect([notReady.status, await notReady.json()]).toEqual([503, { ready: false, reasons }]);
    reasons = [];
    const ready = await fetch(new URL('/readyz', teams.url));
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
  });

  test('/metrics counts turns by kind and status, and proactive messages', async () => {
    const text = await (await fetch(new URL('/metrics', teams.url))).text();
    expect(text).toMatch(/clerk_turn_seconds_count\{kind="message",status="200"\} \d/);
    expect(text).toMatch(/# TYPE clerk_proactive_messages_total counter/);
  });

  test('/metrics is not for what a proxy on this machine passes on', async () => {
    const response = await fetch(new URL('/metrics', teams.url), { headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect(response.status).toBe(403);
  });

  test.each(['/', '/api', '/api/messages', '/.env', '/api/messages/../../etc'])('GET %s is not there', async (path) => {
    const response = await fetch(new URL(path, teams.url));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'There is nothing here.' });
  });

  test('no answer says what it was made with', async () => {
    const response = await fetch(new URL('/healthz', teams.url));
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('stopping lets a turn that has begun end well, and takes no new one', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const own = await startTeamsSide({
    clerk: scriptedClerk({
      answer: async (turn) => {
        begun();
        await held;
        return { here: words(turn.text), privately: null };
      },
    }),
  });
  const turn = chatWith({ clerkUrl: own.url, connector }, SAM).says('just in time');
  await hasBegun;
  const stopped = own.server.stop(5000);
  await expect(connect(own.server.port)).rejects.toThrow(/ECONNREFUSED/);
  release();
  expect(await turn).toMatchObject({ status: 200, said: 'just in time' });
  await stopped;
});

function connect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/healthz', agent: false }, () => {
      resolve();
    });
    request.once('error', reject);
    request.end();
  });
}
