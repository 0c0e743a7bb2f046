import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { Doubt } from '../plan.ts';
import { noteBetween, wordStart } from './clause-words.ts';
import { isContent, type Chunk } from './clauses.ts';
import { doubtOf, optionsFor } from './doubts.ts';
import type { Heard } from './hear-clause.ts';
import type { Claim, Hedge } from './lexicon.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import { isThing } from './part-of.ts';
import type { Item } from './phrases.ts';
import { scan, type FoundClaim } from './scan-words.ts';
import { describesAThing, shaken, shakenBy } from './shaken.ts';
import { takenBack } from './taken-back.ts';

/** What one clause says. `nothing`: it only names the actions. */
export type Reading =
  | { readonly says: 'change'; readonly intents: readonly ChangeIntent[] }
  | { readonly says: 'ask'; readonly doubt: Doubt; readonly options: readonly ChangeIntent[] }
  | { readonly says: 'bad date'; readonly typed: string }
  | { readonly says: 'show' }
  | { readonly says: 'undo' }
  | { readonly says: 'nothing' };

/**
 * Decides whether a claim is made outright, and asks where it is not. `rest` are the words right behind the claim,
 * `chunks` the runs of words that follow.
 */
export function judge(heard: Heard, from: Claimed, rest: readonly Item[], chunks: readonly Chunk[]): Reading {
  const { kind, doubt: implied } = from.claim;
  if (from.asked && !isRequest(heard, from)) return { says: 'show' };
  const doubt =
    doubtOf(kind, from.hedges) ??
    implied ??
    shaken(rest, kind) ??
    describesAThing(rest, kind) ??
    shakenBy(chunks[0], kind) ??
    wasOnce(heard, kind, chunks[0]) ??
    takenBack(heard, from);
  if (doubt === null) {
    const made = makeIntent(heard, from);
    return made.made === 'bad date'
      ? { says: 'bad date', typed: made.typed }
      : readOn(heard, from, made.intent, chunks);
  }
  return goneOn(heard, from, doubt, chunks) ?? { says: 'ask', doubt, options: asked(heard, from, doubt) };
}

/** "A-12 letter done": a part that is done is not the action done. */
export function partOnly({ words }: Heard, hedges: readonly Hedge['doubt'][]): Reading {
  const options: readonly ChangeIntent[] = [
    { kind: 'progress', note: words },
    { kind: 'done', note: words },
  ];
  return { says: 'ask', doubt: doubtOf('done', hedges) ?? 'doubt', options };
}

export function noteOf({ words }: Heard): Reading {
  return words === null ? { says: 'nothing' } : { says: 'change', intents: [{ kind: 'note', note: words }] };
}

export function noteStart({ utterance }: Heard, item: Item, means: Claim): number {
  return means.keep === true ? wordStart(utterance, item.start) : item.end;
}

export function contradictory(heard: Heard, claims: readonly Claim[], from: Claimed, doubt: Doubt): Reading {
  return { says: 'ask', doubt, options: claims.flatMap((claim) => itself(heard, { ...from, claim })) };
}

/** A run of words that says one thing outright, such as "all done" or "still blocked": what a longer note ends in. */
export function laterClaim(chunk: Chunk): FoundClaim | null {
  const { claim, content, hedges, rest, asks } = scan(chunk.items, 'after');
  if (claim === null || content.length > 0 || asks || chunk.closed === '?' || claim.means.doubt !== undefined)
    return null;
  const { kind } = claim.means;
  if (kind === 'show' || kind === 'move' || doubtOf(kind, hedges) !== null) return null;
  if (shaken(rest, kind) !== null) return null;
  const mayGoOn = kind === 'extend' || kind === 'blocked' || kind === 'reassign' || kind === 'snooze';
  return mayGoOn || !rest.some(isThing) ? claim : null;
}

/** A question is a request where the clerk is asked to do it: "can you close A-12?", "can I have more time on A-12?". */
function isRequest(heard: Heard, from: Claimed): boolean {
  const { clause } = heard;
  const { claim, item, request, setter } = from;
  if (request && claim.doubt === undefined) return true;
  if (claim.kind !== 'extend' && setter !== true) return false;
  const tokens = [...clause.before, ...clause.after].flatMap((item) => item.tokens.map((token) => token.text));
  const opener = tokens.find((word) => OPENERS.test(word));
  if (opener !== undefined) return MAY_ASK.test(opener) || tokens.includes('possible');
  // "A-12 extended?" asks; "another week on A-12?" and "extend A-12 to 12 Jan?" ask for it.
  const made = makeIntent(heard, from);
  const hasDue = made.made === 'bad date' || (made.intent.kind === 'extend' && made.intent.due !== null);
  return hasDue || item.tokens.some((token) => token.text === 'time');
}

const OPENERS =
  /^(?:can|could|may|would|will|any|is|are|was|were|has|have|had|did|does|do|shall|should|when|why|who|how|what|where)$/u;
const MAY_ASK = /^(?:can|could|may|would|will|any)$/u;

/** "not done yet, still blocked" goes on to claim something; "if it is done, close it" does not. */
function goneOn(heard: Heard, from: Claimed, doubt: Doubt, chunks: readonly Chunk[]): Reading | null {
  if ((doubt !== 'negation' && doubt !== 'plan' && doubt !== 'two readings') || from.hedges.includes('condition'))
    return null;
  const chunk = chunks.find((one) => (laterClaim(one)?.means.kind ?? from.claim.kind) !== from.claim.kind);
  const later = chunk === undefined ? null : laterClaim(chunk);
  if (chunk === undefined || later === null) return null;
  const { item, means } = later;
  const start = heard.clause.after[0]?.start ?? from.at;
  const words =
    means.kind === 'extend' || means.kind === 'snooze'
      ? { lead: noteBetween(heard.utterance, start, chunk.items[0]?.start ?? start, []) }
      : { whole: true };
  return judge(
    { ...heard, first: undefined },
    { ...from, claim: means, item, at: item.end, hedges: [], ...words },
    [],
    [],
  );
}

function asked(heard: Heard, from: Claimed, doubt: Doubt): ChangeIntent[] {
  return itself(heard, from).flatMap((intent) => optionsFor(intent, doubt, heard.words));
}

/** The claim as an option: what was said, with all the person's words. */
function itself(heard: Heard, from: Claimed): ChangeIntent[] {
  const made = makeIntent(heard, from);
  if (made.made === 'bad date') return [];
  const { intent } = made;
  switch (intent.kind) {
    case 'note':
    case 'extend':
    case 'reassign':
    case 'snooze':
      return [intent];
    default:
      return [{ ...intent, note: heard.words }];
  }
}

/** Looks on for a second claim: more time beside a status is both; a status that contradicts the first is asked about. */
function readOn(heard: Heard, from: Claimed, intent: ChangeIntent, chunks: readonly Chunk[]): Reading {
  for (const chunk of chunks) {
    const scanned = scan(chunk.items, 'after');
    const second = scanned.claim;
    if (second === null || scanned.content.length > 0 || scanned.asks || chunk.closed === '?') continue;
    const { kind } = second.means;
    const doubt = doubtOf(kind, scanned.hedges) ?? second.means.doubt ?? null;
    const hasMore = scanned.rest.some(isContent);
    if (kind === intent.kind && doubt === 'negation' && !hasMore)
      return { says: 'ask', doubt, options: optionsFor(intent, doubt, heard.words) };
    if (doubt !== null || kind === intent.kind || kind === 'show' || kind === 'move') continue;
    const next: Claimed = { ...from, claim: second.means, item: second.item, at: second.item.end, lead: null };
    if (kind === 'extend' && goesWithMoreTime(intent)) return withMoreTime(heard, from, intent, next, chunk);
    if (hasMore || !contradicts(intent.kind, kind)) continue;
    if (kind === 'end' && intent.kind === 'done') return judge(heard, next, [], []);
    return contradictory(heard, [from.claim, second.means], from, 'two readings');
  }
  return { says: 'change', intents: [intent] };
}

type Status = Extract<ChangeIntent, { kind: 'progress' | 'blocked' | 'accept' }>;

function goesWithMoreTime(intent: ChangeIntent): intent is Status {
  return intent.kind === 'progress' || intent.kind === 'blocked' || intent.kind === 'accept';
}

/** "A-12 in progress, needs another fortnight" says both. */
function withMoreTime(heard: Heard, from: Claimed, intent: Status, next: Claimed, chunk: Chunk): Reading {
  const more = makeIntent(heard, next);
  if (more.made === 'bad date') return { says: 'bad date', typed: more.typed };
  const note = noteBetween(heard.utterance, from.at, chunk.items[0]?.start ?? 0, []);
  return { says: 'change', intents: [{ ...intent, note }, more.intent] };
}

/** "was blocked", "was done but it has come back": what was so may no longer be. */
function wasOnce({ first }: Heard, kind: Claim['kind'], next: Chunk | undefined): Doubt | null {
  const was = first?.items.some((item) => item.tokens[0]?.text === 'was') === true;
  const isOver =
    kind === 'done' ? next?.mark === 'but' : kind === 'blocked' || kind === 'progress' || kind === 'extend';
  return was && isOver ? 'two readings' : null;
}

const STATES = new Set<Claim['kind'] | ChangeIntent['kind']>([
  'done',
  'progress',
  'blocked',
  'end',
  'confirm',
  'reject',
  'reopen',
]);

function contradicts(first: ChangeIntent['kind'], second: Claim['kind']): boolean {
  if (first === 'done') return second !== 'confirm' && second !== 'accept' && second !== 'no_change';
  if (first === 'no_change') return second === 'done';
  return STATES.has(first) && STATES.has(second) && second !== 'confirm';
}
