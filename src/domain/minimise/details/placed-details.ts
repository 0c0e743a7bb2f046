import { DETAIL_WORDS, type Detail, type DetailKind } from './detail.ts';
import { findDetails, plainText } from './find-details.ts';

/** A kind of detail and where it stands, without the detail itself: all that is said and noted of it. */
export interface PlacedDetail {
  readonly kind: DetailKind;
  /** From 1; null where the text is one sentence, so that saying it would help nobody. */
  readonly sentence: number | null;
}

/** What a text is looked through for, beside what has a form of its own. */
export interface Screen {
  readonly isMember: (address: string) => boolean;
  /** Names on the partnership's list of those who must not be named. */
  readonly names: (plain: string) => readonly Detail[];
}

/** The personal details in a text as it was typed. */
export function placedDetails(text: string, { isMember, names }: Screen): readonly PlacedDetail[] {
  const plain = plainText(text);
  const found = [...findDetails(plain, isMember), ...names(plain)];
  return inOrder(found).map(({ kind, from }) => ({ kind, sentence: sentenceAt(plain, from) }));
}

/** "a postcode in the 2nd sentence" */
export function detailInWords({ kind, sentence }: PlacedDetail): string {
  return sentence === null ? DETAIL_WORDS[kind] : `${DETAIL_WORDS[kind]} in the ${ordinal(sentence)} sentence`;
}

/** "a postcode, a phone number and an NHS number" */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function inOrder(found: readonly Detail[]): readonly Detail[] {
  return found.toSorted((one, other) => one.from - other.from);
}

/** The full stop of an initial or of an act's section (s.76) ends none. */
const ENDS_SENTENCE = /(?<!\b[A-Z])[.!?]["')\]]*\s+(?=\S)|\n+(?=\s*\S)/g;

function sentenceAt(text: string, place: number): number | null {
  const ends = [...text.trimEnd().matchAll(ENDS_SENTENCE)].map(({ index, 0: end }) => index + end.length);
  return ends.length === 0 ? null : ends.filter((end) => end <= place).length + 1;
}

function ordinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return `${String(number)}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
