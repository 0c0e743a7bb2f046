import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { inject } from 'vitest';
import { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { askDesk } from './on-demand.ts';
import { TEMPLATE } from './postgres-server.ts';

export type Engine = 'PostgreSQL' | 'PGlite';
export const ENGINES: readonly Engine[] = ['PostgreSQL', 'PGlite'];

/**
 * An empty, migrated database of its own for a test; close it with `store.close()`. PostgreSQL (the default) takes
 * about 0.1 s, PGlite about a second: use PGlite only where the engine is what is tested.
 */
export async function openTestDatabase(engine: Engine = 'PostgreSQL'): Promise<OpenStore> {
  if (engine === 'PGlite') return openEmbeddedCopy();
  return openStore({ databaseUrl: await createTestDatabase(), dataDir: '' });
}

/** Creates an empty PostgreSQL database and gives its connection string, for tests that start a process with it. */
export async function createTestDatabase(template: string = TEMPLATE): Promise<string> {
  const server = await askDesk(inject('postgresOnDemand'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Another database than the template, which may not be in use while it is copied.
  const admin = new PrismaClient({ adapter: new PrismaPg(`${server}/postgres`) });
  try {
    await admin.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await admin.$disconnect();
  }
  return `${server}/${name}`;
}

/** A copy, because making and migrating one takes three seconds of a core. It is gone when it is closed. */
async function openEmbeddedCopy(): Promise<OpenStore> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clerk-embedded-'));
  await cp(await askDesk(inject('embeddedOnDemand')), dataDir, { recursive: true });
  const open = await openStore({ databaseUrl: null, dataDir });
  const close = async (): Promise<void> => {
    await open.store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...open, store: { ...open.store, close } };
}
