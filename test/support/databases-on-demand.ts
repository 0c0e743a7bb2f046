import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Answers `GET postgres` with the connection string of the run's PostgreSQL, and `GET embedded` with the folder of a
     * migrated embedded database with nothing in it. The first one who asks has it made.
     */
    readonly databasesOnDemand: string;
  }
}

/** One PostgreSQL and one embedded database to copy for a whole run; a run that needs neither makes none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  let folder: Promise<string> | null = null;
  const asked = async (what: string): Promise<string> =>
    what === '/embedded' ? (folder ??= makeEmbedded()) : (await (server ??= startServer())).url;
  const desk = createServer(({ url = '' }, response) => {
    asked(url).then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'unknown'),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const { port } = desk.address() as AddressInfo;
  project.provide('databasesOnDemand', `http://127.0.0.1:${String(port)}/`);
  return async () => {
    desk.close();
    const [started, made] = await Promise.all([server?.catch(() => null), folder?.catch(() => null)]);
    await started?.stop();
    if (typeof made === 'string') await rm(made, { recursive: true, force: true });
  };
}

async function startServer(): Promise<PostgresServer> {
  const { startPostgres } = await import('./postgres-server.ts');
  return startPostgres({ durable: false });
}

async function makeEmbedded(): Promise<string> {
  const { openStore } = await import('../../src/store/open-store.ts');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clerk-embedded-'));
  const { store } = await openStore({ databaseUrl: null, dataDir });
  await store.close();
  return dataDir;
}
