import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, missingMigrations } from '../../src/store/migrate.ts';
import { migrationNames, readSchema } from '../../src/store/migration-folder.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { schemaChanges } from '../../src/store/schema-changes.ts';
import { createTestDatabase } from '../support/database.ts';

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

describe('the migrations', () => {
  const emptyServer = async () => new PrismaPg(await createTestDatabase('template0'));

  it('make the schema', async () => {
    expect(await schemaChanges(await emptyServer())).toBeNull();
  });

  it('are found not to make another schema', async () => {
    const another = readSchema().replace('model UsedToken {', 'model UsedToken {\n  why String?');
    expect(await schemaChanges(await emptyServer(), another)).toContain('ALTER TABLE "UsedToken" ADD COLUMN     "why" TEXT');
  });
});
