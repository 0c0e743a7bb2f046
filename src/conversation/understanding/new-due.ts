import type { NewDue } from '../../domain/change.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { readDate, readSpan } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

export type DueRead =
  | { readonly read: 'due'; readonly due: NewDue; readonly rest: number }
  | { readonly read: 'bad'; readonly typed: string };

const LEAD =
  /^(?:[\s,:;()=>+-]|(?:to|until|untill|til|till|by|for|of|is|be|the|due|date|deadline|now|back|out|over|across|forward|on|please|pls|it|at|least|moved?|changed?|in|needs?|needing|requires?|wants?|have|give|me|us)\b)*/u;
const NEXT_MEETING = /^(?:our |your )?(?:next|coming|following) (?:[a-z]+ ){0,3}?(?:meeting|board)\b/u;
const FROM = /^\s*from\b.{1,30}?\b(?=to\b|until\b)/u;

/**
 * Reads the new due date that the words from `from` to `to` begin with; null when they begin with none. `rest` is the
 * place where the words after it go on.
 */
export function readNewDue(utterance: Utterance, from: number, to: number, today: IsoDate): DueRead | null {
  const text = utterance.folded.slice(from, Math.min(to, from + 120));
  const afterFrom = FROM.exec(text)?.[0].length ?? 0;
  const start = afterFrom + (LEAD.exec(text.slice(afterFrom))?.[0].length ?? 0);
  const here = dueAt(text.slice(start), from + start, today);
  if (here !== null) return here;
  // "extend A-12, the visit, to 12 Jan": the first "to" or "until" that a date follows, before any reason.
  const reason = /\b(?:because|cos|as|since|due to)\b|[,;.:\n]/u.exec(text)?.index ?? text.length;
  for (const match of text.slice(0, reason).matchAll(/\b(?:to|until|till|by)\s+/gu)) {
    const found = dueAt(text.slice(match.index + match[0].length), from + match.index + match[0].length, today);
    if (found !== null) return found;
  }
  return null;
}

/** The day or span that some words begin with; `place` is where they stand in the message. */
export function dueAt(text: string, place: number, today: IsoDate): DueRead | null {
  const meeting = NEXT_MEETING.exec(text);
  if (meeting !== null) return { read: 'due', due: { to: 'next meeting' }, rest: place + meeting[0].length };
  const span = readSpan(text);
  if (span !== null) return { read: 'due', due: span.due, rest: place + span.length };
  if (!/^[\da-z']/u.test(text)) return null;
  const date = readDate(text, today);
  if (date === null) return null;
  if (date.found === 'bad') return { read: 'bad', typed: date.typed };
  return { read: 'due', due: { to: 'date', date: date.date }, rest: place + date.length };
}
