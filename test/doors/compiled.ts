import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { inject } from 'vitest';
import { askDesk } from '../support/on-demand.ts';
import { keepLog } from '../support/suite-log.ts';

/** What hangs must end with its test. */
const GIVEN_UP = { timeout: 100_000, killSignal: 'SIGKILL' } as const;

export interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly ended: Promise<Ended>;
}

/** The compiled command line, as a process of its own in a folder. */
export async function runClerk(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Ended> {
  const { ended } = await start('cli/clerk.js', args, env, cwd);
  const ran = await ended;
  // What is wrong with a workbook is told with what stands in it, to whoever brought it.
  if (args[0] !== 'import') keepLog(ran.err);
  return ran;
}

export interface RunningClerk {
  readonly url: string;
  /** Tells it to stop, and waits until it has. */
  stop(): Promise<Ended>;
}

/** The compiled server, once it says that it is ready. */
export async function startServer(env: Readonly<Record<string, string>>, cwd: string): Promise<RunningClerk> {
  const { child, out, ended } = await start('main.js', [], env, cwd);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /is ready on (http:\S+)\/api\/messages/.exec(out())?.[1];
      if (found !== undefined) resolve(`${found}/`);
    });
    void ended.then(({ err }) => {
      reject(new Error(`The clerk did not start. It said: ${err}`));
    });
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      const stopped = await ended;
      keepLog(stopped.out + stopped.err);
      return stopped;
    },
  };
}

/** The compiled server where it does not start. */
export async function tryServer(env: Readonly<Record<string, string>>, cwd: string): Promise<Ended> {
  return (await start('main.js', [], env, cwd)).ended;
}

async function start(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Started> {
  const compiled = await askDesk(inject('compiledOnDemand'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [path.join(compiled, file), ...args], {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...GIVEN_UP,
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exit) => {
      resolve({ exit, ...texts });
    });
  });
  return { child, out: () => texts.out, ended };
}
