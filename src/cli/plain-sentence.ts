import { ConfigError } from '../config.ts';
import { logFault } from '../log.ts';
import { UnreadableWorkbook } from '../reports/reading/raw-sheet.ts';
import { StoreFault } from '../store/engine/fault.ts';
import type { FaultLog } from './fault-log.ts';
import { Refused } from './refused.ts';

/**
 * What a person is told of an error: our own words where we expected it, else one sentence with the reference under
 * which its cause is logged. The message of a library may quote a row, an address with its password, or what somebody
 * typed, so none is ever shown.
 */
export function plainSentence(error: unknown, { log, aside, where }: FaultLog): string {
  const expected = error instanceof Refused || error instanceof ConfigError || error instanceof UnreadableWorkbook;
  if (expected || (error instanceof StoreFault && error.isExplained)) {
    aside.error('command refused', { error });
    return sentence(error.message);
  }
  const reference = logFault(log, 'command failed', { error });
  const what = error instanceof StoreFault ? error.userMessage.replace(/\.$/, '') : 'The command could not finish';
  return `${what} (reference ${reference}${where()}).`;
}

/** On one line, with a full stop. */
export function sentence(message: string): string {
  const line = message.trim().replace(/\s*\n\s*/g, ' ');
  return /[.?]$/.test(line) ? line : `${line}.`;
}
