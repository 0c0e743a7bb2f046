import type { Chunk, Clause } from './clauses.ts';
import { isContent, separator } from './clauses.ts';
import { tidy, type Utterance } from './normalise.ts';
import { plays, type Item } from './phrases.ts';

const TRAILING =
  /(?:(?:^|\s+)(?:so|and|as|because|therefore|hence|but|(?<!\b(?:until|till|before|by|since)\s)then))+$/iu;
const JOINING =
  /^(?:(?:because of|because|cos|coz|due to|owing to|now|please|pls|plz|already|instead|yet|and|but|with thanks|thanks|thank you)\b[\s,:;-]*)+/iu;
const REASON =
  /^(?:as(?! (?:of|per|agreed|requested|planned|expected|discussed|soon)\b)|since(?!\s+(?:\d|last|yesterday|the\s|\p{L}+day\b))|so that|for)\s+/iu;

/** The person's own words between two places, without thanks, "please" and what joined them to the claim. */
export function noteBetween(utterance: Utterance, from: number, to: number, items: readonly Item[]): string | null {
  let end = signedOffAt(items) ?? to;
  for (const item of items.toReversed()) {
    if (item.start < from || item.start >= end) continue;
    const isPolite =
      (plays(item, 'greeting') && !isPartOfWords(item, items)) ||
      /^(?:please|pls|plz)$/u.test(item.tokens[0]?.text ?? '');
    if (!isPolite && (separator(item) === '' || /[)\]"]/u.test(separator(item)))) break;
    if (isPolite) end = item.start;
  }
  const words = tidy(utterance.raw.slice(from, end));
  const note = words === null ? null : tidy(words.replace(JOINING, '').replace(TRAILING, ''));
  return note !== null && /^(?:this|that|it|them|these|one|too|also|as well|likewise)\.?$/iu.test(note) ? null : note;
}

/** "covid in the team", "seen on Monday morning": words of greeting that go on from the words before them. */
function isPartOfWords(item: Item, items: readonly Item[]): boolean {
  const before = items[items.indexOf(item) - 1];
  const isAddress = /^(?:team|folks|morning|afternoon|evening)$/u.test(item.tokens.at(-1)?.text ?? '');
  return isAddress && before !== undefined && separator(before) === '' && !plays(before, 'greeting');
}

/** Where thanks and a name end the words: "… keys returned. Thanks, Sam". */
function signedOffAt(items: readonly Item[]): number | null {
  const at = items.findLastIndex((item) => plays(item, 'greeting'));
  const signature = items.slice(at + 1).filter((item) => separator(item) === '');
  const isName = signature.length > 0 && signature.length <= 2 && signature.every(isContent);
  return at > 0 && isName ? (items[at]?.start ?? null) : null;
}

export function withoutReason(note: string | null): string | null {
  return note === null ? null : tidy(note.replace(REASON, ''));
}

/** All that a clause says, without the ref where it stands at an edge. */
export function wordsOf(clause: Clause, utterance: Utterance): string | null {
  const { before, refs, after } = clause;
  const items = [...before, ...after];
  const start = Math.min(items[0]?.start ?? Infinity, refs?.start ?? Infinity);
  const end = Math.max(items.at(-1)?.end ?? 0, refs?.end ?? 0);
  if (refs === null) return noteBetween(utterance, start, end, items);
  const saysBefore = before.some((item) => isContent(item) || !isSmallTalk(item));
  const saysAfter = after.some((item) => separator(item) === '');
  if (!saysBefore) return noteBetween(utterance, after[0]?.start ?? refs.end, end, after);
  if (!saysAfter) return noteBetween(utterance, start, endOfWords(before, refs.start), before);
  return noteBetween(utterance, start, end, items);
}

/** Without the "about" or "re" that joined the words to the ref. */
function endOfWords(before: readonly Item[], refStart: number): number {
  const last = before.at(-1);
  return last !== undefined && plays(last, 'topic') && before.length > 1 ? last.start : refStart;
}

function isSmallTalk(item: Item): boolean {
  return (
    separator(item) !== '' ||
    ['greeting', 'filler', 'topic', 'setter', 'request'].some((role) => plays(item, role as 'filler'))
  );
}

/** A run of words that only opens the message: "Quick update:", "Morning all". */
export function isOpening(chunk: Chunk): boolean {
  return chunk.items.every(isSmallTalk);
}

/** The start of the word in which a place lies, so that "isn't" is not cut in two. */
export function wordStart(utterance: Utterance, place: number): number {
  let start = place;
  while (start > 0 && /[\p{L}\p{N}'’]/u.test(utterance.raw.charAt(start - 1))) start -= 1;
  return start;
}
