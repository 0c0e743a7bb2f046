import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One migration as the schema engine wants it: its folder's name and its SQL. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The package's own folder, from src as well as from wherever it was compiled to. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}.`);
    folder = parent;
  }
  return folder;
}

export function migrationsPath(): string {
  return path.join(packageRoot(), 'prisma/migrations');
}

/** The names of all migrations in the order in which they are applied; names begin with a timestamp. */
export async function migrationNames(folder: string = migrationsPath()): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export async function readMigrations(folder: string = migrationsPath()): Promise<readonly Migration[]> {
  const names = await migrationNames(folder);
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(path.join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

export function readSchema(): string {
  return readFileSync(path.join(packageRoot(), 'prisma/schema.prisma'), 'utf8');
}
