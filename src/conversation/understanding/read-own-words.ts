import { noteBetween } from './clause-words.ts';
import { isContent, type Chunk } from './clauses.ts';
import { doubtOf, optionsFor } from './doubts.ts';
import type { Heard } from './hear-clause.ts';
import { judge, laterClaim, noteOf, partOnly, type Reading } from './judge-claim.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import { isTransfer } from './reassign-to.ts';
import { readSituation } from './read-situation.ts';
import { hedgeOf, scan, type FoundClaim } from './scan-words.ts';

/** "A-12 spoke to Sam": the person's own words, unless a later run of words claims something outright. */
export function readOwnWords(heard: Heard): Reading {
  const { clause, behind, ahead, after, words } = heard;
  if (heard.asked || ahead.asks || heard.mark === '?' || isTagged(heard) || isWish(heard)) return { says: 'show' };
  const hedges = [...heard.leadHedges, ...behind.hedges, ...ahead.hedges];
  const ending =
    readTo(heard) ?? readOwner(heard) ?? readEnding(heard) ?? readDenial(heard) ?? readSituation(heard, hedges);
  if (ending !== null) return ending;
  const state = hedges.length === 0 ? readState(heard) : null;
  if (state !== null) return state;
  const items = [...clause.before, ...(heard.first?.items ?? []), ...after.slice(1).flatMap((chunk) => chunk.items)];
  if (items.some(isContent)) return noteOf(heard);
  const doubt = doubtOf('progress', hedges);
  if (doubt === null || words === null || clause.refs === null) return { says: 'nothing' };
  const side = doubt === 'negation' ? 'negation' : 'doubt';
  return { says: 'ask', doubt, options: optionsFor({ kind: 'progress', note: words }, side, words) };
}

/** "…, isn't it": a question without its mark. */
function isTagged({ clause }: Heard): boolean {
  const words = clause.after.flatMap((item) => item.tokens.map((token) => token.text));
  return /\b(?:is|was|has|does|did) not it$|\b(?:are|have|do|did) not (?:they|we)$/u.test(words.slice(-3).join(' '));
}

/** "A-12 if circumstances change let me know" asks to be told. */
function isWish({ first, ahead }: Heard): boolean {
  const opener = first?.items[0];
  return ahead.tell && opener !== undefined && hedgeOf(opener)?.doubt === 'condition';
}

/** "A-12 owner Priya": nothing but a name. */
const OWNER_NAMED = /^owner\s*[:=-]?\s*(?:is\s+)?(?:\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,2}|\S+@\S+)$/u;

function readOwner(heard: Heard): Reading | null {
  const item = heard.first?.items[0];
  if (item === undefined || heard.words === null || !OWNER_NAMED.test(heard.words)) return null;
  const claim = { is: 'claim', kind: 'reassign' } as const;
  return judge(heard, { claim, item, at: item.end, hedges: heard.leadHedges, asked: false, request: false }, [], []);
}

/** "A-12 to 12 Jan", "A-12 to Housing please"; "A-12 by 12 Jan" may as well say when it will be done. */
function readTo(heard: Heard): Reading | null {
  const { clause, first, behind } = heard;
  const item = first?.items[0];
  const word = item?.tokens[0]?.text ?? '';
  if (clause.refs === null || item === undefined || behind.content.length > 0) return null;
  if (!/^(?:to|until|till|til|by|due|over)$/u.test(word)) return null;
  const hedges = [...heard.leadHedges, ...behind.hedges];
  const from: Claimed = {
    claim: { is: 'claim', kind: 'extend' },
    item,
    at: item.start,
    hedges,
    asked: false,
    request: false,
  };
  const later = makeIntent(heard, from);
  if (later.made === 'bad date') return { says: 'bad date', typed: later.typed };
  if (later.intent.kind === 'extend' && later.intent.due !== null && word !== 'over') {
    if (word !== 'by' && word !== 'due') return judge(heard, from, [], []);
    return { says: 'ask', doubt: 'two readings', options: [later.intent, { kind: 'progress', note: heard.words }] };
  }
  return isTransfer(heard, item.start)
    ? judge(heard, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], [])
    : null;
}

/** "A-12 enquiries ongoing", "A-12 letter done": the words name a part, and then its state. */
function readState(heard: Heard): Reading | null {
  const { ahead, words } = heard;
  if (ahead.claim === null || ahead.claim.means.doubt !== undefined) return null;
  const { item, means } = ahead.claim;
  const hasMore = ahead.rest.some(isContent);
  if (means.kind === 'done' && !hasMore) return partOnly(heard, []);
  const from: Claimed = { claim: means, item, at: item.end, hedges: [], asked: false, request: false, whole: true };
  if ((means.kind === 'progress' || means.kind === 'no_change') && !hasMore) return judge(heard, from, ahead.rest, []);
  if (means.kind !== 'blocked') return null;
  return { says: 'ask', doubt: 'two readings', options: optionsFor({ kind: 'blocked', note: words }, 'doubt', words) };
}

/** "Lee said: all done", "Sam says \"closed\"": what follows is somebody else's claim. */
function isReported({ ahead }: Heard, chunk: Chunk): boolean {
  return ahead.hedges.includes('hearsay') && (chunk.mark === ':' || chunk.mark === '"');
}

/** "…: NFA": the words end the action, but not in so many words. */
function nearlyEnds(chunk: Chunk): FoundClaim | null {
  const { claim, content, rest } = scan(chunk.items, 'after');
  if (claim?.means.kind !== 'done' || claim.means.doubt !== 'two readings') return null;
  return content.length > 0 || rest.some(isContent) ? null : claim;
}

/** "A-12 ignore that, it is not finished": the words go on to deny that it is done. */
function readDenial({ clause, after, words }: Heard): Reading | null {
  if (clause.refs === null) return null;
  const isDenied = after.slice(1).some((chunk) => {
    const { claim, content, hedges, rest, asks } = scan(chunk.items, 'after');
    const isDone = claim?.means.kind === 'done' && content.length === 0 && !rest.some(isContent) && !asks;
    return isDone && (claim.means.doubt === 'negation' || hedges.includes('negation')) && chunk.closed !== '?';
  });
  return isDenied
    ? { says: 'ask', doubt: 'negation', options: optionsFor({ kind: 'done', note: null }, 'negation', words) }
    : null;
}

/** A note that ends in a claim: "A-12 court date moved, extend to 12 Jan", "A-12: still waiting, no change". */
function readEnding(heard: Heard): Reading | null {
  const { clause, after, utterance } = heard;
  if (clause.refs === null) return null;
  for (const chunk of after.slice(1)) {
    const later = laterClaim(chunk) ?? nearlyEnds(chunk);
    if (later === null) continue;
    const lead = noteBetween(utterance, clause.after[0]?.start ?? clause.refs.end, chunk.items[0]?.start ?? 0, []);
    const { kind } = later.means;
    const isAsking = kind === 'extend' || kind === 'reassign' || kind === 'snooze';
    const words = isAsking || chunk === after.at(-1) ? { lead } : { whole: true };
    const from: Claimed = {
      claim: later.means,
      item: later.item,
      at: later.item.end,
      hedges: [...heard.leadHedges, ...(isReported(heard, chunk) ? (['hearsay'] as const) : [])],
      asked: false,
      request: false,
      ...words,
    };
    return judge(heard, from, [], []);
  }
  return null;
}
