import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { readMigrations, readSchema } from './migration-folder.ts';
import { migrationList, NO_FILTER, withSchemaEngine } from './schema-engine.ts';

/**
 * The SQL that leads from all migrations to a schema; null when they agree. The adapter's own database is not touched:
 * the migrations are replayed in its shadow database.
 */
export async function schemaChanges(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string = readSchema(),
): Promise<string | null> {
  const migrations = migrationList(await readMigrations());
  return withSchemaEngine(adapter, schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 0 ? null : (stdout ?? '');
  });
}
