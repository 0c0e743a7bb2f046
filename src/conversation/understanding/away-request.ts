import { addDays, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Step } from '../plan.ts';
import { coverIn, coverOnly } from './cover.ts';
import { nearestDay, readDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

const AWAY =
  /^(?:(?:hi|hello|morning|just to say|fyi|please note|note|update|sorry|clerk|all|team|actually|no|oops|correction|make that|should be|should say|(?:i )?(?:meant|mean))\b[\s,:-]*)*(?:(?:i|we)(?:'?m| am|'?ll be| will be|'?ve got| have| am going to be|'?m going to be)?\s+)?(?:going\s+)?(?:be\s+)?(?:currently |now |also )?(?:(?:on|taking|having)\s+)?(?:my\s+)?(?:away|on leave|leave|annual leave|a\/l|al|hols|holidays?|vacation|off sick|sick leave|sick|off work|out of office|out of the office|ooo|o\.o\.o|not in|not at work|(?:off|out)(?!\s+(?:to (?!\d)|with|at|visiting|doing|and about|on (?:a|the|patrol|visits?)\b))|maternity leave|paternity leave|parental leave|study leave|unavailable|not available)(?![\p{L}\d])/u;
/** The day on which somebody is back ends their time away. */
const BACK_ON =
  /^(?:i(?:'?m| am|'?ll be| will be)\s+)?(?:back|returning)\s+(?:on\s+)?(?=\d|mon|tue|wed|thu|fri|sat|sun|next|tomorrow)/u;
const ROLE = /\b(?:status|actions?|meeting|list)\b/u;
const LONGEST = 300;

/** "away until 12 Jan, someone@example.org covers". The last day away is the day named. Null when nobody is away. */
export function awayRequest({ raw, folded }: Utterance, today: IsoDate): Step | null {
  if (folded.length > LONGEST || folded.includes('?')) return null;
  const back = BACK_ON.exec(folded);
  if (back !== null) {
    const read = readDate(folded.slice(back[0].length), today);
    if (read?.found === 'date')
      return { command: 'away', from: null, until: addDays(read.date, -1), cover: coverIn({ raw, folded }) };
  }
  const match = AWAY.exec(folded);
  if (match === null) return coverOnly({ raw, folded });
  const rest = folded.slice(match[0].length);
  const days = readPeriod(rest, today);
  if (days.bad !== null) return { command: 'bad-date', typed: days.bad };
  const isNamed = /away|leave|holiday|vacation|ooo|out of|sick|a\/l/u.test(match[0]);
  if (days.until === null && days.from === null && (!isNamed || rest.trim().length > 60 || ROLE.test(rest)))
    return null;
  return { command: 'away', from: days.from, until: days.until, cover: coverIn({ raw, folded }) };
}

interface Period {
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly bad: string | null;
}

const UNTIL =
  /(?:^|[\s,;(])(?:until|untill|till|til|to|through|up to|back(?: on)?|return(?:ing)?(?: on)?|-|–)\s+(?:and including\s+)?/gu;
/** "3-12 Jan", "mon 7 to fri 11 dec": the month stands with the second day only. */
const DAYS_OF_A_MONTH =
  /(?<=^|\s)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)?(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|to|until|til|till)\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)/u;
/** "7/12-11/12": two days with a dash between them, not one with three numbers. */
const DAYS_WITH_A_DASH = /(\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)-(?=\d{1,2}\/\d)/gu;
const FROM = /(?:^|[\s,;(:])(?:from|starting|as of|on|between|is|:)?\s*/gu;
const OPEN_SPAN = /(?:^|\s)(?:for\s+)?(?:(the rest of )?(?:this|the) week|next week|today|tomorrow)\b/u;
const SPAN = /\bfor (?:a|an|one|two|three|four|\d{1,2}) (day|week|month|fortnight)s?\b/u;

function readPeriod(typed: string, today: IsoDate): Period {
  const text = typed.replace(DAYS_WITH_A_DASH, '$1 - ').replace(DAYS_OF_A_MONTH, ' $1 $3 - $2 $3');
  let until: IsoDate | null = null;
  let bad: string | null = null;
  let end = text.length;
  for (const match of text.matchAll(UNTIL)) {
    const read = readDate(text.slice(match.index + match[0].length), today);
    if (read === null) continue;
    end = match.index;
    if (read.found === 'bad') bad = read.typed;
    // The day on which somebody is back is not a day away.
    else until = /back|return/u.test(match[0]) ? addDays(nearestDay(read, today), -1) : nearestDay(read, today);
    break;
  }
  const from = firstDate(text.slice(0, end), today);
  if (from?.found === 'bad') bad ??= from.typed;
  const start = from?.found === 'date' ? { ...from, date: nearestDay(from, today) } : null;
  if (until === null && start?.until !== undefined && start.until !== null) until = start.until;
  if (start !== null && until !== null && until < start.date) until = again(text, end, start.date) ?? until;
  if (until === null && start === null) return { ...openPeriod(text, today), bad };
  // "on leave 24 December": that day only.
  if (until === null && start !== null && !/\bfrom\b|\bstarting\b/u.test(text)) until = start.date;
  return { from: start?.date ?? null, until, bad };
}

/** "from Monday until Wednesday": the Wednesday after that Monday. */
function again(text: string, at: number, from: IsoDate): IsoDate | null {
  const words = text.slice(at).replace(/^[\s,;(]*(?:until|untill|till|til|to|through|up to|-)\s+/u, '');
  const read = readDate(words, from);
  return read?.found === 'date' && read.date >= from ? read.date : null;
}

function firstDate(text: string, today: IsoDate): ReturnType<typeof readDate> {
  for (const match of text.matchAll(FROM)) {
    const words = text.slice(match.index + match[0].length);
    if (
      !/^(?:\d|(?:the |next |this )?(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|today|\d))/u.test(
        words,
      )
    )
      continue;
    const read = readDate(words, today);
    if (read !== null) return read;
  }
  return null;
}

function openPeriod(text: string, today: IsoDate): Omit<Period, 'bad'> {
  const span = SPAN.exec(text);
  if (span !== null) {
    const count = Number(
      /\d+/u.exec(span[0])?.[0] ?? { two: 2, three: 3, four: 4 }[/two|three|four/u.exec(span[0])?.[0] ?? ''] ?? 1,
    );
    const unit = { day: 1, week: 7, month: 30, fortnight: 14 }[span[1] ?? 'day'] ?? 1;
    return { from: null, until: addDays(today, count * unit - 1) };
  }
  const open = OPEN_SPAN.exec(text);
  if (open === null) return { from: null, until: null };
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  if (open[0].includes('next week')) return { from: addDays(today, 8 - weekday), until: addDays(today, 12 - weekday) };
  if (open[0].includes('today')) return { from: today, until: today };
  if (open[0].includes('tomorrow')) return { from: addDays(today, 1), until: addDays(today, 1) };
  return { from: null, until: addDays(today, Math.max(0, 5 - weekday)) };
}
