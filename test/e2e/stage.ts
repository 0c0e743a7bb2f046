import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { answersWithin, type Playground, startPlayground } from '../../examples/playground/start-playground.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres } from '../support/postgres-server.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** The clerk with the example partnership on a real PostgreSQL, and Agents Playground in front of it. */
export interface Stage {
  readonly playground: Playground;
  /** Runs a command of the clerk beside the server, as an operator would, and gives its standard output. */
  clerk(...args: readonly string[]): Promise<string>;
  clear(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const undo: (() => Promise<void>)[] = [];
  const clear = async (): Promise<void> => {
    for (const step of undo.reverse()) await step();
  };
  try {
    return { ...(await build(undo)), clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** Adds to `undo` how to end each part as soon as it runs. */
async function build(undo: (() => Promise<void>)[]): Promise<Omit<Stage, 'clear'>> {
  const postgres = await startPostgres({ durable: false });
  undo.push(() => postgres.stop());
  const port = await freePort();
  const environment = {
    ...process.env,
    DATABASE_URL: await postgres.emptyDatabase(),
    PORT: String(port),
    HOST: '127.0.0.1',
    BOT_AUTH: 'off',
    MICROSOFT_APP_ID: '',
    ALLOWED_TENANTS: '',
    // Nudges come only when the test asks for them.
    HEARTBEAT: 'off',
    LOG_LEVEL: 'warn',
  };
  const start = (file: string, args: readonly string[], output: 'inherit' | 'pipe') =>
    spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', output, 'inherit'],
    });

  const clerk = async (...args: readonly string[]): Promise<string> => {
    const child = start('src/cli/clerk.ts', args, 'pipe');
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(child, 'close');
    if (child.exitCode !== 0) throw new Error(`clerk ${args.join(' ')} ended with ${String(child.exitCode)}.`);
    return Buffer.concat(chunks).toString();
  };
  await clerk('import', 'examples/operation-portfolio.xlsx', '--dates-from-today');

  const server = start('src/main.ts', [], 'inherit');
  undo.push(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill();
    await once(server, 'exit');
  });
  const url = `http://127.0.0.1:${String(port)}`;
  if (!(await answersWithin(`${url}/readyz`, 60_000, () => server.exitCode !== null))) {
    throw new Error('The clerk did not become ready.');
  }
  const playground = await startPlayground({ clerkUrl: url, port: await freePort() });
  undo.push(() => playground.stop());
  return { playground, clerk };
}
