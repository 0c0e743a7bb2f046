import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

/**
 * Keeps what the clerk logged, and what its libraries wrote to the console, so that all of a run can be searched at its
 * end for what may not stand there (search-suite-log.ts).
 */
export function keepLog(text: string, lines?: string[]): void {
  lines?.push(text);
  appendFileSync(path.join(inject('suiteLog'), `${String(process.pid)}.log`), text.endsWith('\n') ? text : `${text}\n`);
}
