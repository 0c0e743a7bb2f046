import { describe, expect, it } from 'vitest';
import { missingMigrations } from '../../src/store/schema/migrate.ts';
import { migrationNames } from '../../src/store/schema/migration-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestDatabase, ENGINES, openTestDatabase } from '../support/database.ts';

describe.each(ENGINES)('a new database on %s', (engine) => {
  it('is migrated, answers, and is in UTC whatever the server is set to', async () => {
    const { store, prisma } =
      engine === 'PGlite' ? await openStore({ databaseUrl: null, dataDir: 'memory://' }) : await openTestDatabase();
    await store.ping();
    expect(await missingMigrations(prisma)).toEqual([]);
    expect(await prisma.partnership.count()).toBe(0);
    const at = new Date('2026-07-01T09:00:00Z');
    const rows = await prisma.$queryRaw<{ at: Date }[]>`SELECT ${at}::timestamptz AS at`;
    expect(rows[0]?.at).toEqual(at);
    await store.close();
  });
});

describe('migrating PostgreSQL', () => {
  it('is safe when two start at once, and is written down as Prisma does', async () => {
    const databaseUrl = await createTestDatabase('template0');
    const opened = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl, dataDir: '' })));
    const written = await Promise.all(
      opened.map(
        ({ prisma }) => prisma.$queryRaw<{ name: string; steps: number }[]>`
          SELECT migration_name AS name, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1`,
      ),
    );
    const once = (await migrationNames()).map((name) => ({ name, steps: 1 }));
    expect(written).toEqual([once, once, once]);
    await Promise.all(opened.map(({ store }) => store.close()));
  });
});
