import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Step } from '../plan.ts';
import { awayRequest } from './away-request.ts';
import { separator } from './clauses.ts';
import { isRefs, type Element } from './find-refs.ts';
import { meetingRequest } from './meeting-requests.ts';
import type { Utterance } from './normalise.ts';
import { claimOf, plays, type Item } from './phrases.ts';
import { requestOf } from './requests.ts';

/** Requests that may follow an update in the same message; shorter ones could be part of its note. */
const FOLLOWING = new Set<Step['command']>([
  'list-actions',
  'my-actions',
  'status',
  'next-meeting',
  'changes',
  'list-nominals',
  'help',
]);
const JOINED = /^(?:(?:and|also|then|plus|ps|btw|by the way|oh|but)\b[\s,:-]*)+/u;
/** An absence is news of the speaker only where the speaker says "I". */
const OWN_ABSENCE = /^(?:i|i'm|im|i'll|we|we're)\b/u;
const HOW = /^how (?:do|can|would|should) (?:i|we|you)\b/u;
const ASKS = /^(?:what|whats|what's|when|whens|when's|who|whos|who's|how|which|where|show|list|any|is|are)\b/u;

/** What a sentence that names no action asks for beside the update before it; null when it is part of what was said. */
export function followingRequest(sentence: readonly Element[], utterance: Utterance, today: IsoDate): Step | null {
  const items = sentence.filter((element): element is Item => !isRefs(element));
  const joined = JOINED.exec(wordsOf(items, utterance))?.[0].length ?? 0;
  const start = (items[0]?.start ?? 0) + joined;
  const own = items.filter((item) => item.start >= start);
  const said = wordsOf(own, utterance);
  const tokens = own.flatMap((item) => item.tokens);
  if (!tokens.some(({ kind }) => kind === 'word')) return null;
  // "Blocked." is a status; "blocked?" asks for the list.
  const [first, ...more] = own.filter(
    (item) => separator(item) === '' && !(plays(item, 'filler') && claimOf(item) === null),
  );
  if (!said.endsWith('?') && first !== undefined && isStatus(first) && more.length === 0) return null;
  if (HOW.test(said)) return requestOf(tokens, utterance) ?? { command: 'help' };
  const request = requestOf(tokens, utterance);
  if (request !== null && FOLLOWING.has(request.command)) return request;
  const alone = partOf(own, utterance);
  const meeting = ASKS.test(said) || said.endsWith('?') ? meetingRequest(alone, today) : null;
  if (meeting?.command === 'next-meeting') return meeting;
  const absence = OWN_ABSENCE.test(said) ? awayRequest(alone, today) : null;
  return absence?.command === 'away' && absence.until !== null ? absence : null;
}

/** Where a request begins within a sentence about an action: "A-317 done and when is the next meeting?" */
export function requestWithin(
  sentence: readonly Element[],
  utterance: Utterance,
  today: IsoDate,
): { readonly at: number; readonly request: Step } | null {
  const last = sentence.findLastIndex(isRefs);
  for (const [at, element] of sentence.entries()) {
    if (at <= last || isRefs(element) || separator(element) === '') continue;
    const rest = sentence.slice(at + 1);
    const said = wordsOf(rest, utterance).replace(JOINED, '');
    if (!said.endsWith('?') && !ASKS.test(said) && !OWN_ABSENCE.test(said)) continue;
    const request = followingRequest(rest, utterance, today);
    if (request !== null) return { at, request };
  }
  return null;
}

function isStatus(item: Item): boolean {
  const claim = claimOf(item);
  return claim !== null && claim.kind !== 'show';
}

function partOf(items: readonly Item[], { raw, folded }: Utterance): Utterance {
  const [start, end] = [items[0]?.start ?? 0, items.at(-1)?.end ?? 0];
  return { raw: raw.slice(start, end), folded: folded.slice(start, end) };
}

function wordsOf(elements: readonly Element[], { folded }: Utterance): string {
  return folded.slice(elements[0]?.start ?? 0, elements.at(-1)?.end ?? 0).trim();
}
