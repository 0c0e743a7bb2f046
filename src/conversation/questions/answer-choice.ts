import type { ChangeIntent } from '../../domain/actions/change.ts';
import { askReading } from './ask-reading.ts';
import type { ChangeQuestion, OpenQuestion } from '../turn/open-question.ts';
import { performChanges } from '../actions/perform-changes.ts';
import { replyToChanges } from '../actions/reply-to-changes.ts';
import type { Context, Reply } from '../turn/turn.ts';

export const YES =
  /^(?:y|yes|yep|yeah|yup|ok|okay|correct|right|sure|please do|yes please|that’s right|that's right)[.!]?$/i;
/** "the first one", "2", "option 3". */
const PLACE =
  /^(?:the\s+|option\s+|number\s+)*(first|1(?:st)?|one|second|2(?:nd)?|two|third|3(?:rd)?|three|last)(?:\s+(?:one|option))?(?:\s+(?:please|pls|thanks))?[.!]?$/i;
const PLACES: readonly RegExp[] = [/^(?:first|1|one)/i, /^(?:second|2|two)/i, /^(?:third|3|three)/i];

/**
 * What somebody types when the clerk has asked what to record: one of the readings by its place or its words. A bare
 * "yes" chooses only where there is one reading; else the clerk asks again. Null when the words answer nothing.
 */
export async function answerChoice(question: OpenQuestion, typed: string, context: Context): Promise<Reply | null> {
  if (question.awaits !== 'yes') return null;
  const text = typed.trim();
  const readings = question.readings ?? [question.intent];
  const [only, ...others] = readings;
  if (YES.test(text) && others.length > 0) return askReading([question.number], readings, context);
  const intent = YES.test(text)
    ? (only ?? null)
    : (placed(readings, text) ?? statusSaid(question, readings, text, context));
  if (intent === null) return null;
  const requested = [{ number: question.number, intent, version: null }];
  return replyToChanges(await performChanges(requested, context, null), context);
}

function placed(readings: readonly ChangeIntent[], text: string): ChangeIntent | null {
  const place = PLACE.exec(text)?.[1];
  if (place === undefined) return null;
  if (/^last$/i.test(place)) return readings.at(-1) ?? null;
  return readings[PLACES.findIndex((one) => one.test(place))] ?? null;
}

/** "Done", "blocked, no keys": a status said of the action that the clerk asked about, with its reading's words. */
function statusSaid(
  { number }: ChangeQuestion,
  readings: readonly ChangeIntent[],
  text: string,
  context: Context,
): ChangeIntent | null {
  const read = context.changesIn(`A-${String(number)} ${text}`, context);
  if (read?.isAll !== true) return null;
  const [change, ...others] = read.changes;
  if (change === undefined || others.length > 0 || change.numbers === 'all') return null;
  if (change.numbers.length > 1 || change.numbers[0] !== number) return null;
  const { intent } = change;
  const reading = readings.find(({ kind }) => kind === intent.kind);
  if (intent.kind === 'note') return null;
  return reading !== undefined && intent.note === null ? reading : intent;
}
