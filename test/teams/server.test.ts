import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { rawRequest } from '../support/raw-request.ts';
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

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is not there', async (method) => {
    for (const path of ['/api/messages', '/healthz', '/']) {
      const response = await fetch(new URL(path, teams.url), { method });
      expect([method, path, response.status]).toEqual([method, path, 404]);
      expect(response.headers.get('allow')).toBeNull();
    }
  });
});

describe('every answer', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, RequestInit, number]>([
    ['that the process lives', '/healthz', {}, 200],
    ['that the clerk is ready', '/readyz', {}, 200],
    ['the figures', '/metrics', {}, 200],
    ['that there is nothing', '/nothing', {}, 404],
    ['that the method is unknown', '/api/messages', { method: 'PUT' }, 404],
    ['that the address is broken', '/%', {}, 404],
    ['that the body is no JSON', '/api/messages', { method: 'POST', headers: json, body: '{' }, 400],
    ['that it is no activity', '/api/messages', { method: 'POST', headers: json, body: '{}' }, 400],
    [
      'that the encoding is unknown',
      '/api/messages',
      { method: 'POST', headers: { ...json, 'content-encoding': 'x' }, body: 'x' },
      400,
    ],
    [
      'that the letters are unknown',
      '/api/messages',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-7' }, body: '{}' },
      400,
    ],
    ['that it is too large', '/api/messages', { method: 'POST', headers: json, body: `"${'x'.repeat(262_144)}"` }, 413],
    [
      'that it is too large once it is unpacked',
      '/api/messages',
      {
        method: 'POST',
        headers: { ...json, 'content-encoding': 'gzip' },
        body: gzipSync(Buffer.alloc(20_000_000, ' ')),
      },
      413,
    ],
    [
      'that the service address is not allowed',
      '/api/messages',
      {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ ...MESSAGE, serviceUrl: 'https://smba.trafficmanager.net/' }),
      },
      403,
    ],
  ])('%s is safe to show, and says nothing of what it was made with', async (_what, path, init, status) => {
    const response = await fetch(new URL(path, teams.url), init);
    expect(response.status).toBe(status);
    const { headers } = response;
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect([...headers.keys()]).not.toEqual(expect.arrayContaining(['x-powered-by']));
    expect([...headers.keys()]).not.toEqual(expect.arrayContaining(['server']));
    const text = await response.text();
    if (status >= 400) expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(/^[A-Z][^\n]+\.$/) as string });
    expect(text).not.toMatch(/node_modules|at .*:\d+:\d+|express|botbuilder|body-parser/i);
  });

  test.each<[string, string, number]>([
    ['what is not HTTP', 'hello\r\n\r\n', 400],
    ['another HTTP', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers that are too large', `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
  ])('to %s too', async (_what, bytes, status) => {
    const answer = await rawRequest(teams.server.port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer).toMatch(/X-Content-Type-Options: nosniff\r\n/);
    expect(answer).toMatch(/\{"error":"[A-Z][^"]+\."\}$/);
  });

  test('comes within some seconds to who sends slowly, and others are answered meanwhile', async () => {
    const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const slow = [head, `${head}Content-Length: 100\r\n\r\n{"type":`].map((bytes) =>
      rawRequest(teams.server.port, bytes),
    );
    expect((await chatWith({ clerkUrl: teams.url, connector }, SAM).says('hello')).said).toBe('hello');
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  }, 20_000);
});

describe('what a body may hold', () => {
  const send = (body: string): Promise<{ status: number; text: string }> => post(body);
  const at = (extra: string): string =>
    `${JSON.stringify({ ...MESSAGE, serviceUrl: connector.url }).slice(0, -1)},${extra}}`;

  test('keys of the prototype change nothing', async () => {
    const inside = '{"isAdmin":true,"tenant":{"id":"x"}}';
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      const extra = `"${key}":${inside},"channelData":{"${key}":${inside}},"value":{"${key}":${inside}},"text":"hi"`;
      expect((await send(at(extra))).status).toBe(200);
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('tenant');
  });

  test('of a key that comes twice, the last counts everywhere', async () => {
    expect((await send(at(`"type":"message","type":7`))).status).toBe(400);
    expect((await send(at(`"serviceUrl":"https://service.example.org/"`))).status).toBe(403);
  });

  test.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
  ])('%s in each other, however deep', async (_what, deep) => {
    for (const part of ['value', 'channelData', 'entities', 'text', 'other']) {
      expect((await send(at(`"${part}":${deep}`))).status).toBeLessThan(500);
    }
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
