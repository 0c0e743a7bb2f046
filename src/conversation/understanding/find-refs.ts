import { claimOf, itemOf, knows, phrasesIn, plays, type Item } from './phrases.ts';
import type { Token } from './tokens.ts';

/** One or more actions named together: "A-12, A-14 & A-20", "actions 12 and 14". */
export interface Refs {
  readonly numbers: readonly number[];
  /** Nobody can be sure which are meant: named by its two ends ("A-12 to A-14"), or one of several ("A-12 or A-14"). */
  readonly unsure: 'range' | 'either' | null;
  readonly start: number;
  readonly end: number;
}

/** A message as a row of phrases and refs. */
export type Element = Item | Refs;

export function isRefs(element: Element): element is Refs {
  return 'numbers' in element;
}

export function isWords(element: Element): element is Item {
  return !isRefs(element);
}

/** A ref that turns out to be only a mention is one of the person's own words. */
export function asWords(refs: Refs): Item {
  return itemOf([{ kind: 'ref', text: '', start: refs.start, end: refs.end }], []);
}

const UNITS =
  /^(?:years?|yr|months?|weeks?|wk|days?|hours?|hrs?|minutes?|mins?|beds?|bedrooms?|bedroomed|pages?|points?|people|persons?|storey|mile|miles|metre|man|more|of|other|others|th|st|x|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/u;
const COMMANDS =
  /^(?:done|finished|completed|complete|close|closed|closing|mark|marking|extend|accept|decline|confirm|reject|reopen|show|cancel|started|update)$/u;
const LARGEST_RANGE = 50;

/** Parts tokens into refs and phrases. Zero is no ref; nor is a number with a unit ("a 12 week course"), nor a road. */
export function elementsOf(tokens: readonly Token[]): Element[] {
  const elements: Element[] = [];
  let words: Token[] = [];
  let named = false;
  for (let at = 0; at < tokens.length;) {
    const found = refsAt(tokens, at, named);
    if (found === null) {
      const token = tokens[at];
      if (token !== undefined && !/^a ?-? ?0+$/u.test(token.text)) words.push(token);
      if (token?.text === '\n' || token?.text === ';') named = false;
      at += 1;
      continue;
    }
    const spoken = phrasesIn(words);
    const isApart = isDenied(spoken) || isParted(spoken, tokens, found.next);
    const { refs, next } = found.shorter !== null && isApart ? found.shorter : found;
    elements.push(...spoken, refs);
    words = [];
    named = true;
    at = next;
  }
  return [...elements, ...phrasesIn(words)];
}

interface Listed {
  readonly refs: Refs;
  readonly next: number;
}

/** `shorter`: the list without its last ref, where only a comma joins that. */
interface Found extends Listed {
  readonly shorter: Listed | null;
}

/** "not is done": only the first is denied. */
function isDenied(spoken: readonly Item[]): boolean {
  const [last, before] = spoken.toReversed();
  return (
    last?.tokens[0]?.text === 'not' && last.tokens.length === 1 && (before === undefined || plays(before, 'filler'))
  );
}

/** "done in progress": what stands before is said of the first, what stands after of the last. */
function isParted(spoken: readonly Item[], tokens: readonly Token[], next: number): boolean {
  const follows = phrasesIn(tokens.slice(next, next + 4)).find(
    (item) => !plays(item, 'filler') && !plays(item, 'auxiliary'),
  );
  const said = follows === undefined ? null : claimOf(follows);
  const claimed = spoken.findLast((item) => claimOf(item) !== null);
  return (
    said !== null &&
    said.kind !== 'show' &&
    said.command !== true &&
    claimed !== undefined &&
    claimOf(claimed)?.kind !== said.kind
  );
}

function refsAt(tokens: readonly Token[], at: number, named: boolean): Found | null {
  const first = oneAt(tokens, at, named);
  if (first === null) return null;
  const start = tokens[at]?.start ?? 0;
  const listed = (numbers: readonly number[], unsure: Refs['unsure'], next: number): Listed => ({
    refs: { numbers: [...new Set(numbers)], unsure, start, end: tokens[next - 1]?.end ?? start },
    next,
  });
  const numbers = [first.number];
  let unsure: Refs['unsure'] = null;
  let next = first.next;
  let shorter: Listed | null = null;
  for (;;) {
    const another = joined(tokens, next);
    if (another === null) return { ...listed(numbers, unsure, next), shorter };
    const isComma = tokens[next]?.text === ',' && tokens[next + 1]?.kind === 'ref';
    shorter = isComma ? listed(numbers, unsure, next) : null;
    const last = numbers.at(-1) ?? 0;
    if (another.unsure === 'range' && another.number > last && another.number - last <= LARGEST_RANGE)
      for (let n = last + 1; n < another.number; n += 1) numbers.push(n);
    numbers.push(another.number);
    unsure = another.unsure ?? unsure;
    next = another.next;
  }
}

interface One {
  readonly number: number;
  readonly next: number;
}

/** A single ref at a place. `named`: the sentence has named an action already, so a lone number is not one. */
function oneAt(tokens: readonly Token[], at: number, named: boolean): One | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const before = tokens[at - 1];
  if (token.kind === 'ref') return isRoad(tokens, at) ? null : valid(token.text.replace(/\D/gu, ''), at + 1);
  if (token.kind === 'word') {
    const begins = before === undefined || before.kind === 'mark';
    if (/^(?:actions?|actoins?|acitons?|actinos?|acton|actin|acion)$/u.test(token.text)) {
      const skip = /^(?:no|number|nr|ref|item)$/u.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
      const dot = tokens[at + skip]?.text === '.' ? 1 : 0;
      const named = tokens[at + skip + dot];
      if (named?.kind === 'ref') return oneAt(tokens, at + skip + dot, false);
      if (named?.kind === 'number' && !hasUnit(tokens, at + skip + dot)) return valid(named.text, at + skip + dot + 1);
      return null;
    }
    if (token.text === 'no' || token.text === 'number' || token.text === 'a') {
      const dot = token.text === 'no' && tokens[at + 1]?.text === '.' ? 1 : 0;
      const digits = tokens[at + 1 + dot];
      if (digits?.kind !== 'number' || hasUnit(tokens, at + 1 + dot)) return null;
      return begins || endsThere(tokens, at + 2 + dot) ? valid(digits.text, at + 2 + dot) : null;
    }
  }
  if (token.kind === 'number' && (before === undefined || before.kind === 'mark') && isLabel(tokens, at))
    return valid(token.text, at + 1);
  if (token.kind === 'number' && !named && before?.kind === 'word' && COMMANDS.test(before.text))
    return endsThere(tokens, at + 1) && !hasUnit(tokens, at) ? valid(token.text, at + 1) : null;
  return null;
}

const JOINS = new Set([',', 'and', '&', '/', '+', 'plus', '-', 'to', 'through', 'thru', 'or', 'nor']);

function joined(tokens: readonly Token[], at: number): (One & Pick<Refs, 'unsure'>) | null {
  let next = at;
  let unsure: Refs['unsure'] = null;
  while (JOINS.has(tokens[next]?.text ?? '') && next - at < 2) {
    const join = tokens[next]?.text ?? '';
    if (/^(?:-|to|thru|through)$/u.test(join)) unsure = 'range';
    if (/^n?or$/u.test(join)) unsure = 'either';
    next += 1;
  }
  const token = tokens[next];
  const ref = oneAt(tokens, next, true);
  if (ref !== null && (token?.kind === 'ref' || next > at)) return { ...ref, unsure };
  if (token?.kind !== 'number' || next === at || hasUnit(tokens, next) || !endsThere(tokens, next + 1)) return null;
  const one = valid(token.text, next + 1);
  // "A-12 to 14": a range only when something is then said of it; otherwise a day is more likely.
  if (one === null || (unsure === 'range' && (tokens[next + 1] === undefined || tokens[next + 1]?.kind === 'mark')))
    return null;
  return { ...one, unsure };
}

function valid(digits: string, next: number): One | null {
  const number = Number(digits);
  return digits.length <= 6 && number > 0 ? { number, next } : null;
}

/** "the A56": a road, unless the sentence begins so. */
function isRoad(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2];
  return (
    /^a\d/u.test(tokens[at]?.text ?? '') &&
    tokens[at - 1]?.text === 'the' &&
    before !== undefined &&
    before.kind !== 'mark'
  );
}

function hasUnit(tokens: readonly Token[], at: number): boolean {
  return UNITS.test(tokens[at + 1]?.text ?? '');
}

/** "12: done", "14 - blocked": a number that labels a claim. */
function isLabel(tokens: readonly Token[], at: number): boolean {
  const [mark, ...next] = tokens.slice(at + 1, at + 4);
  if (mark?.kind !== 'mark' || !/^[:=-]$/u.test(mark.text)) return false;
  const [first] = phrasesIn(next);
  return first !== undefined && claimOf(first) !== null;
}

/** Whether what follows a lone number leaves it standing for an action: the end, a mark, or words about status. */
function endsThere(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token === undefined ||
    (token.kind !== 'word' ? token.kind !== 'number' : knows(token.text) || token.text === 'and' || token.text === 'or')
  );
}
