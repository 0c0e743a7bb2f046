import { addDays, type IsoDate } from '../../domain/calendar/dates.ts';
import type { NewDue } from '../../domain/actions/change.ts';
import { noteBetween, withoutReason } from './clause-words.ts';
import type { Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';
import { dueAt, type DueRead } from './new-due.ts';

/** "remind me about", "can you remind me on Friday about": the words before the ref, with the time between them. */
const REMIND =
  /^[\s,:-]*(?:(?:hi|hello|please|pls|can you|could you|would you|just|and|clerk)\b[\s,:-]*)*(?:remind|nudge|chase|ping) (?:me|us)\b(.{0,60}?)\s*\b(?:about|of|on|for|re|with)\s*$/u;
const AGAIN = /^[\s,:;-]*again(?: (?:now|please|pls|from now on|as usual|thanks|today))?[\s.!]*$/u;
const LEAD = /^[\s,:;(-]*(?:again\b)?\s*(?:(?:on|in|from|after|at|by|the|come)\s+)*/u;

/**
 * "remind me about A-12 next week, on leave until then" puts reminders off until the day before the one that is named,
 * and "remind me about A-12 again" ends that. Without a time it asks to be shown the action, which is read elsewhere.
 */
export function readReminder(heard: Heard): Reading | null {
  const { clause, utterance, today, mark, behind } = heard;
  const { refs, before, after } = clause;
  if (refs === null || before.length === 0) return null;
  const start = before[0]?.start ?? refs.start;
  const said = REMIND.exec(utterance.folded.slice(start, refs.start));
  if (said === null || (mark === '?' && !behind.request)) return null;
  const end = Math.max(refs.end, after.at(-1)?.end ?? 0);
  if (AGAIN.test(utterance.folded.slice(refs.end, end)))
    return { says: 'change', intents: [{ kind: 'wake', note: null }] };
  const between = timeAt(said[1] ?? '', 0, today);
  const found = between ?? timeAt(utterance.folded.slice(refs.end, end), refs.end, today);
  if (found === null) return null;
  if (found.read === 'bad') return { says: 'bad date', typed: found.typed };
  const from = between === null ? found.rest : refs.end;
  const note = withoutReason(noteBetween(utterance, from, end, after));
  return { says: 'change', intents: [{ kind: 'snooze', until: dayBefore(found.due), note }] };
}

function timeAt(words: string, place: number, today: IsoDate): DueRead | null {
  const lead = LEAD.exec(words)?.[0].length ?? 0;
  const text = words.slice(lead);
  // Next week begins on its Monday.
  if (/^next week\b/u.test(text)) {
    const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
    return { read: 'due', due: { to: 'date', date: addDays(today, 8 - weekday) }, rest: place + lead + 9 };
  }
  return dueAt(text, place + lead, today);
}

/** A snooze holds through its last day, and somebody wants to be reminded on the day that they name. */
function dayBefore(due: NewDue | null): NewDue | null {
  if (due === null) return null;
  switch (due.to) {
    case 'date':
      return { to: 'date', date: addDays(due.date, -1) };
    case 'later':
      return { ...due, days: due.days - 1 };
    case 'after next meeting':
      return due.days > 1 ? { ...due, days: due.days - 1 } : { to: 'next meeting' };
    case 'next meeting':
      return due;
  }
}
