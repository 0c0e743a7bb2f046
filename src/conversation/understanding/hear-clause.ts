import type { IsoDate } from '../../domain/calendar/dates.ts';
import { isOpening, noteBetween, wordsOf } from './clause-words.ts';
import { chunksOf, isHard, separator, type Chunk, type Clause } from './clauses.ts';
import type { Hedge } from './lexicon.ts';
import type { Utterance } from './normalise.ts';
import { tellsWhatHappened } from './part-of.ts';
import { claimOf, plays } from './phrases.ts';
import { scan, type Scan } from './scan-words.ts';

/** A clause taken apart, as the readers of its three shapes need it. */
export interface Heard {
  readonly clause: Clause;
  readonly utterance: Utterance;
  readonly today: IsoDate;
  /** Everything the clause says, as a note. */
  readonly words: string | null;
  /** The words right before the ref, and the first run of words after it. */
  readonly behind: Scan;
  readonly ahead: Scan;
  readonly first: Chunk | undefined;
  readonly after: readonly Chunk[];
  /** What lead-ins lay on the claim ("if all goes well, …"), and what they add to its note. */
  readonly leadHedges: readonly Hedge['doubt'][];
  readonly leadIn: string | null;
  /** The words up to and around the ref begin a question; `mark`: what closes the words right after the ref. */
  readonly asked: boolean;
  readonly mark: string;
}

const LONGEST_INTRODUCTION = 8;
const EMPTY = scan([], 'before');

export function hear(said: Clause, utterance: Utterance, today: IsoDate): Heard {
  const clause = withoutTitle(withoutOpening(withoutIntroduction(said)));
  const before = chunksOf(clause.before);
  const after = chunksOf(clause.after);
  const first = after[0];
  const ahead = first === undefined ? EMPTY : scan(first.items, 'after');
  const { near, leads } = nearWords(before, ahead);
  const behind = near === undefined ? EMPTY : scan(near.items, 'before');
  const isAskedFirst = leads.some((chunk) => !isHard(chunk.closed) && scan(chunk.items, 'before').asks);
  return {
    clause,
    utterance,
    today,
    words: wordsOf(clause, utterance),
    behind,
    ahead,
    first,
    after,
    leadHedges: leads.flatMap(governing),
    leadIn: leadInOf(leads, utterance),
    asked: isAskedFirst || behind.asks || near?.closed === '?',
    mark: closingMark(clause, first),
  };
}

/** "A-12 update: letter sent" opens with words that say nothing. */
function withoutOpening({ refs, before, after }: Clause): Clause {
  const [first] = chunksOf(after);
  if (first === undefined || !/^[:,-]$/u.test(first.closed) || !isOpening(first)) return { refs, before, after };
  const end = first.items.at(-1)?.end ?? 0;
  return withoutOpening({ refs, before, after: after.filter((item) => item.start >= end).slice(1) });
}

/** A title pasted in brackets right after the ref is no part of what is said: "A-12 [landlord visit] - completed". */
function withoutTitle(clause: Clause): Clause {
  const { after } = clause;
  const opening = after[0] === undefined ? '' : separator(after[0]);
  if (opening !== '[' && opening !== '(') return clause;
  const end = after.findIndex((item) => separator(item) === (opening === '[' ? ']' : ')'));
  const next = after[end + 1];
  const follows = next === undefined ? '' : separator(next);
  const inside = after.slice(1, Math.max(1, end));
  const isNews = opening === '(' && tellsWhatHappened(inside);
  const isTitle = inside.length > 0 && !isNews && !inside.some((item) => claimOf(item) !== null);
  const goesOn = /^[:-]$/u.test(follows) || (opening === '[' && follows === '' && next !== undefined);
  return isTitle && goesOn ? { ...clause, after: after.slice(end + (follows === '' ? 1 : 2)) } : clause;
}

/** "Afternoon, quick update from Housing." says who speaks; it is no news of the action. */
function withoutIntroduction(clause: Clause): Clause {
  const [first, ...more] = chunksOf(clause.before).filter((chunk) => !isOpening(chunk) || isHard(chunk.closed));
  const [says, from] = first?.items.filter((item) => !plays(item, 'greeting')) ?? [];
  const isIntroduction =
    first !== undefined &&
    isHard(first.closed) &&
    first.items.length <= LONGEST_INTRODUCTION &&
    /updates?$/u.test(says?.tokens.at(-1)?.text ?? '') &&
    /^(?:from|for|on)$/u.test(from?.tokens[0]?.text ?? '') &&
    !first.items.some((item) => claimOf(item) !== null);
  if (!isIntroduction) return clause;
  const start = more[0]?.items[0]?.start ?? Infinity;
  return { ...clause, before: clause.before.filter((item) => item.start >= start) };
}

/** The words that stand right before the ref, and those that only lead in to it. */
function nearWords(
  before: readonly Chunk[],
  ahead: Scan,
): { readonly near: Chunk | undefined; readonly leads: readonly Chunk[] } {
  const last = before.at(-1);
  if (last === undefined) return { near: undefined, leads: [] };
  const own = scan(last.items, 'before');
  const hasOwnClaim = own.claim !== null && own.content.length === 0 && (last.closed === ':' || ahead.claim === null);
  const isNear = last.closed === '' || hasOwnClaim;
  return isNear ? { near: last, leads: before.slice(0, -1) } : { near: undefined, leads: before };
}

/** A lead-in governs what follows where it sets a condition, or says nothing else: "if all goes well, …", "hopefully: …". */
function governing(chunk: Chunk): Hedge['doubt'][] {
  if (isHard(chunk.closed)) return [];
  const { hedges, content } = scan(chunk.items, 'before');
  const isHeading = chunk.closed === ':';
  return hedges.filter((h) => h === 'condition' || h === 'hearsay' || content.length === 0 || isHeading);
}

/** Words before the clause that belong in its note: "Court date moved. Extend A-12 …". Headings and greetings do not. */
function leadInOf(leads: readonly Chunk[], utterance: Utterance): string | null {
  const isHello = (chunk: Chunk): boolean =>
    chunk.items.length <= 3 && chunk.items.some((item) => plays(item, 'greeting'));
  const saying = leads.filter(
    (chunk) => !isOpening(chunk) && !isHello(chunk) && chunk.closed !== ':' && chunk.closed !== '?',
  );
  const start = saying[0]?.items[0];
  const end = saying.at(-1)?.items.at(-1);
  return start === undefined || end === undefined ? null : noteBetween(utterance, start.start, end.end, []);
}

function closingMark({ after }: Clause, first: Chunk | undefined): string {
  const [next] = after;
  if (next === undefined) return '';
  return separator(next) === '?' ? '?' : (first?.closed ?? '');
}
