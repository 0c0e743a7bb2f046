import type { ChangeIntent } from '../../domain/change.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Doubt } from '../plan.ts';
import { isOpening, noteBetween, wordsOf, wordStart } from './clause-words.ts';
import { chunksOf, isContent, isHard, separator, type Chunk, type Clause } from './clauses.ts';
import { doubtOf, optionsFor } from './doubts.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import type { Claim, Hedge } from './lexicon.ts';
import type { Utterance } from './normalise.ts';
import { namesAPart } from './part-of.ts';
import { plays, type Item } from './phrases.ts';
import { isTransfer } from './reassign-to.ts';
import { hedgeOf, scan, type Scan } from './scan-words.ts';

/** What one clause says. `nothing`: it only names the actions. */
export type Reading =
  | { readonly says: 'change'; readonly intents: readonly ChangeIntent[] }
  | { readonly says: 'ask'; readonly doubt: Doubt; readonly options: readonly ChangeIntent[] }
  | { readonly says: 'bad date'; readonly typed: string }
  | { readonly says: 'show' }
  | { readonly says: 'undo' }
  | { readonly says: 'nothing' };

interface Context {
  readonly clause: Clause;
  readonly utterance: Utterance;
  readonly today: IsoDate;
  /** Everything the clause says, for readings that are asked about. */
  readonly words: string | null;
}

const EMPTY = scan([], 'before');

export function readClause(clause: Clause, utterance: Utterance, today: IsoDate): Reading {
  const context = { clause, utterance, today, words: wordsOf(clause, utterance) };
  const before = chunksOf(clause.before);
  const after = chunksOf(clause.after);
  while (after.length > 0 && after[0]?.closed !== '' && after[0] !== undefined && isOpening(after[0])) after.shift();
  const first = after[0];
  const ahead = first === undefined ? EMPTY : scan(first.items, 'after');
  const { near, leads } = nearWords(before, ahead);
  const behind = near === undefined ? EMPTY : scan(near.items, 'before');

  if (behind.undo || (ahead.undo && ahead.content.length === 0)) return { says: 'undo' };
  if (behind.tell && behind.claim === null) return { says: 'show' };
  const leadHedges = leads.flatMap(governing);
  const asked = leads.some((chunk) => !isHard(chunk.closed) && scan(chunk.items, 'before').asks) || behind.asks;
  if (behind.claim !== null) return verbFirst(context, behind, leadHedges, asked, after, ahead);
  const isAsked = asked || ahead.asks || closedBy(clause, first) === '?';
  if (ahead.claim !== null && ahead.content.length === 0)
    return refFirst(context, behind, [...leadHedges, ...behind.hedges, ...ahead.hedges], isAsked, after, ahead);
  return contentFirst(context, behind, [...leadHedges, ...behind.hedges, ...ahead.hedges], isAsked, after, ahead);
}

/** The words that stand right before the ref, and those that only lead in to it. */
function nearWords(before: readonly Chunk[], ahead: Scan): { near: Chunk | undefined; leads: readonly Chunk[] } {
  const last = before.at(-1);
  if (last === undefined) return { near: undefined, leads: [] };
  const isApart = last.closed !== '';
  const own = scan(last.items, 'before');
  const leadsIn =
    isApart && (own.claim === null || (last.closed !== ':' && ahead.claim !== null) || own.content.length > 0);
  return leadsIn ? { near: undefined, leads: before } : { near: last, leads: before.slice(0, -1) };
}

/** A lead-in governs what follows where it sets a condition, or says nothing else: "if all goes well, …", "hopefully: …". */
function governing(chunk: Chunk): Hedge['doubt'][] {
  const { hedges, content } = scan(chunk.items, 'before');
  const isHeading = chunk.closed === ':';
  if (isHard(chunk.closed)) return [];
  return hedges.filter((h) => h === 'condition' || h === 'hearsay' || content.length === 0 || isHeading);
}

/** The mark that ends the words about the ref. */
function closedBy(clause: Clause, first: Chunk | undefined): string {
  const [next] = clause.after;
  if (next === undefined) return '';
  return separator(next) === '?' ? '?' : (first?.closed ?? '');
}

/** "done A-12, notice served": the claim stands before the ref. */
function verbFirst(
  context: Context,
  behind: Scan,
  leadHedges: readonly Hedge['doubt'][],
  asked: boolean,
  after: readonly Chunk[],
  ahead: Scan,
): Reading {
  const { clause, utterance } = context;
  const { refs } = clause;
  const claim = behind.claim;
  if (claim === null || refs === null) return { says: 'nothing' };
  const first = after[0]?.mark === '' ? after[0] : undefined;
  const next = separator(clause.after[0] ?? NO_ITEM) === '?' ? '?' : (first?.closed ?? '');
  const isAsked = asked || next === '?';
  const said = ahead.claim !== null && first !== undefined && ahead.content.length === 0 ? ahead.claim : null;
  const inBetween = behind.rest
    .flatMap((item) => hedgeOf(item)?.doubt ?? [])
    .filter(() => !behind.rest.some((i) => plays(i, 'topic')));
  const hedges = [...leadHedges, ...behind.hedges, ...(claim.means.kind === 'extend' ? [] : inBetween)];
  const from = { claim: claim.means, item: claim.item, at: refs.end, hedges, asked: isAsked, request: behind.request };
  const hasContent = behind.content.length > 0;

  if (claim.means.kind === 'show')
    return behind.rest.some(isContent) || hasContent ? noteOf(context) : { says: 'show' };
  if (claim.means.kind === 'move') {
    if (said !== null && said.means.kind !== 'show' && said.means.kind !== 'move')
      return judge(
        context,
        {
          ...from,
          claim: said.means,
          item: said.item,
          at: said.item.end,
          hedges: [...hedges, ...ahead.hedges.filter((h) => h !== 'plan')],
        },
        ahead.rest,
        after.slice(1),
        first,
      );
    return isTransfer(context, refs.end)
      ? judge(context, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], [], first)
      : judgeMove(context, from, first, after);
  }
  if (said !== null && said.means.kind !== claim.means.kind && !ahead.rest.some(isContent)) {
    const both = conflict(context, from, said.means, hasContent, ahead);
    if (both !== null) return both;
  }
  const isSame = said !== null && said.means.kind === claim.means.kind;
  const rest = isSame ? ahead.rest : (first?.items ?? []);
  const hasRestContent = behind.rest.some(isContent);
  if (
    claim.means.kind === 'done' &&
    (hasRestContent || (hasContent && behind.rest.some((item) => plays(item, 'topic'))))
  )
    return isAsked && !behind.request ? { says: 'show' } : partOnly(context, hedges);
  const noun = claim.means.kind === 'done' && !isSame && namesAPart(rest, true);
  if (noun) return isAsked && !behind.request ? { says: 'show' } : partOnly(context, hedges);
  const at = isSame ? noteStart(context, said.item, said.means) : refs.end;
  const lead = leadWords(context, behind, hasRestContent);
  return judge(context, { ...from, at, ...lead }, rest, first === undefined ? after : after.slice(1), first, utterance);
}

const NO_ITEM: Item = { tokens: [], parts: [], start: 0, end: 0 };

/** Words before the claim that belong in the note: who did it, or why. */
function leadWords(context: Context, behind: Scan, between: boolean): Pick<Claimed, 'lead' | 'whole'> {
  const { clause, utterance } = context;
  const claim = behind.claim;
  if (claim === null || clause.refs === null) return {};
  const isAsking = claim.means.kind === 'extend' || claim.means.kind === 'reassign';
  if (behind.content.length > 0 && !isAsking) return { whole: true };
  if (claim.means.keep === true) return { whole: true };
  const first = behind.content[0];
  if (first !== undefined) return { lead: noteBetween(utterance, first.start, claim.item.start, []) };
  return between ? { lead: noteBetween(utterance, claim.item.end, clause.refs.start, clause.before) } : {};
}

/** "push A-12 back a week", "move A-12 to 12 Jan", "send A-12 back", "put A-12 in the diary". */
function judgeMove(context: Context, from: Claimed, first: Chunk | undefined, after: readonly Chunk[]): Reading {
  const verb = from.item.tokens[0]?.text;
  const isBack = first?.items[0]?.tokens[0]?.text === 'back';
  if (verb === 'send' && isBack)
    return judge(
      context,
      { ...from, claim: { is: 'claim', kind: 'reject' }, at: first.items[0]?.end ?? from.at },
      [],
      after.slice(1),
      first,
    );
  const moved = makeIntent(context, { ...from, claim: { is: 'claim', kind: 'extend' } });
  if (moved.made === 'bad date') return { says: 'bad date', typed: moved.typed };
  if (moved.made === 'intent' && moved.intent.kind === 'extend' && (moved.intent.due !== null || isBack))
    return judge(context, { ...from, claim: { is: 'claim', kind: 'extend' } }, [], [], first);
  return from.asked ? { says: 'show' } : noteOf(context);
}

/** Two claims about the same actions in one breath: "confirm A-12 is done". */
function conflict(context: Context, from: Claimed, said: Claim, hasContent: boolean, ahead: Scan): Reading | null {
  const kinds = [from.claim.kind, said.kind];
  if (said.kind === 'show' || said.kind === 'move') return null;
  if (from.claim.kind === 'done' && said.kind === 'end')
    return judge(context, { ...from, claim: said, at: ahead.claim?.item.end ?? from.at }, [], [], undefined);
  if (kinds.includes('no_change') || (kinds.includes('accept') && kinds.includes('progress'))) return null;
  if (from.asked) return { says: 'show' };
  const options = [from.claim, said].flatMap((claim) => intentAsked(context, { ...from, claim }));
  return { says: 'ask', doubt: hasContent ? 'hearsay' : 'two readings', options };
}

/** "A-12 is done, notice served": the claim stands after the ref. */
function refFirst(
  context: Context,
  behind: Scan,
  hedges: readonly Hedge['doubt'][],
  asked: boolean,
  after: readonly Chunk[],
  ahead: Scan,
): Reading {
  const claim = ahead.claim;
  if (claim === null) return { says: 'nothing' };
  const { means, item } = claim;
  const isSetter = behind.setter || ahead.setter;
  const from: Claimed = {
    claim: means,
    item,
    at: noteStart(context, item, means),
    hedges,
    asked,
    request: behind.request || ahead.request,
  };
  if (means.kind === 'show') return { says: 'show' };
  if (means.kind === 'move')
    return isTransfer(context, item.end)
      ? judge(context, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], [], after[0])
      : judgeMove(context, { ...from, at: item.end }, undefined, after);
  if (isSetter && means.doubt === 'negation' && means.kind === 'done')
    return judge(
      context,
      { ...from, claim: { is: 'claim', kind: 'end', as: 'not_done' } },
      ahead.rest,
      after.slice(1),
      after[0],
    );
  if (behind.content.length > 0 && !hedges.includes('hearsay') && means.kind === 'done')
    return asked && !from.request ? { says: 'show' } : partOnly(context, hedges);
  if (means.kind === 'done' && namesAPart(ahead.rest, means.object === true))
    return asked && !from.request ? { says: 'show' } : partOnly(context, hedges);
  return judge(context, { ...from, whole: behind.content.length > 0 }, ahead.rest, after.slice(1), after[0]);
}

function noteStart(context: Context, item: Item, means: Claim): number {
  return means.keep === true ? wordStart(context.utterance, item.start) : item.end;
}

/** "A-12 spoke to Sam": the person's own words, unless a later run of words claims something outright. */
function contentFirst(
  context: Context,
  behind: Scan,
  hedges: readonly Hedge['doubt'][],
  asked: boolean,
  after: readonly Chunk[],
  ahead: Scan,
): Reading {
  const { clause, words } = context;
  const first = after[0];
  if (asked) return { says: 'show' };
  if (
    clause.refs !== null &&
    first !== undefined &&
    behind.content.length === 0 &&
    /^(?:to|until|till|til|by|due)$/u.test(first.items[0]?.tokens[0]?.text ?? '')
  ) {
    const moved = movedTo(context, first, behind);
    if (moved !== null) return moved;
  }
  for (const chunk of after.slice(1)) {
    const later = laterClaim(chunk);
    if (later === null || clause.refs === null) continue;
    const end = chunk === after.at(-1);
    const lead = noteBetween(context.utterance, clause.refs.end, chunk.items[0]?.start ?? 0, []);
    const isAsking = later.means.kind === 'extend' || later.means.kind === 'reassign';
    const part: Claimed = {
      claim: later.means,
      item: later.item,
      at: later.item.end,
      hedges: [],
      asked: false,
      request: false,
    };
    return judge(context, isAsking || end ? { ...part, lead } : { ...part, whole: true }, [], [], undefined);
  }
  if (ahead.claim?.means.kind === 'done' && !ahead.rest.some(isContent) && hedges.length === 0)
    return partOnly(context, []);
  const hasContent =
    [...behind.content, ...ahead.content].length > 0 ||
    after.slice(1).some((c) => c.items.some(isContent)) ||
    clause.before.some(isContent);
  if (hasContent) return noteOf(context);
  const doubt = doubtOf('progress', hedges);
  if (doubt === null || words === null || clause.refs === null) return { says: 'nothing' };
  return {
    says: 'ask',
    doubt,
    options: optionsFor({ kind: 'progress', note: words }, doubt === 'negation' ? 'negation' : 'doubt', words),
  };
}

/** "A-12 to 12 Jan", "A-12 to Housing please"; "A-12 by 12 Jan" may as well say when it will be done. */
function movedTo(context: Context, first: Chunk, behind: Scan): Reading | null {
  const at = first.items[0]?.start ?? 0;
  const from: Claimed = {
    claim: { is: 'claim', kind: 'extend' },
    item: first.items[0] ?? NO_ITEM,
    at,
    hedges: behind.hedges,
    asked: false,
    request: false,
  };
  const later = makeIntent(context, from);
  if (later.made === 'bad date') return { says: 'bad date', typed: later.typed };
  if (later.made === 'intent' && later.intent.kind === 'extend' && later.intent.due !== null) {
    if (!/^(?:by|due)$/u.test(from.item.tokens[0]?.text ?? '')) return judge(context, from, [], [], undefined);
    return { says: 'ask', doubt: 'two readings', options: [later.intent, { kind: 'progress', note: context.words }] };
  }
  return isTransfer(context, at)
    ? judge(context, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], [], undefined)
    : null;
}

/** A run of words that says one thing outright, such as "all done" or "still blocked": what a longer note ends in. */
function laterClaim(chunk: Chunk): { readonly item: Item; readonly means: Claim } | null {
  const { claim, content, hedges, rest, asks } = scan(chunk.items, 'after');
  if (claim === null || content.length > 0 || asks || chunk.closed === '?' || claim.means.doubt !== undefined)
    return null;
  const { kind } = claim.means;
  if (kind === 'show' || kind === 'move' || doubtOf(kind, hedges) !== null) return null;
  if (rest.some((item) => hedgeOf(item)?.after === true)) return null;
  const mayGoOn = kind === 'extend' || kind === 'blocked' || kind === 'reassign';
  return mayGoOn || !rest.some(isContent) ? claim : null;
}

/** Decides whether a claim is made outright, and asks where it is not. `rest`: the words right behind it. */
function judge(
  context: Context,
  from: Claimed,
  rest: readonly Item[],
  chunks: readonly Chunk[],
  _head?: Chunk,
  _utterance?: Utterance,
): Reading {
  const { kind, doubt: implied } = from.claim;
  if (from.asked && !(kind === 'extend' && mayBeAsked(context)) && !(from.request && implied === undefined))
    return { says: 'show' };
  const doubt = doubtOf(kind, from.hedges) ?? implied ?? shaken(rest, kind) ?? shakenBy(chunks[0], kind);
  if (doubt !== null) {
    const outright = isOpenToMore(doubt, from.hedges)
      ? chunks.map(laterClaim).find((c) => c !== null && c.means.kind !== kind)
      : undefined;
    if (outright !== undefined && outright !== null)
      return judge(
        context,
        {
          ...from,
          claim: outright.means,
          item: outright.item,
          at: outright.item.end,
          hedges: [],
          whole: outright.means.kind !== 'extend',
        },
        [],
        [],
      );
    const options = intentAsked(context, from).flatMap((itself) => optionsFor(itself, doubt, context.words));
    return { says: 'ask', doubt, options };
  }
  const made = makeIntent(context, from);
  if (made.made === 'bad date') return { says: 'bad date', typed: made.typed };
  return besides(context, from, made.intent, chunks);
}

/** "not done yet, still blocked" goes on to claim something; "if it is done, close it" does not. */
function isOpenToMore(doubt: Doubt, hedges: readonly Hedge['doubt'][]): boolean {
  return (doubt === 'negation' || doubt === 'plan') && !hedges.includes('condition');
}

/** A polite question that asks for more time is the request itself; one about whether it was given is not. */
function mayBeAsked({ clause }: Context): boolean {
  const tokens = [...clause.before, ...clause.after].flatMap((item) => item.tokens.map((token) => token.text));
  const opener = tokens.find((word) =>
    /^(?:can|could|may|would|will|please|any|is|are|was|has|have|did|does|do|should|when|why|who|how|what|where)$/u.test(
      word,
    ),
  );
  return (
    opener === undefined || /^(?:can|could|may|would|will|please|any)$/u.test(opener) || tokens.includes('possible')
  );
}

/** The claim as an option: what was said, with all the person's words. */
function intentAsked(context: Context, from: Claimed): ChangeIntent[] {
  const made = makeIntent(context, from);
  if (made.made === 'bad date') return [];
  const { intent } = made;
  return [
    intent.kind === 'note' || intent.kind === 'extend' || intent.kind === 'reassign'
      ? intent
      : { ...intent, note: context.words },
  ];
}

/** Words right behind a claim that take it back: "done I think", "done by Friday". */
function shaken(rest: readonly Item[], kind: Claim['kind']): Doubt | null {
  const at = rest.findIndex((item) => !plays(item, 'filler') && !plays(item, 'greeting'));
  const item = rest[at];
  const hedge = item === undefined ? null : hedgeOf(item);
  if (item === undefined || hedge?.after !== true) return null;
  const word = item.tokens[0]?.text;
  const isTime = hedge.doubt === 'condition' || hedge.doubt === 'plan' || hedge.doubt === 'degree';
  const isEnding = kind === 'done' || kind === 'confirm' || kind === 'end';
  if (isTime && !isEnding && !/^(?:tomorrow|soon|shortly|hopefully)$/u.test(word ?? '')) return null;
  if (word === 'by' && !isWhen(rest[at + 1], rest[at + 2])) return null;
  return doubtOf('done', [hedge.doubt]);
}

/** "by" is followed by a time, not by a person: "done by Friday", "done by Sam". */
function isWhen(...items: readonly (Item | undefined)[]): boolean {
  return items
    .flatMap((item) => item?.tokens ?? [])
    .slice(0, 2)
    .some(
      (token) =>
        token.kind === 'date' ||
        token.kind === 'number' ||
        /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs|fri|sat|sun|tomorrow|tonight|today|next|then|noon|end|close|cop|eod|eow|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|christmas|easter|week|weekend|month)$/u.test(
          token.text,
        ),
    );
}

/** The next run of words, where it says nothing but a doubt: "done, I think", "done. Not really". */
function shakenBy(chunk: Chunk | undefined, kind: Claim['kind']): Doubt | null {
  if (chunk === undefined || chunk.items.some(isContent)) return null;
  const { claim, hedges } = scan(chunk.items, 'after');
  if (claim !== null) return null;
  if (chunk.closed === '?' && chunk.items.some((item) => plays(item, 'tag'))) return 'doubt';
  if (chunk.items.length === 1 && chunk.items.every((item) => plays(item, 'tag')))
    return hedges.includes('negation') ? 'negation' : null;
  const at = chunk.items.findIndex((item) => hedgeOf(item)?.after === true);
  const isFirst = chunk.items
    .slice(0, at)
    .every((item) => plays(item, 'filler') || plays(item, 'greeting') || plays(item, 'auxiliary'));
  return at >= 0 && isFirst ? shaken(chunk.items.slice(at), kind === 'done' ? kind : 'progress') : null;
}

/** Looks on for a second claim: more time beside a status is both; a status that contradicts the first is asked about. */
function besides(context: Context, from: Claimed, intent: ChangeIntent, chunks: readonly Chunk[]): Reading {
  for (const chunk of chunks) {
    const scanned = scan(chunk.items, 'after');
    const second = scanned.claim;
    if (second === null || scanned.content.length > 0 || scanned.asks || chunk.closed === '?') continue;
    const { kind } = second.means;
    const doubt = doubtOf(kind, scanned.hedges) ?? second.means.doubt ?? null;
    const part: Claimed = {
      ...from,
      claim: second.means,
      item: second.item,
      at: second.item.end,
      lead: null,
      whole: false,
    };
    if (kind === intent.kind && doubt === 'negation' && !scanned.rest.some(isContent))
      return twoReadings(context, intent, 'negation');
    if (doubt !== null || kind === intent.kind || kind === 'show' || kind === 'move') continue;
    if (kind === 'extend' && (intent.kind === 'progress' || intent.kind === 'blocked' || intent.kind === 'accept')) {
      const more = makeIntent(context, part);
      if (more.made === 'bad date') return { says: 'bad date', typed: more.typed };
      const note = noteBetween(context.utterance, from.at, chunk.items[0]?.start ?? 0, []);
      return { says: 'change', intents: [{ ...intent, note } as ChangeIntent, more.intent] };
    }
    if (scanned.rest.some(isContent) || !contradicts(intent.kind, kind)) continue;
    if (kind === 'end' && intent.kind === 'done') return judge(context, part, [], [], undefined);
    const other = makeIntent(context, { ...part, whole: true });
    return other.made === 'intent'
      ? { says: 'ask', doubt: 'two readings', options: [intent, other.intent] }
      : { says: 'bad date', typed: other.typed };
  }
  return { says: 'change', intents: [intent] };
}

function twoReadings(context: Context, intent: ChangeIntent, doubt: Doubt): Reading {
  return { says: 'ask', doubt, options: optionsFor(intent, doubt, context.words) };
}

const STATES = new Set(['done', 'progress', 'blocked', 'end', 'confirm', 'reject', 'reopen']);

function contradicts(first: ChangeIntent['kind'], second: string): boolean {
  if (first === 'done') return second !== 'confirm' && second !== 'accept' && second !== 'no_change';
  if (first === 'no_change') return second === 'done';
  return STATES.has(first) && STATES.has(second) && second !== 'confirm';
}

/** "A-12 letter done": a part that is done is not the action done. */
function partOnly(context: Context, hedges: readonly Hedge['doubt'][]): Reading {
  const { words } = context;
  const doubt = doubtOf('done', hedges) ?? 'doubt';
  return {
    says: 'ask',
    doubt,
    options: [
      { kind: 'progress', note: words },
      { kind: 'done', note: words },
    ],
  };
}

function noteOf({ words }: Context): Reading {
  return words === null ? { says: 'nothing' } : { says: 'change', intents: [{ kind: 'note', note: words }] };
}
