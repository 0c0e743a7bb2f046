import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations, readSchema } from './migration-folder.ts';
import { migrationList, NO_FILTER, startSchemaEngine } from './schema-engine.ts';

/** The SQL that leads from all migrations to the schema; null when they agree. Compared in an empty database. */
export async function schemaChanges(): Promise<string | null> {
  const database = await PGlite.create('memory://');
  const engine = await startSchemaEngine(new PrismaPGlite(database), readSchema());
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'migrations', ...migrationList(await readMigrations()) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readSchema() }] },
    script: true,
    exitCode: true,
    filters: NO_FILTER,
  });
  await database.close();
  return exitCode === 0 ? null : (stdout ?? '');
}
