import { z } from 'zod';
import { refusal, type Refusal } from '../../domain/refusal.ts';

/* What people type and choose on cards, as it comes back beside what a button carries, and why it may not be used. */

export const NOTE_LIMIT = 2000;

export type Typed = ReadonlyMap<string, unknown>;

/** The ids of the inputs of one action on a card that may hold several. */
export function inputId(input: 'note' | 'due' | 'reason', ref: number | null): string {
  return ref === null ? input : `${input}_${String(ref)}`;
}

/** An input left empty arrives as an empty text or not at all. NUL characters have no place in a text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.replaceAll('\u0000', '').trim();
  return text === '' ? null : text;
}

/** null: nothing was given; undefined: it is no number that can be counted. */
export function wholeNumber(value: unknown): number | null | undefined {
  const text = textOf(value);
  if (text === null) return null;
  return /^\d{1,4}$/u.test(text) ? Number(text) : undefined;
}

const date = z.iso.date();

export function isDate(text: string): boolean {
  return date.safeParse(text).success;
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

export function notANumber(what: string): Refusal {
  return refusal('not understood', `Give a whole number from 0 to 9999 for ${what}, and press again.`);
}
