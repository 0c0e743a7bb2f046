/** The letters that begin a ref, by what it names (domain words: an action, a profile, or a kind of nominal). */
export const NOMINAL_LETTERS = {
  individual: 'N',
  child: 'C',
  ocg: 'G',
  usg: 'U',
  location: 'L',
} as const;

export type NominalKind = keyof typeof NOMINAL_LETTERS;

export const NOMINAL_KINDS = Object.keys(NOMINAL_LETTERS) as NominalKind[];

/** A nominal's key: its code is a letter for the kind and a number; leading zeros do not count. */
export interface NominalKey {
  readonly kind: NominalKind;
  readonly number: number;
}

/** The number in "A-0012" or "P-2": refs mean their number, so A-12 and A-0012 are the same action. */
export function refNumber(ref: string, letter: string): number | null {
  const match = new RegExp(`^${letter}[-\\s]?0*(\\d{1,6})$`, 'i').exec(ref.trim());
  const digits = match?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** Reads a nominal's code such as "N-0012" or "g1"; null when it is none. */
export function nominalKey(ref: string): NominalKey | null {
  for (const kind of NOMINAL_KINDS) {
    const number = refNumber(ref, NOMINAL_LETTERS[kind]);
    if (number !== null) return { kind, number };
  }
  return null;
}

/** A new ref written as its neighbours are: A-0147 beside A-0146, A-13 beside A-12. */
export function refLike(letter: string, number: number, neighbour: string | null): string {
  const digits = neighbour === null ? 4 : neighbour.replace(/\D/g, '').length;
  return `${letter}-${String(number).padStart(digits, '0')}`;
}

/** A nominal's key as one string, "individual 12", to compare and look up by; null for what is no code. */
export function nominalText(ref: string): string | null {
  const key = nominalKey(ref);
  return key === null ? null : `${key.kind} ${String(key.number)}`;
}

/** A code as people write one into a sentence: "N-3", "G 0001". Letters with one or two digits alone are postcodes too. */
const CODE_IN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])([${Object.values(NOMINAL_LETTERS).join('')}])(?:[-\u2010-\u2014]\\s?0*(\\d{1,6})|\\s?0*(\\d{3,6}))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** What somebody typed, with "[code]" in place of every nominal's code but the one that its reader is shown. */
export function withoutCodes(text: string, shown: NominalKey | null): string {
  return text.replaceAll(CODE_IN_WORDS, (code, letter: string, dashed?: string, bare?: string) => {
    const isShown = shown !== null && NOMINAL_LETTERS[shown.kind] === letter.toUpperCase();
    return isShown && shown.number === Number(dashed ?? bare) ? code : '[code]';
  });
}

/** A code with this letter and number, both as patterns, however many zeros it has and whether or not it has its dash. */
const anyCode = (letter: string, number: string): RegExp =>
  new RegExp(
    `(?<![A-Za-z0-9])(${letter})(?:[-\u2010-\u2014][ \u00A0]?0*|0*|[ \u00A0](?=\\d{3})0*)(${number})(?![A-Za-z0-9])`,
    'gi',
  );
const ANY_CODE = anyCode(`[${Object.values(NOMINAL_LETTERS).join('')}]`, '[1-9]\\d{0,5}');

/** Every code in a text and where it stands: rather a postcode too many than a code too few. */
export function codePlaces(
  text: string,
): readonly { readonly key: NominalKey; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(ANY_CODE)].flatMap(({ index, 0: code, 1: letter, 2: number }) => {
    const key = nominalKey(`${letter ?? ''}-${number ?? ''}`);
    return key === null ? [] : [{ key, from: index, to: index + code.length }];
  });
}

/** What stands where a code stood in somebody's words, once its nominal was erased. */
const ERASED_CODE = '(erased)';

/**
 * Words without one nominal's code: rather a postcode too many than a code too few. The database's clerk_ref_pattern is the same rule; a test holds the two together.
 */
export function withoutCode(text: string, { kind, number }: NominalKey): string {
  return text.replaceAll(anyCode(NOMINAL_LETTERS[kind], String(number)), ERASED_CODE);
}

const CODE = new RegExp(`(?<![\\p{L}\\p{N}-])[${Object.values(NOMINAL_LETTERS).join('')}]-\\d{1,6}(?!\\d)`, 'gu');

/** Every nominal's code in a text, each once, as it is written there. */
export function codesIn(text: string): readonly string[] {
  return [...new Set(text.match(CODE))];
}
