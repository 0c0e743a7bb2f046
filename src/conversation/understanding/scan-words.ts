import type { Claim, Hedge } from './lexicon.ts';
import { claimOf, plays, type Item } from './phrases.ts';
import { isContent } from './clauses.ts';

export interface FoundClaim {
  readonly item: Item;
  readonly means: Claim;
}

/** A run of words read up to its first claim. */
export interface Scan {
  readonly claim: FoundClaim | null;
  /** Everything that stands before the claim, or all of it where there is none. */
  readonly hedges: readonly Hedge['doubt'][];
  readonly content: readonly Item[];
  /** What follows the claim. */
  readonly rest: readonly Item[];
  readonly asks: boolean;
  readonly request: boolean;
  readonly tell: boolean;
  readonly setter: boolean;
  readonly undo: boolean;
}

const SUBJECTS = new Set([
  'i',
  'we',
  'you',
  'they',
  'he',
  'she',
  'it',
  'this',
  'that',
  'these',
  'anyone',
  'anybody',
  'someone',
  'everyone',
  'everything',
  'everybody',
  'u',
]);
const DETERMINERS = new Set(['the', 'a', 'an', 'my', 'our', 'your', 'their', 'his', 'her', 'any']);
const PARTICIPLE =
  /ed$|^(?:been|met|sent|spoken|had|gone|made|given|taken|held|found|left|told|seen|heard|got|put|paid|written|agreed)$/u;
/** "sorry for the delay" asks for none. */
const AS_NOUN = /^(?:the|a|an|any|for|of|this|that|our|my|no)$/u;
const OPENERS = new Set([
  'so',
  'ok',
  'okay',
  'please',
  'and',
  'yes',
  'just',
  'now',
  'also',
  'sorry',
  'actually',
  'well',
  'then',
  'but',
]);

/** `place`: whether the words stand before the ref they are about, or after it. */
export function scan(items: readonly Item[], place: 'before' | 'after'): Scan {
  const hedges: Hedge['doubt'][] = [];
  const content: Item[] = [];
  const seen = { request: false, tell: false, setter: false, undo: false };
  const asks = asksFirst(items, place);
  for (const [at, item] of items.entries()) {
    const means = claimOf(item);
    const rest = means === null ? [] : items.slice(at + 1);
    const isNoun = place === 'after' && means?.command === true && AS_NOUN.test(items[at - 1]?.tokens[0]?.text ?? '');
    if (means !== null && !isNoun && counts(means, rest, place))
      return { claim: { item, means }, hedges, content, rest, asks, ...seen };
    const hedge = hedgeOf(item);
    const isTopic = plays(item, 'topic') && (at === items.length - 1 || hedge === null);
    if (plays(item, 'undo')) seen.undo = true;
    else if (plays(item, 'request')) seen.request = true;
    else if (plays(item, 'tell')) seen.tell = true;
    else if (plays(item, 'setter')) seen.setter = true;
    else if (
      hedge !== null &&
      !(isTopic && place === 'before') &&
      !((seen.setter || isSetNext(items.slice(at + 1, at + 3))) && isLink(item))
    )
      hedges.push(hedge.doubt);
    else if (isContent(item) || (means !== null && !plays(item, 'filler'))) content.push(item);
  }
  return { claim: null, hedges, content, rest: [], asks, ...seen };
}

export function hedgeOf(item: Item): Hedge | null {
  return item.parts.find((part) => part.is === 'hedge') ?? null;
}

/** The hedge that a word can be behind a claim; before one it may be another: "I hope", "done, I hope". */
export function laterHedge(item: Item): Hedge | null {
  return item.parts.find((part): part is Hedge => part.is === 'hedge' && part.after === true) ?? null;
}

/** "can be marked as done" leads to a status as "mark … as done" does. */
function isSetNext(next: readonly Item[]): boolean {
  return next.some((item) => plays(item, 'setter')) && !next.some((item) => item.tokens[0]?.text === 'not');
}

/** The "to" of "set A-12 to done". */
function isLink(item: Item): boolean {
  return item.tokens.length === 1 && /^(?:to|be|can)$/u.test(item.tokens[0]?.text ?? '');
}

function counts(means: Claim, rest: readonly Item[], place: 'before' | 'after'): boolean {
  const next = rest[0];
  if (means.alone === true && next !== undefined && (isContent(next) || claimOf(next) !== null)) return false;
  // "awaiting confirmation from HMRC" is not the chair's.
  if (means.alone === true && means.doubt !== undefined && rest.some(isContent)) return false;
  if (means.command !== true) return true;
  if (means.kind === 'reassign' || means.kind === 'move') return place === 'before' || next?.tokens[0]?.text === 'to';
  if (means.kind === 'blocked') return place === 'before';
  if (means.kind === 'extend') return place === 'before' || next === undefined || !isContent(next);
  return !rest.some(isContent);
}

/** "is A-12 …", "have you …", "who …": the words begin a question, with or without its mark. */
function asksFirst(items: readonly Item[], place: 'before' | 'after'): boolean {
  const first = items.findIndex((item) => !plays(item, 'greeting') && !OPENERS.has(item.tokens[0]?.text ?? ''));
  const item = items[first];
  if (item === undefined || plays(item, 'request')) return false;
  if (plays(item, 'question')) return true;
  if (!plays(item, 'auxiliary')) return false;
  const next = items[first + 1];
  if (next === undefined) return place === 'before';
  const word = next.tokens[0]?.text ?? '';
  const isBe = /^(?:is|was|are|were|am)$/u.test(item.tokens[0]?.text ?? '');
  // "has Housing done A-12": a subject, because a claim follows it; "have visited, done A-12" has a verb there.
  const isOther = isContent(next) && !PARTICIPLE.test(word);
  if (isOther && items.slice(first + 2).some((later) => claimOf(later) !== null)) return true;
  // "isn't A-12 done": the ref comes next.
  if (word === 'not')
    return (
      next.tokens.length === 1 &&
      place === 'before' &&
      items[first + 2] === undefined &&
      !/^(?:do|does|did)$/u.test(item.tokens[0]?.text ?? '')
    );
  return SUBJECTS.has(word) || (DETERMINERS.has(word) && (place === 'before' || !isBe));
}
