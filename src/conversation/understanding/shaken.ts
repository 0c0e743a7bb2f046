import type { Doubt } from '../plan.ts';
import { isContent, type Chunk } from './clauses.ts';
import { doubtOf } from './doubts.ts';
import type { Claim } from './lexicon.ts';
import { plays, type Item } from './phrases.ts';
import { laterHedge, scan } from './scan-words.ts';

const MENDED =
  /^(?:fixed|cleared|repaired|removed|lifted|replaced|mended|unblocked|resolved|sorted|planned|booked|arranged|held)$/u;

/** "blocked drain fixed", "extended visit planned": the word tells of a thing, and then what became of it. */
export function describesAThing(rest: readonly Item[], kind: Claim['kind']): Doubt | null {
  const isState = kind === 'blocked' || kind === 'extend';
  const [first] = rest;
  const isThing = first !== undefined && isContent(first) && MENDED.test(rest.at(-1)?.tokens[0]?.text ?? '');
  return isState && isThing && rest.length <= 4 ? 'two readings' : null;
}

/** Words right behind a claim that take it back: "done I think", "done by Friday". */
export function shaken(rest: readonly Item[], kind: Claim['kind']): Doubt | null {
  const at = rest.findIndex((item) => !isEmpty(item) && !(plays(item, 'auxiliary') && laterHedge(item) === null));
  const item = rest[at];
  if (item?.tokens[0]?.text === 'no' && rest.slice(at + 1).every(isEmpty)) return 'negation';
  // "extension not needed", "done not by us".
  if (item?.tokens[0]?.text === 'not') return 'negation';
  const hedge = item === undefined ? null : laterHedge(item);
  if (item === undefined || hedge === null) return null;
  const word = item.tokens[0]?.text ?? '';
  const isOfTime = hedge.doubt === 'condition' || hedge.doubt === 'plan' || hedge.doubt === 'degree';
  const isEnd = kind === 'done' || kind === 'confirm' || kind === 'end';
  // "blocked until Friday" and "in progress, will be done soon" are claims; only an end can be still to come.
  const isNotYet = kind === 'decline' && /^(?:yet|until|till|unless|if)$/u.test(word);
  if (isOfTime && kind === 'snooze') return null;
  if (isOfTime && !isEnd && !isNotYet && !/^(?:tomorrow|soon|shortly|hopefully)$/u.test(word)) return null;
  if (word === 'by' && item.tokens.length === 1 && !isWhen(rest.slice(at + 1, at + 3))) return null;
  return doubtOf('done', [hedge.doubt]);
}

/** The next run of words, where it says nothing but a doubt: "done, I think", "done. Not really", "done, right?". */
export function shakenBy(chunk: Chunk | undefined, kind: Claim['kind']): Doubt | null {
  if (chunk?.items[0]?.tokens[0]?.text === 'according') return 'hearsay';
  if (chunk === undefined || chunk.items.some(isContent)) return null;
  if (chunk.items.some((item) => plays(item, 'undo'))) return 'two readings';
  const { claim, hedges } = scan(chunk.items, 'after');
  if (claim !== null) return null;
  const tags = chunk.items.filter((item) => plays(item, 'tag'));
  if (chunk.closed === '?' && tags.length > 0) return 'doubt';
  if (tags.length === chunk.items.length) return hedges.includes('negation') ? 'negation' : null;
  const at = chunk.items.findIndex((item) => laterHedge(item) !== null);
  const isFirst = chunk.items.slice(0, at).every((item) => isEmpty(item) || plays(item, 'auxiliary'));
  return at >= 0 && isFirst ? shaken(chunk.items.slice(at), kind === 'done' ? kind : 'progress') : null;
}

function isEmpty(item: Item): boolean {
  return plays(item, 'filler') || plays(item, 'greeting');
}

const TIMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs|fri|sat|sun|tomorrow|tonight|today|next|then|noon|end|close|cop|eod|eow|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|christmas|easter|week|weekend|month)$/u;

/** "by" is followed by a time, not by a person: "done by Friday", "done by Sam". */
function isWhen(items: readonly Item[]): boolean {
  const tokens = items.flatMap((item) => item.tokens).slice(0, 2);
  return tokens.some((token) => token.kind === 'date' || token.kind === 'number' || TIMES.test(token.text));
}
