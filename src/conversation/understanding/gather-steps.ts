import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { PlannedChange } from '../turn/planned-change.ts';
import type { Step } from '../plan.ts';
import { chunksOf, type Clause } from './clauses.ts';
import type { Refs } from './find-refs.ts';
import { plays } from './phrases.ts';
import type { Reading } from './judge-claim.ts';
import { scan } from './scan-words.ts';

export interface ReadClause {
  readonly clause: Clause;
  readonly reading: Reading;
}

type Ask = Extract<Step, { command: 'ask' }>;

/**
 * The steps of a message: one step for everything it claims, then what is to be asked and shown. What it claims twice
 * about one action in different ways is asked about; a doubt beside a claim of being done undoes the claim.
 */
export function gatherSteps(read: readonly ReadClause[]): Step[] {
  const claims = new Map<number, ChangeIntent[]>();
  const asks: Ask[] = [];
  const others: Step[] = [];
  const shown: number[] = [];
  const settled = settle(withoutDenied(read));
  for (const { refs, reading } of settled) {
    const numbers = refs?.numbers ?? [];
    if (reading.says === 'change') {
      if (isUnsure(refs, reading))
        asks.push({ command: 'ask', doubt: 'two readings', numbers, options: reading.intents });
      else for (const number of numbers) claims.set(number, [...(claims.get(number) ?? []), ...reading.intents]);
    } else if (reading.says === 'ask')
      asks.push({ command: 'ask', doubt: reading.doubt, numbers, options: reading.options });
    else if (reading.says === 'bad date') others.push({ command: 'bad-date', typed: reading.typed });
    else if (reading.says === 'undo') others.push({ command: 'undo', numbers });
    else shown.push(...numbers);
  }
  for (const [number, intents] of claims) {
    const ask = contradiction(number, intents, asks);
    if (ask === null) continue;
    claims.delete(number);
    for (const [at, other] of asks.entries())
      asks[at] = { ...other, numbers: other.numbers.filter((n) => n !== number) };
    asks.push(ask);
  }
  takeIn(claims, asks);
  const changes = changesOf(claims);
  const toShow = [...new Set(shown)].filter((n) => !claims.has(n) && !asks.some((ask) => ask.numbers.includes(n)));
  const steps: Step[] = changes.length > 0 ? [{ command: 'change-actions', changes }] : [];
  steps.push(...once(asks), ...others);
  if (toShow.length > 0) steps.push({ command: 'show-action', numbers: toShow });
  return steps;
}

/** "no change on A-12 or A-14" denies both; "A-12 or A-14 is done" says neither. */
function isUnsure(refs: Refs | null, reading: Extract<Reading, { says: 'change' }>): boolean {
  if (refs === null || refs.unsure === null) return false;
  return refs.unsure === 'range' || reading.intents.some((intent) => intent.kind !== 'no_change');
}

/** "not is done": the first was named by mistake, and nothing is said of it. */
function withoutDenied(read: readonly ReadClause[]): readonly ReadClause[] {
  const claims = read.some(({ reading }) => reading.says === 'change');
  return claims ? read.filter(({ clause }) => !isDenied(clause)) : read;
}

function isDenied({ before, after }: Clause): boolean {
  const words =
    chunksOf(before)
      .at(-1)
      ?.items.map((item) => item.tokens.map((token) => token.text).join(' ')) ?? [];
  return words.join(' ') === 'not' && chunksOf(after).length === 0;
}

interface Settled {
  readonly refs: Refs | null;
  readonly reading: Reading;
}

/** A ref that stands alone takes what was said of its neighbours: "A-12 done, A-14 too", "Done:" above a list. */
function settle(read: readonly ReadClause[]): Settled[] {
  const settled: Settled[] = [];
  for (const [at, { clause, reading }] of read.entries()) {
    const previous = settled.at(-1);
    const before = read[at - 1];
    if (reading.says === 'nothing' && previous === undefined && isAsBefore(clause)) {
      settled.push({ refs: clause.refs, reading: { says: 'change', intents: [{ kind: 'no_change', note: null }] } });
      continue;
    }
    const isRest = reading.says === 'nothing' || (isNote(reading) && isOnlySame(clause));
    if (!isRest || previous === undefined || before === undefined) {
      settled.push({ refs: clause.refs, reading });
      continue;
    }
    const said = previous.reading;
    if (said.says === 'change' && (isSame(clause) || isUnderHeading(read, at)))
      settled.push({ refs: clause.refs, reading: { says: 'change', intents: said.intents.map(bare) } });
    else if (said.says === 'ask' && (isSame(clause) || isUnderHeading(read, at)))
      settled.push({ refs: clause.refs, reading: said });
    else if (said.says === 'change' && isListed(before.clause))
      settled.push({
        refs: clause.refs,
        reading: { says: 'ask', doubt: 'two readings', options: said.intents.map(bare) },
      });
    else settled.push({ refs: clause.refs, reading });
  }
  return settled;
}

/** "A-12 same", with nothing said before it: the same as last time. */
function isAsBefore({ after }: Clause): boolean {
  return after.some((item) => item.tokens[0]?.text === 'same');
}

function isNote(reading: Reading): boolean {
  return reading.says === 'change' && reading.intents.every(({ kind }) => kind === 'note');
}

/** "A-14 as well, but not A-20": the run of words right after the ref says that it is as the one before. */
function isOnlySame({ after }: Clause): boolean {
  const [first] = chunksOf(after);
  return (
    first !== undefined &&
    first.items.some((item) => plays(item, 'same')) &&
    first.items.every((item) => plays(item, 'same') || plays(item, 'filler'))
  );
}

function bare(intent: ChangeIntent): ChangeIntent {
  return intent.kind === 'note' ? intent : { ...intent, note: null };
}

function isSame({ before, after }: Clause): boolean {
  return after.some((item) => plays(item, 'same')) || before.some((item) => plays(item, 'so is'));
}

/** "A-12 done and A-14": joined by a comma or "and", not by a new line. */
function isListed({ after }: Clause): boolean {
  const text = after.at(-1)?.tokens[0]?.text;
  return text === ',' || text === 'and' || text === '&';
}

/** "Done:" on a line of its own, with refs below it. */
function isUnderHeading(read: readonly ReadClause[], at: number): boolean {
  const heading = read.slice(0, at).findLast(({ clause }) => clause.before.length > 0)?.clause;
  if (heading === undefined) return false;
  const last = chunksOf(heading.before).at(-1);
  const isHeading = last?.closed === ':' && heading.before.at(-1)?.tokens[0]?.text !== ':';
  return isHeading && scan(last.items, 'before').claim !== null;
}

/** A doubt about being done beside another claim ("isn't done, it's in progress") is part of that claim's note. */
function takeIn(claims: Map<number, ChangeIntent[]>, asks: Ask[]): void {
  for (const [at, ask] of asks.entries()) {
    const words = ask.options[0]?.note ?? null;
    for (const number of ask.numbers) {
      const intents = claims.get(number);
      if (intents !== undefined && words !== null) claims.set(number, [...intents, { kind: 'note', note: words }]);
    }
    asks[at] = { ...ask, numbers: ask.numbers.filter((number) => !claims.has(number)) };
  }
}

const STATUS = new Set<ChangeIntent['kind']>([
  'done',
  'progress',
  'blocked',
  'no_change',
  'accept',
  'decline',
  'confirm',
  'reject',
  'end',
  'reopen',
]);

function contradiction(number: number, intents: readonly ChangeIntent[], asks: readonly Ask[]): Ask | null {
  const statuses = [...new Map(intents.filter((i) => STATUS.has(i.kind)).map((i) => [i.kind, i])).values()];
  if (statuses.length > 1) return { command: 'ask', doubt: 'two readings', numbers: [number], options: statuses };
  const asked = asks.find((ask) => ask.numbers.includes(number) && ask.doubt !== 'two readings');
  const isDone = intents.some((intent) => intent.kind === 'done' || intent.kind === 'confirm');
  if (asked === undefined || !isDone) return null;
  return { ...asked, numbers: [number], options: merged([...intents, ...asked.options]) };
}

function merged(options: readonly ChangeIntent[]): ChangeIntent[] {
  return [...new Map(options.map((option) => [option.kind, option])).values()];
}

/** The same change to several actions is said once; notes on one action are joined. */
function changesOf(claims: ReadonlyMap<number, readonly ChangeIntent[]>): PlannedChange[] {
  const changes: { numbers: number[]; intent: ChangeIntent }[] = [];
  for (const [number, intents] of claims) {
    for (const intent of joinNotes(intents)) {
      const same = changes.find((change) => JSON.stringify(change.intent) === JSON.stringify(intent));
      if (same === undefined) changes.push({ numbers: [number], intent });
      else same.numbers.push(number);
    }
  }
  return changes;
}

function joinNotes(intents: readonly ChangeIntent[]): ChangeIntent[] {
  const [first, ...more] = intents;
  if (first === undefined) return [];
  const joined: ChangeIntent[] = [first];
  for (const intent of more) {
    const at = joined.findIndex(
      (other) =>
        other.kind === intent.kind ||
        (takesNotes(other) && intent.kind === 'note') ||
        (other.kind === 'note' && takesNotes(intent)),
    );
    const other = joined[at];
    if (other === undefined) {
      joined.push(intent);
      continue;
    }
    const note = [other.note, intent.note].filter((part) => part !== null && part !== '').join('; ');
    const kept = other.kind === 'note' ? intent : other;
    joined[at] = { ...kept, note: note === '' ? null : note } as ChangeIntent;
  }
  return joined;
}

const TAKES_NO_NOTES = new Set<ChangeIntent['kind']>(['extend', 'snooze', 'wake', 'tag', 'untag', 'safeguard']);

/** A reason for more time or for no reminders is no news of the action, nor is news their reason; nor is a tag. */
function takesNotes({ kind }: ChangeIntent): boolean {
  return !TAKES_NO_NOTES.has(kind);
}

/** The same question once, for all the actions it is about; a number is asked about once. */
function once(asks: readonly Ask[]): Ask[] {
  const kept: Ask[] = [];
  const seen = new Set<number>();
  for (const ask of asks) {
    const numbers = ask.numbers.filter((n) => !seen.has(n));
    if (numbers.length === 0 && ask.numbers.length > 0) continue;
    if (numbers.length === 0) continue;
    for (const n of numbers) seen.add(n);
    kept.push({ ...ask, numbers });
  }
  return kept;
}
