import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { Heard } from './hear-clause.ts';
import type { Claim, Hedge } from './lexicon.ts';
import { noteBetween, withoutReason } from './clause-words.ts';
import type { Clause } from './clauses.ts';
import { readNewDue, type DueRead } from './new-due.ts';
import { tidy } from './normalise.ts';
import type { Item } from './phrases.ts';
import { targetAt } from './reassign-to.ts';

/** A claim found in a clause, and where its note begins. */
export interface Claimed {
  readonly claim: Claim;
  readonly item: Item;
  readonly at: number;
  readonly hedges: readonly Hedge['doubt'][];
  readonly asked: boolean;
  readonly request: boolean;
  /** Words before the claim that belong in its note. */
  readonly lead?: string | null;
  /** Everything the clause says is the note: who did it stands before the claim. */
  readonly whole?: boolean;
  /** Without words after it the claim itself is the reason and the note. */
  readonly keep?: boolean;
  /** The clerk is told to write a status down: "mark A-12 as …". */
  readonly setter?: boolean;
}

type Made =
  { readonly made: 'intent'; readonly intent: ChangeIntent } | { readonly made: 'bad date'; readonly typed: string };

/** Puts the person's words to a claim. A date that does not exist is handed back as typed. */
export function makeIntent(context: Heard, from: Claimed): Made {
  const { kind } = from.claim;
  if (kind === 'extend' || kind === 'snooze') return makeTimed(kind, context, from);
  if (kind === 'reassign') return { made: 'intent', intent: makeTransfer(context, from) };
  const own = noteFrom(context, from.at);
  const isWhole = from.whole === true || (from.keep === true && own === null);
  const note = isWhole ? context.words : together(from.lead, own);
  if (kind === 'end')
    return { made: 'intent', intent: { kind, as: from.claim.as ?? 'cancelled', note: withoutReason(note) } };
  if (kind === 'note' || kind === 'show' || kind === 'move')
    return { made: 'intent', intent: { kind: 'note', note: note ?? '' } };
  if (kind === 'wake') return { made: 'intent', intent: { kind, note: note?.toLowerCase() === 'again' ? null : note } };
  const explains = kind === 'blocked' || kind === 'decline' || kind === 'reject' || kind === 'reopen';
  return { made: 'intent', intent: { kind, note: explains ? withoutReason(note) : note } };
}

function noteFrom({ clause, utterance }: Heard, at: number): string | null {
  return noteBetween(utterance, at, clauseEnd(clause), [...clause.before, ...clause.after]);
}

function clauseEnd({ before, refs, after }: Clause): number {
  return Math.max(before.at(-1)?.end ?? 0, refs?.end ?? 0, after.at(-1)?.end ?? 0);
}

function together(lead: string | null | undefined, note: string | null): string | null {
  const parts = [lead ?? null, note].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** More time, or none of the reminders until then: the words say how long, and why. */
function makeTimed(kind: 'extend' | 'snooze', context: Heard, from: Claimed): Made {
  const { clause, utterance, today } = context;
  const end = clauseEnd(clause);
  const refStart = clause.refs?.start ?? end;
  const isVerbFirst = from.item.start < refStart;
  const places: readonly (readonly [number, number])[] = isVerbFirst
    ? [
        [from.item.start, refStart],
        [from.item.end, refStart],
        [from.at, end],
      ]
    : [
        [from.item.start, end],
        [from.item.end, end],
      ];
  let due: DueRead | null = null;
  for (const [start, stop] of places) due ??= start < stop ? readNewDue(utterance, start, stop, today) : null;
  if (due?.read === 'bad') return { made: 'bad date', typed: due.typed };
  const rest = due === null || due.rest <= refStart ? from.at : due.rest;
  const isSpokenOf = due !== null && isVerbFirst && due.rest <= refStart;
  const lead = isSpokenOf ? null : from.lead;
  const note = withoutReason(noteFrom(context, rest));
  const words = together(lead, note);
  const day = due?.due ?? null;
  const intent = kind === 'extend' ? { kind, due: day, note: words } : { kind, until: day, note: words };
  return { made: 'intent', intent };
}

/** "make Priya the owner of A-12". */
const MADE_OWNER = /^(?:please\s+)?make\s+(.{1,60}?)(?:\s+the)?$/iu;

function makeTransfer(context: Heard, from: Claimed): ChangeIntent {
  const { utterance } = context;
  const made = MADE_OWNER.exec(from.lead ?? '')?.[1];
  if (made !== undefined) return { kind: 'reassign', to: made, note: withoutReason(noteFrom(context, from.at)) };
  const target = targetAt(utterance, from.at);
  const isNamed = target.hasTo || from.claim.command !== true;
  const note = withoutReason(noteFrom(context, isNamed ? target.rest : from.at));
  const named = isNamed ? target.to : null;
  return { kind: 'reassign', to: named === null ? null : tidy(named), note: together(from.lead, note) };
}
