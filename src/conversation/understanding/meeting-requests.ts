import type { MeetingKind } from '../../domain/meeting.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Step } from '../plan.ts';
import { clockTime, readDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';
import { correct, vocabulary } from './spelling.ts';

const MEETING = /\b(?:meetings?|board|portfolio|safer halton|shp)\b/u;
const MOVE =
  /\b(?:move|moved|moving|reschedule|rescheduled|rearrange|rearranged|change|changed|shift|shifted|put|postpone|postponed|push|pushed|bring|brought|set|rebook|rebooked)\b/u;
const CANCEL = /\b(?:cancel|cancell?ed|cancell?ing|call(?:ed)? off|scrap)\b/u;
const ASKED = /\b(?:when|what time|what date|where|next|nxt|time of|date of|which day|what day|how long until)\b/u;
const NOT = /\b(?:not|no|never|if|should|is|was|has|did|who|why|might|may|think)\b|n't\b/u;
/** What somebody else wants of a meeting is not asked of the clerk. */
const HEARD =
  /\b(?:ask(?:ed|s|ing)?|sa(?:ys?|id)|want(?:s|ed)?|would like|suggest(?:s|ed|ing)?|think(?:s|ing)?|thought|reckons?|propos(?:es?|ed|ing)|prefers?|hop(?:es?|ing)|heard|told|understands?)\b/u;
const HOLDS =
  /^(?:[\s,:]*(?:please|pls|ok|hi|hello|clerk|can you|could you|would you|will you|can we|could we|we need to|i need to|we have to|let us|let's|(?:i|we) (?:would like|want) to|(?:i|we)'d like to)\b)*[\s,:]*/u;
const CAN_ASK = 200;
const KNOWN = vocabulary([
  'meeting',
  'meetings',
  'reschedule',
  'rescheduled',
  'cancel',
  'cancelled',
  'portfolio',
  'partnership',
  'board',
]);

/** What is asked of a meeting: when it is, to move it, to cancel it; null where nothing is. */
export function meetingRequest(utterance: Utterance, today: IsoDate): Step | null {
  if (utterance.folded.length > CAN_ASK) return null;
  const folded = utterance.folded.replace(/\p{L}+/gu, (word) => correct(word, KNOWN));
  if (!MEETING.test(folded) && !/\bwhen do we (?:next )?meet\b|\bnext meet\b/u.test(folded)) return null;
  const text = folded.replace(HOLDS, '');
  const kind = kindOf(text);
  const isPlain =
    !HEARD.test(text) &&
    !NOT.test(text.replace(/\bmeeting is (?=moved|cancell?ed|now|on)/u, '')) &&
    !/\?\s*$/u.test(folded.replace(/^.*\b(?:can|could|would|will) (?:you|we)\b.*$/u, ''));
  if (CANCEL.test(text))
    return isPlain ? { command: 'cancel-meeting', kind: kind ?? 'partnership' } : { command: 'next-meeting', kind };
  const isMove =
    MOVE.test(text) ||
    /\bmeeting (?:is )?(?:now |to be )?(?:on|at)\b/u.test(text) ||
    /\bnew (?:date|time)\b/u.test(text);
  if (isMove && isPlain && !/^(?:what|when|who|how)\b/u.test(text)) return moveTo(text, kind ?? 'partnership', today);
  return ASKED.test(text) ||
    /^(?:the )?(?:board |portfolio |partnership )?meetings?\W*$/u.test(text) ||
    /\?\s*$/u.test(folded)
    ? { command: 'next-meeting', kind }
    : null;
}

function kindOf(text: string): MeetingKind | null {
  if (/\b(?:board|safer halton|shp)\b/u.test(text)) return 'board';
  return /\b(?:portfolio|partnership)\b/u.test(text) ? 'partnership' : null;
}

function moveTo(text: string, kind: MeetingKind, today: IsoDate): Step | null {
  for (const match of text.matchAll(/(?<=^|\s)(?:to|until|on|for|is|now|from|:|=|date|at|meeting|board|halton)\s+/gu)) {
    const from = match.index + match[0].length;
    const read = readDate(text.slice(from), today);
    if (read?.found === 'bad') return { command: 'bad-date', typed: read.typed };
    if (read === null || match[0].trim() === 'from') continue;
    const time = read.time ?? timeIn(text.slice(from + read.length)) ?? timeIn(text.slice(0, from));
    return { command: 'move-meeting', kind, date: read.date, time };
  }
  return { command: 'move-meeting', kind, date: null, time: timeIn(text) };
}

function timeIn(text: string): string | null {
  const match =
    /(?:\bat\s+(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?\b)|(?:\b(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)\b)|(?:\b(\d{1,2})[:.](\d{2})\b)|\b(noon|midday)\b/u.exec(
      text,
    );
  if (match === null) return null;
  if (match[9] !== undefined) return '12:00';
  return clockTime(match[1] ?? match[4] ?? match[7], match[2] ?? match[5] ?? match[8], match[3] ?? match[6]);
}
