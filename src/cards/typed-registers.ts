import { COUNT_WORDS, PROGRAMME_COUNTS, type NewProgramme, type ReportedCount } from '../domain/registers/programme.ts';
import { refusal, type Refusal } from '../domain/refusal.ts';
import { STATEMENT_KINDS, type Statements } from '../domain/standing-item/statements.ts';
import { badDate, isDate, textOf, tooLong, type Typed } from './typed-inputs.ts';

/* What people type into the forms of the chair's statements and of the programmes. */

/** What is typed into one field of the statements' form: ten of them with their line breaks. */
export const STATEMENTS_LIMIT = 5000;

export interface TypedStatements {
  readonly statements: Statements;
}
export interface TypedCounts {
  readonly counts: readonly ReportedCount[];
}
export interface TypedProgramme {
  readonly programme: NewProgramme;
}

/** One statement a line. */
export function withStatements<B extends object>(button: B, typed: Typed): (B & TypedStatements) | Refusal {
  const texts = STATEMENT_KINDS.map((kind) => textOf(typed.get(kind)) ?? '');
  if (texts.some((text) => text.length > STATEMENTS_LIMIT)) return tooLong('Each field', STATEMENTS_LIMIT);
  const [risk = [], escalation = [], decision = []] = texts.map((text) => text.split(/[\r\n]+/u));
  return { ...button, statements: { risk, escalation, decision } };
}

/** A field that is left empty says nothing. */
export function withCounts<B extends object>(button: B, typed: Typed): (B & TypedCounts) | Refusal {
  const counts: ReportedCount[] = [];
  for (const count of PROGRAMME_COUNTS) {
    const value = wholeNumber(typed.get(count));
    if (value === undefined) return notANumber(COUNT_WORDS[count]);
    if (value !== null) counts.push({ count, value, isMore: false });
  }
  return { ...button, counts };
}

export function withProgramme<B extends object>(button: B, typed: Typed): (B & TypedProgramme) | Refusal {
  const [name, venue, partners, starts] = ['programme', 'venue', 'partners', 'starts'].map((id) =>
    textOf(typed.get(id)),
  );
  const [weeks, sessionsPlanned] = ['weeks', 'sessionsPlanned'].map((id) => wholeNumber(typed.get(id)));
  if ([name, venue, partners].some((text) => typeof text === 'string' && text.length > 200))
    return tooLong('Each field', 200);
  if (typeof starts === 'string' && !isDate(starts)) return badDate(starts);
  if (weeks === undefined) return notANumber('weeks');
  if (sessionsPlanned === undefined) return notANumber('sessions planned');
  const programme = {
    name: name ?? '',
    venue: venue ?? '',
    partners: (partners ?? '').split(/[,;]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    ...{ starts: starts ?? null, weeks, sessionsPlanned },
  };
  return { ...button, programme };
}

/** null: nothing was given; undefined: it is no number that can be counted. */
function wholeNumber(value: unknown): number | null | undefined {
  const text = textOf(value);
  if (text === null) return null;
  return /^\d{1,4}$/u.test(text) ? Number(text) : undefined;
}

function notANumber(what: string): Refusal {
  return refusal('not understood', `Give a whole number from 0 to 9999 for ${what}, and press again.`);
}
