import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { StoreFault } from '../engine/fault.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { migrationNames, readMigrations, readSchema } from './migration-folder.ts';

/** Any number that nothing else on the server uses as an advisory lock; Prisma's own command uses 72707369. */
const MIGRATION_LOCK = 7_270_736_900_147n;
const A_LONG_MIGRATION_MS = 10 * 60_000;

/**
 * Brings the database to the newest migration. One read finds out that there is nothing to do, so that an ordinary
 * start does not load the schema engine.
 * @param alone false where other processes may migrate the same database at the same time
 * @throws StoreFault `another version` when a newer clerk has migrated the database: nothing is changed in it.
 *   `migration failed`: this one or an earlier one stopped half-way, so that somebody must look
 */
export async function migrate(
  prisma: PrismaClient,
  adapter: SqlMigrationAwareDriverAdapterFactory,
  alone: boolean,
): Promise<readonly string[]> {
  if (await isUpToDate(prisma)) return [];
  if (alone) return applyAll(adapter);
  return prisma.$transaction(
    async (holder) => {
      await holder.$executeRaw`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      return (await isUpToDate(prisma)) ? [] : applyAll(adapter);
    },
    { maxWait: A_LONG_MIGRATION_MS, timeout: A_LONG_MIGRATION_MS },
  );
}

/** The migrations that the database has not had yet, oldest first. */
export async function missingMigrations(prisma: PrismaClient): Promise<readonly string[]> {
  return (await compared(prisma)).missing;
}

async function isUpToDate(prisma: PrismaClient): Promise<boolean> {
  const { missing, unknown } = await compared(prisma);
  if (unknown.length > 0) {
    throw new StoreFault(
      'another version',
      `The database belongs to a newer version of Partnership Clerk, which has the migration ${unknown.at(-1) ?? ''}: use that version.`,
    );
  }
  return missing.length === 0;
}

async function compared(prisma: PrismaClient): Promise<Record<'missing' | 'unknown', readonly string[]>> {
  const [wanted, applied] = await Promise.all([migrationNames(), appliedMigrations(prisma)]);
  return {
    missing: wanted.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !wanted.includes(name)).sort(),
  };
}

async function appliedMigrations(prisma: PrismaClient): Promise<readonly string[]> {
  try {
    const rows = await prisma.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    return rows.map((row) => row.name);
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

async function applyAll(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<readonly string[]> {
  const { migrationList, NO_FILTER, withSchemaEngine } = await import('./schema-engine.ts');
  const migrationsList = migrationList(await readMigrations());
  try {
    return await withSchemaEngine(adapter, readSchema(), async (engine) => {
      const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return applied.appliedMigrationNames;
    });
  } catch (error) {
    throw new StoreFault('migration failed', 'The database could not be brought up to date.', error);
  }
}

/** PostgreSQL says 42P01 for a table that is not there. */
function isMissingTable(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? {}).includes('"42P01"');
}
