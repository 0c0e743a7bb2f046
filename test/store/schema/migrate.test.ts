import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, missingMigrations } from '../../../src/store/schema/migrate.ts';
import { migrationNames, readSchema } from '../../../src/store/schema/migration-folder.ts';
import { openStore, type OpenStore } from '../../../src/store/open-store.ts';
import { schemaChanges } from '../../../src/store/schema/schema-changes.ts';
import { createTestDatabase } from '../../support/database.ts';

describe('a database that has been migrated', () => {
  let databaseUrl: string;
  let open: OpenStore;
  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    open = await openStore({ databaseUrl, dataDir: '' });
  });
  afterAll(() => open.store.close());

  it('is left alone, without the schema engine', async () => {
    const mustNotConnect = {
      provider: 'postgres' as const,
      adapterName: 'none',
      connect: () => Promise.reject(new Error('The schema engine was started.')),
      connectToShadowDb: () => Promise.reject(new Error('The schema engine was started.')),
    };
    expect(await migrate(open.prisma, mustNotConnect, false)).toEqual([]);
    expect(await missingMigrations(open.prisma)).toEqual([]);
  });

  it('is not opened when a migration stopped half-way', async () => {
    await open.prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
    expect(await missingMigrations(open.prisma)).toEqual(await migrationNames());
    await expect(openStore({ databaseUrl, dataDir: '' })).rejects.toMatchObject({ code: 'migration failed' });
  });
});

describe('a migration that fails', () => {
  it('is not taken for done in the embedded database either', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'clerk-migrate-'));
    const { store, prisma } = await openStore({ databaseUrl: null, dataDir });
    // Applied again, it fails at its first statement, because what it makes is there.
    await prisma.$executeRaw`DELETE FROM _prisma_migrations`;
    await store.close();
    await expect(openStore({ databaseUrl: null, dataDir })).rejects.toMatchObject({ code: 'migration failed' });
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);
});

describe('the migrations', () => {
  it('make the schema, and only what is new in another one is missing', async () => {
    const another = readSchema().replace('model UsedToken {', 'model UsedToken {\n  why String?');
    // PGlite, as the commands that write and check migrations: the engine cannot read PostgreSQL's catalogue through
    // its adapter.
    const database = await PGlite.create('memory://');
    const sql = await schemaChanges(new PrismaPGlite(database), another);
    await database.close();
    expect(sql?.trim()).toBe('-- AlterTable\nALTER TABLE "UsedToken" ADD COLUMN     "why" TEXT;');
  }, 60_000);
});
