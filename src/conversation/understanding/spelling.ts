import { distance } from 'fastest-levenshtein';
import { REAL_WORDS } from './real-words.ts';

/** Short words and other people's slips are guessed at only where listed. */
const LISTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    doen: 'done',
    dnoe: 'done',
    odne: 'done',
    donr: 'done',
    doone: 'done',
    donne: 'done',
    doned: 'done',
    dond: 'done',
    donee: 'done',
    dobe: 'done',
    dpne: 'done',
    ddone: 'done',
    dun: 'done',
    helo: 'hello',
    inprogress: 'progressing',
    shw: 'show',
    hwo: 'who',
    nxt: 'next',
    teh: 'the',
    waht: 'what',
    wot: 'what',
    nto: 'not',
  }),
);

const SHORTEST = 5;
const TWO_SLIPS = 8;

export interface Vocabulary {
  /** Every word that is right as it stands. */
  readonly words: ReadonlySet<string>;
  readonly byFirstLetter: ReadonlyMap<string, readonly string[]>;
}

/** `meant`: the words that a slip may stand for; all of them where not given. */
export function vocabulary(words: Iterable<string>, meant?: Iterable<string>): Vocabulary {
  const all = new Set(words);
  const byFirstLetter = new Map<string, string[]>();
  for (const word of meant === undefined ? all : new Set(meant)) {
    if (word.length < SHORTEST) continue;
    const first = word.charAt(0);
    byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), word]);
  }
  return { words: all, byFirstLetter };
}

/**
 * The word that was meant: one slip is forgiven in words of five to seven letters, two in longer ones, and two letters
 * that changed places count as one slip. Words that are right as they stand are never changed, even where the
 * vocabulary does not hold them ("locked" is not "blocked"); nor is a first letter, except where it changed places with
 * the second. Shorter words lie too close together: "done" is known by its usual slips only.
 */
export function correct(word: string, { words, byFirstLetter }: Vocabulary): string {
  if (words.has(word) || REAL_WORDS.has(word)) return word;
  const listed = LISTED.get(word);
  if (listed !== undefined && words.has(listed)) return listed;
  if (word.length < SHORTEST - 1 || word.length > 16 || !/^\p{L}+$/u.test(word)) return word;
  const candidates = [...(byFirstLetter.get(word.charAt(0)) ?? []), ...(byFirstLetter.get(word.charAt(1)) ?? [])];
  let best: string | null = null;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const allowed = candidate.length >= TWO_SLIPS && word.length >= TWO_SLIPS - 1 ? 2 : 1;
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const slips = slipsBetween(word, candidate, allowed);
    if (slips <= allowed && slips < fewest) [best, fewest] = [candidate, slips];
  }
  return best ?? word;
}

function slipsBetween(typed: string, meant: string, allowed: number): number {
  const apart = distance(typed, meant);
  // Two letters that changed places are two edits to the library: only near misses are worth another look.
  if (apart > allowed + 1) return Infinity;
  let fewest = typed.charAt(0) === meant.charAt(0) ? apart : Infinity;
  for (let i = 0; i + 1 < typed.length; i += 1) {
    const swapped = typed.slice(0, i) + typed.charAt(i + 1) + typed.charAt(i) + typed.slice(i + 2);
    if (swapped.charAt(0) === meant.charAt(0)) fewest = Math.min(fewest, 1 + distance(swapped, meant));
  }
  return fewest;
}
