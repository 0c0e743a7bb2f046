import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { reachablePostgres } from './reachable-postgres.ts';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** A connection string without a database's name; add one. */
  readonly url: string;
  /** Makes a database with nothing in it, and gives its connection string. */
  emptyDatabase(): Promise<string>;
  /** Shuts it down as for maintenance, with its data kept; `up` starts it again. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** The migrated, empty database that every test's own is copied from. */
export const TEMPLATE = 'clerk_template';

/**
 * Starts a real PostgreSQL from npm on a free port, with a migrated template database. Takes about two seconds.
 * `durable` makes commits wait for the disk, as a server's do; tests keep nothing, so they do without.
 */
export async function startPostgres({ durable }: { readonly durable: boolean }): Promise<PostgresServer> {
  const { Postgres, copy } = await reachablePostgres();
  const port = await freePort();
  const databaseDir = path.join(tmpdir(), `clerk-postgres-${randomBytes(6).toString('hex')}`);
  const log: string[] = [];
  const server = new Postgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    // Its data is kept while it is down, and removed when it is stopped.
    persistent: true,
    // PostgreSQL refuses to run as root: it gets a user of its own there.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=200'],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'timezone=Europe/London'],
    ],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
    if (copy !== null) await rm(copy, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase(TEMPLATE);
    const url = `postgresql://postgres:test@127.0.0.1:${String(port)}`;
    const { store } = await openStore({ databaseUrl: `${url}/${TEMPLATE}`, dataDir: '' });
    await store.close();
    const emptyDatabase = async (): Promise<string> => {
      const name = `empty_${randomBytes(6).toString('hex')}`;
      await server.createDatabase(name);
      return `${url}/${name}`;
    };
    return { url, emptyDatabase, down: () => server.stop(), up: () => server.start(), stop };
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start.\n${log.slice(-20).join('')}`, { cause: error });
  }
}
