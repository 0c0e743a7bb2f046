import { dispatch } from '../../src/cli/dispatch.ts';
import { keepLog } from '../support/suite-log.ts';
import type { Environment } from '../../src/config.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command as the command line does, in this process, and keeps what it prints. */
export async function runClerk(
  args: readonly string[],
  env: Environment = {},
  now = new Date('2026-11-23T09:00:00Z'),
): Promise<Ran> {
  const printed = { out: '', err: '' };
  const exit = await dispatch(args, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    terminal: null,
    env,
    now,
  });
  // What is wrong with a workbook is told with what stands in it, to whoever brought it.
  if (args[0] !== 'import') keepLog(printed.err);
  return { exit, ...printed };
}
