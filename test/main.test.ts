import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chatWith } from './support/chat.ts';
import { startConnector, type Connector } from './support/connector.ts';
import { askDesk } from './support/on-demand.ts';
import { keepLog } from './support/suite-log.ts';

/* The compiled server as a process of its own, on an embedded database in memory. */

const LOCAL = { BOT_AUTH: 'off', PORT: '0', DATA_DIR: 'memory://' };
/** A database starts here, on machines that do other things too. */
const PATIENCE_MS = 90_000;

let server: string;
beforeAll(async () => {
  server = path.join(await askDesk(inject('compiledOnDemand')), 'main.js');
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(environment: Record<string, string>): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [server], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  child.once('close', () => {
    keepLog(texts.out + texts.err);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...texts });
    });
  });
  return { child, ended, out: () => texts.out };
}

async function untilReady(out: () => string): Promise<string> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const url = /is ready on (http:\S+)\/api\/messages/.exec(out())?.[1];
    if (url !== undefined) return `${url}/`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The clerk did not start. It said: ${out()}`);
}

describe('a running clerk', () => {
  let running: ReturnType<typeof start>;
  let url: string;
  let connector: Connector;

  beforeAll(async () => {
    connector = await startConnector();
    running = start(LOCAL);
    url = await untilReady(running.out);
  }, PATIENCE_MS);

  afterAll(async () => {
    running.child.kill('SIGKILL');
    await connector.close();
  });

  test('is alive and ready', async () => {
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
    expect(await (await fetch(new URL('/readyz', url))).json()).toEqual({ ready: true, reasons: [] });
  });

  test('answers a stranger how to be added, and an empty post with 400', async () => {
    const robin = { entraId: '22222222-0000-4000-8000-000000000009', name: 'Robin Vale' };
    const turned = await chatWith({ clerkUrl: url, connector }, robin).says('status');
    expect(turned).toMatchObject({ status: 200, said: expect.stringMatching(/coordinator/) as string });
    const empty = await fetch(new URL('/api/messages', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(empty.status).toBe(400);
  });

  test('stops when it is told to, and says nothing of anybody in its log', async () => {
    running.child.kill('SIGTERM');
    const { code, out, err } = await running.ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toMatch(/Robin|status for|22222222/);
  });
});

describe('what does not start', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['without an app', { PORT: '0' }, /^MICROSOFT_APP_ID is missing\./],
    ['in production without an app', { PORT: '0', NODE_ENV: 'production' }, /^MICROSOFT_APP_ID is missing\./],
    ['without authentication, reachable from elsewhere', { ...LOCAL, HOST: '0.0.0.0' }, /^BOT_AUTH=off is refused/],
    ['with two wrong settings', { ...LOCAL, PORT: 'x', LOG_LEVEL: 'loud' }, /^PORT must .*\nLOG_LEVEL must .*\n$/],
  ])(
    '%s',
    async (_name, environment, sentence) => {
      const { code, out, err } = await start(environment).ended;
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(sentence);
      expect(err).not.toMatch(/\n\s+at /);
    },
    PATIENCE_MS,
  );

  test(
    'on a port that is taken',
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const port = String((other.address() as AddressInfo).port);
      const { code, err } = await start({ ...LOCAL, PORT: port }).ended;
      other.close();
      expect([code, err]).toEqual([1, `Port ${port} on 127.0.0.1 is taken: stop what uses it, or set PORT.\n`]);
    },
    PATIENCE_MS,
  );
});
