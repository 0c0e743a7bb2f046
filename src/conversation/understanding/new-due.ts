import type { NewDue } from '../../domain/actions/change.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import { nearestDay, readCountedDay, readDate, readSpan } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

export type DueRead =
  /** `due` null: a time to which only the person can put a day ("after Christmas"). */
  | { readonly read: 'due'; readonly due: NewDue | null; readonly rest: number }
  | { readonly read: 'bad'; readonly typed: string };

const LEAD =
  /^(?:[\s,:;()=>+-]|(?:to|until|untill|til|till|by|for|of|is|be|the|due|date|deadline|now|back|out|over|across|forward|on|please|pls|it|at|least|moved?|changed?|in|needs?|needing|requires?|wants?|have|give|me|us)\b)*/u;
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const NEXT_MEETING =
  /^(?:our |your )?(?:next|coming|following) (?:(?!january|february|march|april|may|june|july|august|september|october|november|december)[a-z]+ ){0,3}?(?:meeting|board)\b/u;
/** "the day after the meeting", "after the next meeting": the day after it, where no other is said. */
const AFTER_MEETING =
  /^(?:(?:the )?(?:day|morning|friday|week) )?(?:just |right |straight |soon )?after (?:the |our |this )?(?:(?:next|coming|following) )?(?:(?:portfolio|partnership|operation) )*meeting\b/u;
/** "week commencing 8 Feb" is a day, not a span. */
const WEEK_OF = /^(?:week|wk) (?:commencing|beginning|starting|of)\b/u;
/** What names a part of the year, a meeting that is not the next one, or a feast: whoever says it is asked for the day. */
const VAGUE = new RegExp(
  String.raw`^(?:the )?(?:(?:after|before|by|over|around|during|just after|sometime|some time|early|mid|middle of|late|later|beginning of|start of|in|into|until) |mid-)*(?:the )?(?:(?:${MONTHS}) (?:board |portfolio |partnership )?meeting|(?:${MONTHS})(?!\.?\s*(?:the )?\d)|christmas(?: (?:day|eve))?|xmas|easter|new year(?:'?s)?(?: (?:day|eve))?|spring|summer|autumn|winter|half term|next month|next year)\b(?: (?:holidays?|break|period|term))?`,
  'u',
);
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
  const after = AFTER_MEETING.exec(text);
  if (after !== null) {
    const days = after[0].includes('week ') ? 7 : 1;
    return { read: 'due', due: { to: 'after next meeting', days }, rest: place + after[0].length };
  }
  const counted = readCountedDay(text, today);
  if (counted !== null) return { read: 'due', due: { to: 'date', date: counted.date }, rest: place + counted.length };
  const vague = VAGUE.exec(text);
  if (vague !== null) return { read: 'due', due: null, rest: place + vague[0].length };
  const span = WEEK_OF.test(text) ? null : readSpan(text);
  if (span !== null) return { read: 'due', due: span.due, rest: place + span.length };
  if (!/^[\da-z']/u.test(text)) return null;
  const date = readDate(text, today);
  if (date === null) return null;
  if (date.found === 'bad') return { read: 'bad', typed: date.typed };
  return { read: 'due', due: { to: 'date', date: nearestDay(date, today) }, rest: place + date.length };
}
