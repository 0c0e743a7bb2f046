import { LEXICON, type Claim, type Part } from './lexicon.ts';
import { correct, vocabulary } from './spelling.ts';
import type { Token } from './tokens.ts';

/** One or more tokens that mean one thing, with every part they can play. No part: a word of the person's own. */
export interface Item {
  readonly tokens: readonly Token[];
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly parts: Part[];
}

/** "[still] (the|this) same" → every wording it stands for. */
function wordings(template: string): string[] {
  const group = /\[([^[\]()]*)\]|\(([^[\]()]*)\)/u.exec(template);
  if (group === null) return [template.replace(/\s+/gu, ' ').trim()];
  const before = template.slice(0, group.index);
  const after = template.slice(group.index + group[0].length);
  const choices = (group[1] ?? group[2] ?? '').split('|');
  return [...choices, ...(group[1] === undefined ? [] : [''])].flatMap((choice) => wordings(before + choice + after));
}

/** Only claims, the doubts that may follow them and thanks are worth guessing at; the rest is too close to other words. */
function isGuessed(part: Part): boolean {
  return (
    part.is === 'claim' || part.is === 'undo' || part.is === 'greeting' || (part.is === 'hedge' && part.after === true)
  );
}

function grow(): { root: Node; words: Set<string>; guessed: Set<string> } {
  const guessed = new Set<string>();
  const root: Node = { next: new Map(), parts: [] };
  const words = new Set<string>();
  for (const [part, templates] of LEXICON) {
    for (const wording of templates.split(';').flatMap(wordings)) {
      let node = root;
      for (const word of wording.split(' ')) {
        words.add(word);
        if (isGuessed(part)) guessed.add(word);
        const next: Node = node.next.get(word) ?? { next: new Map(), parts: [] };
        node.next.set(word, next);
        node = next;
      }
      node.parts.push(part);
    }
  }
  return { root, words, guessed };
}

const { root, words, guessed } = grow();
const KNOWN = vocabulary(words, guessed);

/** Whether a word, put right, belongs to the lexicon. */
export function knows(word: string): boolean {
  return KNOWN.words.has(correct(word, KNOWN));
}

/** Parts a run of tokens, which must hold no refs, into phrases of the lexicon; the longest at each place wins. */
export function phrasesIn(tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  const spelt = speltAll(tokens);
  for (let at = 0; at < tokens.length;) {
    const { length, parts } = longest(root, spelt, at) ?? { length: 1, parts: [] };
    items.push(itemOf(tokens.slice(at, at + length), parts));
    at += length;
  }
  return items;
}

const COUNTS = new Set([
  'a',
  'an',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'twelve',
]);
const UNITS = new Set(['day', 'days', 'week', 'weeks', 'wk', 'wks', 'fortnight', 'fortnights', 'month', 'months']);

function longest(node: Node, spelt: readonly string[], at: number): { length: number; parts: readonly Part[] } | null {
  const word = spelt[at];
  if (word === undefined) return null;
  const kind = COUNTS.has(word) ? '#' : UNITS.has(word) ? '~' : null;
  let best: { length: number; parts: readonly Part[] } | null = null;
  for (const next of [node.next.get(word), kind === null ? undefined : node.next.get(kind)]) {
    if (next === undefined) continue;
    const further = longest(next, spelt, at + 1);
    const found =
      further !== null
        ? { length: further.length + 1, parts: further.parts }
        : next.parts.length > 0
          ? { length: 1, parts: next.parts }
          : null;
    if (found !== null && found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}

/** Each different word is put right once: long messages repeat themselves. */
function speltAll(tokens: readonly Token[]): string[] {
  const known = new Map<string, string>();
  return tokens.map((token) => {
    const spelt = known.get(token.text) ?? speltOf(token);
    known.set(token.text, spelt);
    return spelt;
  });
}

function speltOf(token: Token): string {
  if (token.kind === 'number') return words.has(token.text) ? token.text : '#';
  if (token.kind === 'emoji') return token.text.replace(/^(.+?)\1+$/u, '$1');
  return token.kind === 'word' ? correct(token.text, KNOWN) : token.text;
}

export function itemOf(tokens: readonly Token[], parts: readonly Part[]): Item {
  return { tokens, parts, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

export function claimOf(item: Item): Claim | null {
  return item.parts.find((part) => part.is === 'claim') ?? null;
}

export function plays(item: Item, role: Part['is']): boolean {
  return item.parts.some((part) => part.is === role);
}
