import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { leaksIn } from './canaries.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which each process of the run keeps what was logged there. */
    readonly suiteLog: string;
  }
}

/** Fails a run in whose logs anything stands that may not. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clerk-suite-log-'));
  project.provide('suiteLog', folder);
  return async () => {
    const lines = await linesIn(folder);
    await rm(folder, { recursive: true });
    const leaks = lines.flatMap((line) => leaksIn(line).map((leak) => `${leak}: ${line}`));
    process.stdout.write(`The logs of the suite: ${String(lines.length)} lines, ${String(leaks.length)} leaks.\n`);
    if (leaks.length === 0) return;
    process.stderr.write(`The logs hold what they may not:\n${leaks.slice(0, 20).join('\n')}\n`);
    // What is thrown here would be printed, and the run would pass.
    process.exitCode = 1;
  };
}

async function linesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''));
}
