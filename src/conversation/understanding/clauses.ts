import { asWords, isRefs, type Element, type Refs } from './find-refs.ts';
import { claimOf, plays, type Item } from './phrases.ts';

/** What a message says about one ref or list of refs: the words before it and the words after it. */
export interface Clause {
  readonly refs: Refs | null;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** A run of words between two separators. `mark` is the separator before it, `closed` the mark that ends it. */
export interface Chunk {
  readonly items: readonly Item[];
  readonly mark: string;
  readonly closed: string;
}

const SOFT = new Set([
  ',',
  ':',
  '-',
  '(',
  ')',
  '[',
  ']',
  '"',
  '=',
  '>',
  '|',
  '*',
  '/',
  '&',
  '+',
  'and',
  'but',
  'then',
  'plus',
  'whereas',
  'so',
  'therefore',
  'hence',
  'n',
]);
const HARD = new Set(['\n', ';', '•']);
const ENDS = new Set(['.', '!', '?']);

/** The separator that an item is: a mark or a joining word; "" when it is none. */
export function separator(item: Item): string {
  const [token] = item.tokens;
  if (token === undefined || item.tokens.length > 1) return '';
  if (token.kind === 'mark' && /^(?:…|\.{2,})$/u.test(token.text)) return '…';
  return SOFT.has(token.text) || HARD.has(token.text) || ENDS.has(token.text) ? token.text : '';
}

export function isHard(mark: string): boolean {
  return HARD.has(mark) || ENDS.has(mark);
}

/** Words that carry the person's own meaning: everything that the lexicon does not know and that parts nothing. */
export function isContent(item: Item): boolean {
  return item.parts.length === 0 && separator(item) === '';
}

export function chunksOf(items: readonly Item[]): Chunk[] {
  const chunks: Chunk[] = [];
  let run: Item[] = [];
  let mark = '';
  for (const item of items) {
    const parted = separator(item);
    if (parted === '') {
      run.push(item);
      continue;
    }
    const previous = chunks.at(-1);
    if (run.length > 0) chunks.push({ items: run, mark, closed: parted });
    // "done?!" and "done ?" close the same words; the stronger mark counts.
    else if (parted === '?' && previous !== undefined) chunks[chunks.length - 1] = { ...previous, closed: '?' };
    mark = run.length === 0 && isHard(mark) && !isHard(parted) ? mark : parted;
    run = [];
  }
  if (run.length > 0) chunks.push({ items: run, mark, closed: '' });
  return chunks;
}

/**
 * Parts a message into what it says about each ref. A ref begins a clause of its own where words claim something about
 * it ("A-12 done and A-14 in progress"); elsewhere it is a mention in somebody's note ("blocked by A-14, see A-20").
 * A sentence without a ref goes on about the ref before it, or leads in to the first.
 */
export function clausesOf(elements: readonly Element[]): Clause[] {
  const clauses: { refs: Refs; before: Item[]; after: Item[] }[] = [];
  let lead: Item[] = [];
  const sentences = sentencesOf(elements);
  for (const [place, sentence] of sentences.entries()) {
    if (isHeading(sentence) && beginsWithRef(sentences[place + 1])) {
      lead.push(...sentence);
      continue;
    }
    let rest: Item[] = [];
    let begun = false;
    for (const [at, element] of sentence.entries()) {
      if (!isRefs(element)) {
        rest.push(element);
        continue;
      }
      const current = clauses.at(-1);
      const split = splitBefore(rest, followers(sentence, at), begun, current !== undefined);
      if (split === null) {
        rest.push(asWords(element));
        continue;
      }
      const [belongsBefore, leadsIn] = [rest.slice(0, split), rest.slice(split)];
      if (current === undefined) lead.push(...belongsBefore);
      else current.after.push(...belongsBefore);
      clauses.push({ refs: element, before: [...lead, ...leadsIn], after: [] });
      lead = [];
      rest = [];
      begun = true;
    }
    const current = clauses.at(-1);
    if (current === undefined) lead.push(...rest);
    else current.after.push(...rest);
  }
  return clauses.length > 0 ? clauses : [{ refs: null, before: [], after: lead }];
}

function beginsWithRef(sentence: readonly Element[] | undefined): boolean {
  const first = sentence?.find((element) => isRefs(element) || separator(element) !== '•');
  return first !== undefined && isRefs(first);
}

/** "Done:" on a line of its own: it says something about the refs below it. */
export function isHeading(sentence: readonly Element[]): sentence is readonly Item[] {
  const words = sentence.filter((element): element is Item => !isRefs(element));
  const [heading, ...more] = chunksOf(words);
  return (
    words.length === sentence.length &&
    heading?.closed === ':' &&
    more.length === 0 &&
    separator(words.at(-1) ?? asNothing) === '\n' &&
    heading.items.some((item) => claimOf(item) !== null) &&
    !heading.items.some(isContent)
  );
}

const ABBREVIATIONS = new Set([
  'no',
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'approx',
  'ext',
  'tel',
  're',
  'etc',
  'e',
  'g',
  'i',
  'rd',
  'ave',
]);

/** Sentences keep the mark that ends them, as their last element. */
export function sentencesOf(elements: readonly Element[]): Element[][] {
  const sentences: Element[][] = [];
  let sentence: Element[] = [];
  for (const [at, element] of elements.entries()) {
    // A bullet belongs to what it begins.
    if (!isRefs(element) && separator(element) === '•' && sentence.length > 0) {
      sentences.push(sentence);
      sentence = [];
    }
    sentence.push(element);
    if (!isRefs(element) && endsSentence(element, elements[at - 1], elements[at + 1])) {
      sentences.push(sentence);
      sentence = [];
    }
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

function endsSentence(item: Item, before: Element | undefined, after: Element | undefined): boolean {
  const mark = separator(item);
  if (mark === '•') return false;
  if (HARD.has(mark)) return true;
  if (!ENDS.has(mark)) return false;
  const spaced = after === undefined || after.start > item.end || (!isRefs(after) && separator(after) !== '');
  const shortened =
    mark === '.' && before !== undefined && !isRefs(before) && ABBREVIATIONS.has(before.tokens.at(-1)?.text ?? '');
  return spaced && !shortened;
}

function followers(sentence: readonly Element[], at: number): Item[] {
  const items: Item[] = [];
  for (const element of sentence.slice(at + 1, at + 12)) {
    if (isRefs(element)) break;
    items.push(element);
  }
  return items;
}

/**
 * Where, in the words since the last ref, a clause about the next ref begins; null when the ref is only a mention.
 * `begun`: this sentence already speaks about a ref; `spoken`: the message does.
 */
function splitBefore(words: readonly Item[], after: readonly Item[], begun: boolean, spoken: boolean): number | null {
  if (!begun && !spoken) return 0;
  let boundary = 0;
  if (begun) {
    if (followsClaim(words, after)) return words.length;
    boundary = words.findLastIndex((item) => separator(item) !== '') + 1;
    if (boundary === 0) return null;
  }
  const between = words.slice(boundary);
  const own = words.slice(0, boundary);
  const mark = begun ? separator(words[boundary - 1] ?? between[0] ?? asNothing) : '.';
  return beginsClause(between, after, mark, own) ? boundary : null;
}

/** "A-12 done A-14 in progress": a claim, then a ref with a claim of its own, without a mark between them. */
function followsClaim(words: readonly Item[], after: readonly Item[]): boolean {
  const last = words.at(-1);
  const next = after.find((item) => !plays(item, 'filler') && !plays(item, 'auxiliary'));
  if (last === undefined || next === undefined || separator(last) !== '') return false;
  const claim = claimOf(next);
  const isTied = (['mention', 'topic', 'hedge', 'auxiliary', 'reason'] as const).some((role) => plays(last, role));
  const says = plays(next, 'same') || (claim !== null && claim.kind !== 'show');
  return !isTied && says && words.some((item) => claimOf(item) !== null);
}

const asNothing: Item = { tokens: [], parts: [], start: 0, end: 0 };

/** "…; tag A-14 closure order": told of the ref after it, and of no other. */
function isTag(item: Item): boolean {
  return /^(?:un)?tag$/u.test(item.tokens.at(-1)?.text ?? '');
}

function beginsClause(between: readonly Item[], after: readonly Item[], mark: string, own: readonly Item[]): boolean {
  const last = between.at(-1);
  if (last !== undefined && isTag(last) && !between.slice(0, -1).some(isContent)) return true;
  const claims = between.filter((item) => claimOf(item) !== null);
  const content = between.some(isContent);
  const next = after.find((item) => !plays(item, 'filler') && !plays(item, 'auxiliary'));
  const isConditional = between.some((item) => item.parts.some((p) => p.is === 'hedge' && p.doubt === 'condition'));
  const tiesNext = (item: Item): boolean => separator(between[between.indexOf(item) + 1] ?? asNothing) !== ':';
  if (claims.some((item) => claimOf(item)?.needs === true && tiesNext(item))) return false;
  if (content) {
    // "Also Housing have finished A-14": a claim tied to the ref; anything looser is part of the note.
    const hearsay = between.some((item) => plays(item, 'hedge'));
    const tied = claims.at(-1);
    return (
      tied !== undefined &&
      !hearsay &&
      between.slice(between.indexOf(tied) + 1).every((i) => plays(i, 'filler') && !isContent(i))
    );
  }
  const isMention = last !== undefined && plays(last, 'mention') && !plays(last, 'topic');
  if (claims.some((item) => item !== last || !isMention)) return true;
  if (isMention) return false;
  if (isConditional) return true;
  // "…, what's A-14": a question of its own.
  const asks = between.some((item) => plays(item, 'question')) && (next === undefined || separator(next) === '?');
  if (asks) return true;
  if (next === undefined || separator(next) !== '') {
    const bare = own.every((item) => !isContent(item));
    return isHard(mark) || between.some((item) => plays(item, 'topic')) || bare;
  }
  if (!isContent(next)) return true;
  return mark !== 'and' && mark !== 'but' && mark !== '/' ? true : own.every((item) => !isContent(item));
}
