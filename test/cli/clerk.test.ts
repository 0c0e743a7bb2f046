import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createTestDatabase } from '../support/database.ts';
import { askDesk } from '../support/on-demand.ts';
import { runClerk } from './run-clerk.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../examples/operation-portfolio');

interface Process {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the compiled command line; `reads` bytes of its output are read before the pipe is closed. */
async function startClerk(args: readonly string[], env: object, reads: 'all' | number = 'all'): Promise<Process> {
  const compiled = await askDesk(inject('compiledOnDemand'));
  const child = spawn(process.execPath, [path.join(compiled, 'cli/clerk.js'), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const err = text(child.stderr);
  const out =
    reads === 'all'
      ? text(child.stdout)
      : once(child.stdout, 'data')
          .then(() => child.stdout.destroy())
          .then(() => '');
  const [[exit], printed, said] = await Promise.all([exited, out, err]);
  return { exit, out: printed, err: said };
}

describe('the command line itself', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clerk-process-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('prints JSON and nothing else, and a reader may stop early', async () => {
    const env = { DATABASE_URL: await createTestDatabase() };
    await runClerk(['import', EXAMPLE], env);
    const whole = await startClerk(['export', '--format', 'json'], env);
    expect(whole).toMatchObject({ exit: 0, err: '' });
    expect(JSON.parse(whole.out)).toMatchObject({ partnership: [{ code: 'PORTFOLIO' }] });
    expect(await startClerk(['export', '--format', 'json'], env, 1)).toMatchObject({ exit: 0, err: '' });
  });

  test('says in one sentence that another process has the embedded database open', async () => {
    const dataDir = path.join(folder, 'data');
    const { store } = await openStore({ databaseUrl: null, dataDir });
    const refused = await startClerk(['import', EXAMPLE], { DATA_DIR: dataDir });
    await store.close();
    expect(refused).toMatchObject({ exit: 1, out: '' });
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
    expect(refused.err).toMatch(/in use|open/);
    expect(await startClerk(['import', EXAMPLE], { DATA_DIR: dataDir })).toMatchObject({ exit: 0, err: '' });
  }, 120_000);
});
