import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createLog, type Log } from '../log.ts';
import type { Outside } from './command.ts';

/** The log of the command line, which has no other place: standard output is for results. */
export interface FaultLog {
  readonly log: Log;
  /** For what needs no looking into: on standard error with --verbose, and kept nowhere. */
  readonly aside: Log;
  /** Where to find the last line, to end a sentence with. */
  readonly where: () => string;
}

/** Appends to a file beside the data, which is its owner's alone, and with --verbose to standard error as well. */
export function createFaultLog(outside: Outside, verbose: boolean): FaultLog {
  let kept: string | null = null;
  const show = (line: string): void => {
    if (verbose) outside.err(line);
  };
  const write = (line: string): void => {
    kept = keep(outside, line);
    show(line);
  };
  const where = (): string => {
    if (kept !== null) return ` in ${kept}`;
    return verbose ? ' above' : ': run the command again with --verbose to see the cause';
  };
  return { log: createLog('error', { write }), aside: createLog('error', { write: show }), where };
}

/** Whatever else is wrong, a fault is told: that its cause could not be kept is no fault of its own. */
function keep(outside: Outside, line: string): string | null {
  try {
    const folder = outside.env['DATA_DIR']?.trim() || '.data';
    if (folder.startsWith('memory://')) return null;
    const file = path.join(folder, 'faults.log');
    mkdirSync(folder, { recursive: true });
    appendFileSync(file, line, { mode: 0o600 });
    return file;
  } catch {
    return null;
  }
}
