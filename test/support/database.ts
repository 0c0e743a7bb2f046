import { randomBytes } from 'node:crypto';
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
 * about 0.1 s, PGlite in memory some seconds: use PGlite only where the engine is what is tested.
 */
export async function openTestDatabase(engine: Engine = 'PostgreSQL'): Promise<OpenStore> {
  if (engine === 'PGlite') return openStore({ databaseUrl: null, dataDir: 'memory://' });
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
