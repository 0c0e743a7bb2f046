import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { onDemand } from './on-demand.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with the folder that the clerk was compiled to, which the first one has done. */
    readonly compiledOnDemand: string;
  }
}

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * The clerk compiled once for a whole test run, within the project: what it leaves outside its bundle, its migrations
 * and its manifest are found from there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = `test-results/compiled-${String(process.pid)}`;
  const compile = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', '.scripts/build.ts', folder], { cwd: ROOT });
  const desk = await onDemand(compile, () => path.join(ROOT, folder));
  project.provide('compiledOnDemand', desk.url);
  return async () => {
    if ((await desk.close()) !== null) await rm(path.join(ROOT, folder), { recursive: true, force: true });
  };
}
