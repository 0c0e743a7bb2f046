import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { onDemand } from './on-demand.ts';
import type { PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with the connection string of the run's PostgreSQL, which the first one starts. */
    readonly postgresOnDemand: string;
    /** Answers a GET with the folder of a migrated embedded database with nothing in it, which the first one makes. */
    readonly embeddedOnDemand: string;
  }
}

/** One PostgreSQL and one embedded database to copy for a whole run; a run that needs neither makes none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, embedded] = await Promise.all([
    onDemand(startServer, ({ url }) => url),
    onDemand(makeEmbedded, (folder) => folder),
  ]);
  project.provide('postgresOnDemand', postgres.url);
  project.provide('embeddedOnDemand', embedded.url);
  return async () => {
    const [server, folder] = await Promise.all([postgres.close(), embedded.close()]);
    await server?.stop();
    if (folder !== null) await rm(folder, { recursive: true, force: true });
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
