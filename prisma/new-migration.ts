/*
 * Writes the next migration: what prisma/schema.prisma has and the migrations so far do not make.
 *   npx tsx prisma/new-migration.ts add_reviews
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { migrationsPath } from '../src/store/schema/migration-folder.ts';
import { schemaChanges } from '../src/store/schema/schema-changes.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Give the migration a name in small letters: npx tsx prisma/new-migration.ts add_reviews\n');
  process.exit(2);
}
await mkdir(migrationsPath(), { recursive: true });
const sql = await schemaChanges(new PrismaPGlite(await PGlite.create('memory://')));
if (sql === null) {
  process.stdout.write('The migrations already make the schema; nothing was written.\n');
  process.exit(0);
}
const stamp = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
const folder = path.join(migrationsPath(), `${stamp}_${name}`);
await mkdir(folder);
await writeFile(path.join(folder, 'migration.sql'), sql);
await writeFile(path.join(migrationsPath(), 'migration_lock.toml'), 'provider = "postgresql"\n');
process.stdout.write(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql\n`);
process.exit(0);
