import type { Detail } from './details/detail.ts';
import { MEANS_SOMETHING, PARTICLES, SMALL_WORDS } from './name-words.ts';

/*
 * The names of people who must not be named, as forms that a text can be compared with: two words without case, accents
 * or spaces, in the order of the alphabet, so that "Jo Bloggs", "BLOGGS, Jo" and "jo  bloggs" have one form, "jobloggs"
 * being "bloggsjo". Only keyed hashes of forms are ever stored.
 */

interface Word {
  /** In small letters, without accents and apostrophes. */
  readonly plain: string;
  readonly isCapital: boolean;
  readonly from: number;
  readonly to: number;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
/** What may stand between the words of a name; a full stop only after an initial or inside an address. */
const BETWEEN = /^(?:[\s,_()'"’-]+|\.[\s]?|\.)*$/;
/** From this length on two names may be written as one word. */
const SHORTEST_JOINED = 5;

/** Every form in which a name is looked for; none where it is not a first and a last name. */
export function nameForms(name: string): readonly string[] {
  const words = wordsIn(reordered(name)).map(({ plain }) => plain);
  const [first, ...others] = words;
  const last = others.at(-1);
  if (first === undefined || last === undefined || first.length < 2 || last.length < 2) return [];
  const forms = [formOf(first, last), formOf(first.charAt(0), last)];
  for (let at = 1; at < words.length; at += 1) {
    forms.push(formOf(first, words.slice(at).join('')), formOf(words.slice(0, at).join(''), last));
  }
  // Either half of a double surname is used alone as well.
  const surname = wordsIn(reordered(name).trim().split(/\s+/).at(-1) ?? '').map(({ plain }) => plain);
  return [...new Set([...forms, ...surname.map((half) => formOf(first, half))])].filter((form) => form.length > 2);
}

/**
 * Finds names by their forms. Two words that are both ordinary English ("Will Young") are a name only in capitals.
 */
export function findNames(plainText: string, isExcluded: (form: string) => boolean): readonly Detail[] {
  const words = wordsIn(plainText);
  const found: Detail[] = [];
  words.forEach((word, at) => {
    if (found.some(({ to }) => word.from < to)) return;
    if (word.plain.length >= SHORTEST_JOINED && !SMALL_WORDS.has(word.plain) && isExcluded(word.plain)) {
      found.push({ kind: 'excluded name', from: word.from, to: word.to });
      return;
    }
    // With one word between them: a middle name or a second initial.
    const other = [words[at + 1], words[at + 2]].find(
      (next) => next !== undefined && couldBeName(word, next, plainText) && isExcluded(formOf(word.plain, next.plain)),
    );
    if (other !== undefined) found.push({ kind: 'excluded name', from: word.from, to: other.to });
  });
  return found;
}

function couldBeName(one: Word, other: Word, text: string): boolean {
  if (one.plain === other.plain || (one.plain.length === 1 && other.plain.length === 1)) return false;
  if ([one, other].some((word) => !word.isCapital && SMALL_WORDS.has(word.plain))) return false;
  const needsCapitals =
    [one, other].every(({ plain }) => MEANS_SOMETHING.has(plain) || plain === 'a' || plain === 'i') ||
    [one, other].some(({ plain }) => plain === 'a' || plain === 'i');
  if (needsCapitals && !(one.isCapital && other.isCapital)) return false;
  const between = text.slice(one.to, other.from).replace(WORD, '');
  const isInitial = one.plain.length === 1;
  return (
    BETWEEN.test(between) &&
    (isInitial || !/\.\s/.test(between) || /^\s\p{L}\.\s$/u.test(text.slice(one.to, other.from)))
  );
}

function formOf(one: string, other: string): string {
  return one < other ? one + other : other + one;
}

/** "BLOGGS, Jo" as it is said. */
function reordered(name: string): string {
  const [last = '', first] = name.split(',');
  return first === undefined ? name : `${first} ${last}`;
}

/** The words of a text; what leads a surname (van der, bin) is left out, and Mc, Mac and O' belong to what follows. */
function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  let lead: Word | null = null;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const word: Word = {
      plain: (lead?.plain ?? '') + plainWord(written),
      isCapital: lead?.isCapital ?? /^\p{Lu}/u.test(written),
      from: lead?.from ?? index,
      to: index + written.length,
    };
    lead = null;
    if (/^(?:mc|mac|o)$/.test(word.plain) && /^[ '’]\p{L}{2}/u.test(text.slice(word.to))) lead = word;
    else if (!PARTICLES.has(word.plain)) words.push(word);
  }
  return words;
}

function plainWord(word: string): string {
  const small = word.toLowerCase().replace(/['’]s$/, '');
  return /^[a-z]+$/.test(small)
    ? small
    : small
        .normalize('NFD')
        .replace(/[\p{M}'’]/gu, '')
        .replaceAll('ß', 'ss')
        .replaceAll('ø', 'o')
        .replaceAll('ł', 'l');
}
