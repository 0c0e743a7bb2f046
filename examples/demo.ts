/* `npm run demo`: the clerk with the example partnership, and Agents Playground to talk to it in a browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { answersWithin, startPlayground } from './playground/start-playground.ts';

const ROOT = path.join(import.meta.dirname, '..');
const DATA_DIR = path.resolve(ROOT, process.env['DATA_DIR'] ?? '.data');
/** Says that the folder is the demo's own, and from which day its dates are. */
const STAMP = path.join(DATA_DIR, 'demo.json');
const CLERK_PORT = 3978;
const PLAYGROUND_PORT = 56150;

/** What a person's own settings may not change in the demo: no Teams, no server, nobody checked, on loopback. */
const SETTINGS = {
  ...process.env,
  BOT_AUTH: 'off',
  HOST: '127.0.0.1',
  PORT: String(CLERK_PORT),
  DATA_DIR,
  DATABASE_URL: '',
  MICROSOFT_APP_ID: '',
  MICROSOFT_APP_PASSWORD: '',
  MICROSOFT_APP_TENANT_ID: '',
  ALLOWED_TENANTS: '',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
};

await main();

async function main(): Promise<void> {
  for (const port of [CLERK_PORT, PLAYGROUND_PORT]) {
    if (await isTaken(port)) {
      stopWith(`Port ${String(port)} on 127.0.0.1 is in use. Stop what uses it (another demo?), then try again.`);
    }
  }
  if (process.argv.includes('--fresh')) await startOver();
  const since = existsSync(STAMP) ? await readSince() : await importExample();

  const clerk = script('src/main.ts', [], 'inherit');
  const clerkUrl = `http://127.0.0.1:${String(CLERK_PORT)}`;
  if (!(await answersWithin(`${clerkUrl}/healthz`, 60_000, () => clerk.exitCode !== null))) {
    clerk.kill();
    stopWith('The clerk did not start.');
  }
  const playground = await startPlayground({ clerkUrl, port: PLAYGROUND_PORT });
  say(instructions(playground.url, since));

  // A terminal sends Ctrl-C to all of them, a supervisor only to this one: either way both end before this does.
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
    // npm runs this through a shell that does not hand signals on: when that has gone, somebody ended the demo.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve('orphaned');
    }, 500).unref();
  });
  await Promise.race([asked, once(clerk, 'exit'), playground.ended]);
  const crashed = clerk.exitCode !== null && clerk.exitCode !== 0;
  await Promise.all([playground.stop(), stop(clerk)]);
  say(crashed ? 'The clerk ended by itself; the demo has stopped.' : 'The demo has stopped. Its data is kept.');
  process.exit(crashed ? 1 : 0);
}

async function startOver(): Promise<void> {
  if (!existsSync(DATA_DIR)) return;
  if (!existsSync(STAMP)) {
    stopWith(`${DATA_DIR} was not made by the demo, so --fresh leaves it alone. Move it away, or set DATA_DIR.`);
  }
  await rm(DATA_DIR, { recursive: true });
}

/** Imports once only: the dates are moved to the day of import, and a second import on another day would mix them. */
async function importExample(): Promise<string> {
  say('Importing the example partnership, with its dates moved to today.');
  const child = script(
    'src/cli/clerk.ts',
    ['import', 'examples/operation-portfolio.xlsx', '--dates-from-today'],
    'pipe',
  );
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) stopWith(said.trim());
  const since = new Date().toISOString().slice(0, 10);
  await mkdir(DATA_DIR, { recursive: true });
  await writeFile(STAMP, `${JSON.stringify({ since })}\n`);
  return since;
}

async function readSince(): Promise<string> {
  const { since } = JSON.parse(await readFile(STAMP, 'utf8')) as { since: string };
  return since;
}

/** Runs a file of the project with tsx in this Node, so that a signal reaches it directly. */
function script(file: string, args: readonly string[], output: 'inherit' | 'pipe'): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    env: SETTINGS,
    stdio: ['ignore', output, output],
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(true);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(false);
      });
    });
  });
}

function instructions(url: string, since: string): string {
  const today = new Date().toISOString().slice(0, 10);
  const age = since === today ? '' : `\nIts dates are from ${since}; npm run demo -- --fresh starts over from today.`;
  return `
Open ${url} in a browser. You are Alex Morgan, who owns actions and also coordinates and chairs.${age}

In Personal Chat, type:            In a channel, type @, choose the clerk, type:
  my actions                         use this channel for the board
  A-12 done, notice served           status
  what's overdue?                  Then in Personal Chat:
  preview nudges                     draft the standing item
  start the meeting                  risk: demand is above what is funded
  help                               approve, then: post it

Ctrl-C stops both.
`;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
