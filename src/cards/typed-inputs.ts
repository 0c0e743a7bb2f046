import { z } from 'zod';
import { STRANDS, type Strand } from '../domain/actions/action.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import { refusal, type Refusal } from '../domain/refusal.ts';

/* What people type and choose on cards, as it comes back beside what a button carries. */

export const NOTE_LIMIT = 2000;
export const TITLE_LIMIT = 500;
export const DECISION_LIMIT = 600;

const date = z.iso.date();

export function isDate(text: string): boolean {
  return date.safeParse(text).success;
}

/** What was typed beside the buttons of an action. `note` is the reason where one was asked for. */
export interface TypedChange {
  readonly note: string | null;
  readonly due: IsoDate | null;
}

/** What was typed into the form for a new action; `owner` is an email address, `nominal` a code. */
export interface TypedAction {
  readonly title: string | null;
  readonly nominal: string | null;
  readonly owner: string | null;
  readonly strand: Strand | null;
  readonly due: IsoDate | null;
}

/** What was typed or chosen on a meeting's cards; people are ids or names, with commas. */
export interface TypedDecision {
  readonly decision: string | null;
}
export interface TypedStop {
  readonly stop: string | null;
}
export interface TypedAttendance {
  readonly present: string | null;
  readonly apologies: string | null;
  readonly deputies: string | null;
}

/** The ids of the inputs of one action on a card that may hold several. */
export function inputId(input: 'note' | 'due' | 'reason', ref: number | null): string {
  return ref === null ? input : `${input}_${String(ref)}`;
}

export const INPUT_ID =
  /^(?:(?:note|due|reason|title|nominal|owner|strand)(?:_\d{1,6})?|decision|stop|present|apologies|deputies|risk|escalation|referred|started|completed|sessionsPlanned|sessionsDelivered|programme|venue|partners|starts|weeks)$/;

export type Typed = ReadonlyMap<string, unknown>;

export function withTypedChange<B extends object>(
  button: B,
  typed: Typed,
  ref: number | null,
): (B & TypedChange) | Refusal {
  const said = textOf(typed.get(inputId('reason', ref))) ?? textOf(typed.get(inputId('note', ref)));
  const due = textOf(typed.get(inputId('due', ref)));
  if (said !== null && said.length > NOTE_LIMIT) return tooLong('A note', NOTE_LIMIT);
  if (due !== null && !isDate(due)) return badDate(due);
  return { ...button, note: said, due };
}

export function withTypedAction<B extends object>(button: B, typed: Typed): (B & TypedAction) | Refusal {
  const [title, nominal, owner, strand, due] = ['title', 'nominal', 'owner', 'strand', 'due'].map((id) =>
    textOf(typed.get(id)),
  );
  if (typeof title === 'string' && title.length > TITLE_LIMIT) return tooLong('What is to be done', TITLE_LIMIT);
  if (typeof due === 'string' && !isDate(due)) return badDate(due);
  const knownStrand = STRANDS.find((word) => word === strand) ?? null;
  if (typeof strand === 'string' && knownStrand === null) return unreadable();
  if ([nominal, owner].some((text) => typeof text === 'string' && text.length > 200)) return unreadable();
  return {
    ...button,
    title: title ?? null,
    nominal: nominal ?? null,
    owner: owner ?? null,
    strand: knownStrand,
    due: due ?? null,
  };
}

export function withDecision<B extends object>(button: B, typed: Typed): (B & TypedDecision) | Refusal {
  const decision = textOf(typed.get('decision'));
  if (decision !== null && decision.length > DECISION_LIMIT) return tooLong('A decision', DECISION_LIMIT);
  return { ...button, decision };
}

export function withAttendance<B extends object>(button: B, typed: Typed): (B & TypedAttendance) | Refusal {
  const [present, apologies, deputies] = ['present', 'apologies', 'deputies'].map((id) => textOf(typed.get(id)));
  if ([present, apologies, deputies].some((text) => typeof text === 'string' && text.length > 10_000)) {
    return unreadable();
  }
  return { ...button, present: present ?? null, apologies: apologies ?? null, deputies: deputies ?? null };
}

/** An input left empty arrives as an empty text or not at all. NUL characters have no place in a text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.replaceAll('\u0000', '').trim();
  return text === '' ? null : text;
}

export function unreadable(): Refusal {
  return refusal('not understood', 'That button cannot be used. Say “my actions” for a fresh card.');
}

export function tooLong(what: string, limit: number): Refusal {
  return refusal('too long', `${what} can be up to ${String(limit)} characters long. Shorten it and press again.`);
}

export function badDate(typed: string): Refusal {
  return refusal('bad date', `“${typed.slice(0, 40)}” is not a date. Choose a day from the calendar.`);
}
