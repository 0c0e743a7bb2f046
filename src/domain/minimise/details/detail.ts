/** What must not be written into the log: each kind with the words that name it. */
export const DETAIL_WORDS = {
  email: 'an email address of somebody who is not a member',
  'national insurance number': 'a National Insurance number',
  'driving licence': 'a driving licence number',
  passport: 'a passport number',
  'pnc id': 'a PNC number',
  'nhs number': 'an NHS number',
  'bank details': 'bank details',
  phone: 'a phone number',
  'date of birth': 'a date of birth',
  'vehicle registration': 'a vehicle registration',
  postcode: 'a postcode',
  address: 'a street address',
  'social media': 'a social media name',
  'name and age': 'a name with an age',
  'excluded name': 'a name that must not be written here',
} as const;

export type DetailKind = keyof typeof DETAIL_WORDS;

/** A personal detail in a text, by its place: the words themselves are not carried on. */
export interface Detail {
  readonly kind: DetailKind;
  readonly from: number;
  readonly to: number;
}

export type Span = Pick<Detail, 'from' | 'to'>;

/** Where a global pattern matches; `isOne` may look at the match and at the whole text around it. */
export function spansOf(
  text: string,
  pattern: RegExp,
  isOne: (match: RegExpExecArray, span: Span) => boolean = () => true,
): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const span = { from: match.index, to: match.index + match[0].length };
    if (isOne(match, span)) spans.push(span);
  }
  return spans;
}

/** How far back a word can stand that says what a number is. */
const CONTEXT = 40;

/** Whether the words right before a place end as the pattern says. */
export function comesAfter(text: string, at: number, words: RegExp): boolean {
  return words.test(text.slice(Math.max(0, at - CONTEXT), at));
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** "Crime ref 4512345678", "log 0123…": a number that an agency gave to a matter, not to a person. */
export const MATTER_NUMBER =
  /\b(?:ref(?:erence)?|log|incident|crime|case|occurrence|urn|invoice|order|ticket|job|storm|niche)\s*(?:no\.?|number|num|id)?\s*[:#]?\s*$/i;
