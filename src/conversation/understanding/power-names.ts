import { POWERS } from '../../domain/powers/catalogue.ts';
import type { Power } from '../../domain/powers/power.ts';
import { correct, vocabulary } from './spelling.ts';

/** What everybody says in asking, and what names nothing. */
const IDLE_WORDS = new Set('a an the of for to or and on in with by our their its this that'.split(' '));

const entries = POWERS.map((power) => ({
  power,
  names: [power.name, ...power.also].map((name) => wordsOf(name)),
  about: wordsOf(`${power.about} ${power.law} ${power.applicant}`),
}));
/** The words that a name or a search may be misspelt from. */
export const POWER_WORDS: readonly string[] = POWERS.flatMap(({ name, also, about, law }) =>
  [name, ...also, about, law].flatMap((text) => [...asWritten(text), ...wordsOf(text)]),
);
const KNOWN = vocabulary(POWER_WORDS);
const BY_NAME: ReadonlyMap<string, Power> = new Map(
  entries.flatMap(({ power, names }) => names.map((name) => [name.join(' '), power] as const)),
);
const LONGEST_NAME = Math.max(...entries.flatMap(({ names }) => names.map((name) => name.length)));

/** In small letters, without articles, marks and plurals. */
function wordsOf(text: string): string[] {
  return asWritten(text).map(singular);
}

function asWritten(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replaceAll('.', ''))
    .filter((word) => word !== '' && !IDLE_WORDS.has(word));
}

function singular(word: string): string {
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

function spelt(text: string): string[] {
  return asWritten(text).map((word) => singular(correct(word, KNOWN)));
}

/** The power that some words name, and nothing besides it; null where they say more, or less. */
export function namedPower(words: string): Power | null {
  return BY_NAME.get(spelt(words).join(' ')) ?? null;
}

/** The power whose name some words begin with, and where in them what comes after it begins. */
export function leadingPower(words: string): { readonly power: Power; readonly end: number } | null {
  const ends = [...words.matchAll(/[\p{L}\p{N}](?![\p{L}\p{N}])/gu)].map(({ index }) => index + 1);
  for (const end of ends.slice(0, LONGEST_NAME + MOST_ARTICLES).reverse()) {
    const power = namedPower(words.slice(0, end));
    if (power !== null) return { power, end };
  }
  return null;
}
const MOST_ARTICLES = 4;

/** Whether words alone are plainly a power's name: an abbreviation, or several words; "training" alone may be anything. */
export function isPlainName(words: string): boolean {
  const power = namedPower(words);
  const said = wordsOf(words);
  if (power === null || said.length > 1) return power !== null;
  return power.also.some((name) => name === name.toUpperCase() && singular(name.toLowerCase()) === said[0]);
}

const MOST_FOUND = 8;

/** What a search finds, the best first: a word in a name counts for more than one that only describes it. */
export function findPowers(words: string): readonly Power[] {
  const sought = [...new Set(spelt(words))];
  const scored = entries.map(({ power, names, about }) => {
    const named = new Set(names.flat());
    const described = new Set(about);
    const score = sought.reduce((sum, word) => sum + (named.has(word) ? 3 : described.has(word) ? 1 : 0), 0);
    return { power, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_FOUND)
    .map(({ power }) => power);
}
