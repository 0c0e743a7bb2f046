import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { post } from './load.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** A bot in a process of its own. */
export interface Bot {
  readonly url: string;
  readonly process: ChildProcess;
  /** From the start of the process to the first turn answered with 200, in milliseconds. */
  readonly coldStartMs: number;
  /** The most memory it has held, in MB; null where the system does not tell. */
  peakMb(): Promise<number | null>;
  stop(): Promise<void>;
}

export const startEcho = (firstTurn: string): Promise<Bot> => startBot('test/bench/echo-bot.mjs', {}, firstTurn);

/** The compiled clerk on a PostgreSQL database; `preload` is a file beside this one that is loaded into it first. */
export function startClerk(databaseUrl: string, firstTurn: string, preload?: string): Promise<Bot> {
  const settings = { BOT_AUTH: 'off', HOST: '127.0.0.1', HEARTBEAT: 'off', LOG_LEVEL: 'warn' };
  const loaded = preload === undefined ? [] : ['--import', pathToFileURL(path.join(import.meta.dirname, preload)).href];
  return startBot('dist/main.js', { ...settings, DATABASE_URL: databaseUrl }, firstTurn, loaded);
}

/** Runs a command of the compiled clerk and gives what it printed. */
export async function runClerk(databaseUrl: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['dist/cli/clerk.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`clerk ${args.join(' ')} ended with ${String(child.exitCode)}`);
  return Buffer.concat(chunks).toString();
}

async function startBot(
  file: string,
  settings: Record<string, string>,
  firstTurn: string,
  loaded: readonly string[] = [],
): Promise<Bot> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/api/messages`;
  const from = performance.now();
  const child = spawn(process.execPath, [...loaded, file], {
    cwd: ROOT,
    env: { ...process.env, ...settings, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', ...(loaded.length === 0 ? [] : (['ipc'] as const))],
  });
  while ((await post(url, firstTurn)) !== 200) {
    if (child.exitCode !== null || performance.now() - from > 60_000) {
      await stop(child);
      throw new Error(`${file} did not answer a turn with 200.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const coldStartMs = performance.now() - from;
  return { url, process: child, coldStartMs, peakMb: () => peakMb(child.pid), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function peakMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
