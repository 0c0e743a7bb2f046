import { isOpen } from '../../domain/actions/action.ts';
import type { Context } from '../turn/turn.ts';
import type { PlannedChange } from '../turn/planned-change.ts';

/** Two digits at most: longer numbers are read near an action that is named in full. */
const NUMBERS_FIRST = /^\s*(\d{1,2}(?:\s*(?:,|&|\+|\band\b)\s*\d{1,2})*)(?=\s*[:,-]?\s+\p{L})/u;

/**
 * "12 and 14 done", where all of them are open actions of the speaker's own: then they are what is meant, and not a count,
 * a date or a house. Null otherwise.
 */
export async function readBareNumbers(text: string, context: Context): Promise<readonly PlannedChange[] | null> {
  const said = NUMBERS_FIRST.exec(text)?.[1];
  if (said === undefined) return null;
  const numbers = [...new Set(said.match(/\d+/gu)?.map(Number))];
  const refs = numbers.map((number) => `A-${String(number)}`).join(', ');
  const { store, speaker } = context;
  const typed = text.trimStart().slice(said.length);
  const read = context.changesIn(`${refs}${typed}`, context);
  if (read?.isAll !== true || !areAbout(read.changes, numbers)) return null;
  const actions = await store.actions.byNumber(speaker.partnership.id, numbers);
  const own = actions.filter(({ owner, status }) => owner?.id === speaker.member.id && isOpen(status));
  return own.length === numbers.length ? read.changes : null;
}

/** A status of exactly these; a mere note says nothing that makes them actions. */
function areAbout(changes: readonly PlannedChange[], numbers: readonly number[]): boolean {
  return changes.every(
    (change) => change.numbers !== 'all' && change.intent.kind !== 'note' && change.numbers.join() === numbers.join(),
  );
}
