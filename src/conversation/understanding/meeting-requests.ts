import type { MeetingKind } from '../../domain/calendar/meeting.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Step } from '../plan.ts';
import { clockTime, nearestDay, readDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';
import { correct, vocabulary } from './spelling.ts';

const MEETING = /\b(?:meetings?|board|portfolio|safer halton|shp)\b/u;
/**
 * The partnership's own meeting, or its board's, and no other: "the landlord meeting", "my dentist meeting" and "the
 * meeting with the landlord" are other people's business.
 */
const WHICH = String.raw`(?:(?:the|our|this|next|coming|following|upcoming|whole|planned|partnership|group)\s+)*`;
const BODY = String.raw`(?:board|safer halton(?: partnership)?|shp|(?:operation )?portfolio)`;
const ITS = String.raw`${WHICH}(?:(?:${BODY}\s+)?(?:meetings?)|${BODY})\b(?:'s)?(?!\s+(?:with|about|between|of|at (?!\d|noon|midday)|room|pack|papers?|notes?|minutes|agenda|invites?|actions?)\b)`;
const ITS_DATE = String.raw`(?:(?:the\s+)?(?:date|day|time|start)(?:\s+and\s+time)?\s+(?:of|for)\s+)?${ITS}`;
const TOLD = String.raw`(?:(?:i|we)(?:'ve| have)?(?:\s+(?:just|now|also|already))*\s+)?`;
const ORDER = 'move|reschedule|rearrange|change|shift|put|postpone|push|bring|set|rebook';
const MOVED = 'moved|moving|rescheduled|rearranged|changed|shifted|postponed|pushed|brought|put|set|rebooked';
const STANDS = String.raw`(?:(?:is|has|have|will)\s+)?(?:(?:now|been|be|being|to|just|going)\s+)*`;
/** An order, or a plain statement about the meeting itself. Who else moved what is neither. */
const MOVES = new RegExp(
  String.raw`^(?:${TOLD}(?:${ORDER}|${MOVED})\s+${ITS_DATE}|${ITS}(?:\s+(?:date|day|time))?\s+${STANDS}(?:${MOVED}|on|at|(?=\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b))|(?:the\s+)?new\s+(?:meeting\s+)?(?:date|time)\b(?:.{0,12}\b${ITS}|\W*\d|\s+is)|(?:the\s+)?new\s+meeting\s+(?:date|time))`,
  'u',
);
const CANCELS = new RegExp(
  String.raw`^(?:${TOLD}(?:cancel(?:l?ed)?|scrap(?:ped)?|call(?:ed)? off)\s+${ITS}|call(?:ed)?\s+${ITS}\s+off\b|${ITS}\s+${STANDS}(?:cancell?ed|called off|scrapped|off(?=\W|$)))`,
  'u',
);
/** Words about moving or cancelling that are no order: then the meeting is shown, as it stands. */
const SPOKEN_OF = new RegExp(
  String.raw`\b(?:${ORDER}|${MOVED}|cancel\w*|call(?:ed)? off|scrap\w*|on|off|going ahead)\b`,
  'u',
);
const OWN = new RegExp(
  String.raw`(?:^|\b(?:${ORDER}|${MOVED}|cancel(?:l?ed|ling)?|scrap|has|is|will|if|about)\s+)${ITS}`,
  'u',
);
const ASKED = /\b(?:when|what time|what date|where|next|time of|date of|which day|what day|how long until)\b/u;
/** A negation, with its apostrophe or without, or a condition. */
const NOT =
  /\b(?:not|no|never|nor|neither|cannot|without|if|unless|whether|should|shall|might|perhaps|maybe|possibly|probably|hopefully|wish)\b|n't\b|\b(?:is|are|was|were|do|does|did|wo|ca|could|should|would|has|have|had|must|need|ai|sha)nt\b|\b(?:i|we|it|they|meeting|board) may\b/u;
/** What somebody else wants of a meeting is not asked of the clerk. */
const HEARD =
  /\b(?:ask(?:ed|s|ing)?|sa(?:ys?|id)|wants?|wanted|would like|suggest(?:s|ed|ing)?|think(?:s|ing)?|thought|reckons?|propos(?:es?|ed|ing)|prefers?|hop(?:es?|ing)|heard|told|understands?|rumou?rs?|apparently)\b/u;
/** A reason may say no and tell of others: "cancel the meeting because the chair can't come". */
const REASON = /\s(?:because|cos|since|due to|as (?!long|soon|if))\b.*$/u;
const HOLDS =
  /^(?:[\s,:]*(?:please|pls|plz|ok|okay|hi|hello|clerk|and|also|yes|right|so|morning|good news|fyi|note that|can u|can you|could you|would you|will you|can we|could we|we need to|i need to|we have to|we'll have to|we've got to|go ahead and|let us|let'?s|(?:i|we) (?:would like|want) to|(?:i|we)'d like to)\b)*[\s,:]*/u;
const CAN_ASK = 200;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['mtg', 'meeting'],
  ['mtgs', 'meetings'],
  ['nxt', 'next'],
]);
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
  const folded = utterance.folded.replace(/\p{L}+/gu, (word) => SHORT.get(word) ?? correct(word, KNOWN));
  if (!MEETING.test(folded) && !/\bwhen do we (?:next )?meet\b|\bnext meet\b/u.test(folded)) return null;
  const text = folded.replace(HOLDS, '');
  const kind = kindOf(text);
  const said = text.replace(REASON, '');
  const isOrder = !/\?\s*$/u.test(folded) || /\b(?:can|could|would|will) (?:you|u|we)\b/u.test(folded);
  if (isOrder && !HEARD.test(said) && !NOT.test(said)) {
    if (CANCELS.test(said)) return { command: 'cancel-meeting', kind: kind ?? 'partnership' };
    if (MOVES.test(said)) return moveTo(text, kind ?? 'partnership', today);
  }
  const isAsked =
    ASKED.test(text) ||
    /^(?:the )?(?:board |portfolio |partnership )?meetings?\W*$/u.test(text) ||
    /\?\s*$/u.test(folded) ||
    (SPOKEN_OF.test(text) && OWN.test(text));
  return isAsked ? { command: 'next-meeting', kind } : null;
}

function kindOf(text: string): MeetingKind | null {
  if (/\b(?:board|safer halton|shp)\b/u.test(text)) return 'board';
  return /\b(?:portfolio|partnership)\b/u.test(text) ? 'partnership' : null;
}

const BEFORE_DAY = /(?:(?<=^|\s)(?:to|until|on|for|is|be|now|from|date|at|meeting|board|halton)|[:=])\s+/gu;
const SAYS_MOVE = new RegExp(String.raw`\b(?:${ORDER}|${MOVED}|new)\b`, 'u');

function moveTo(text: string, kind: MeetingKind, today: IsoDate): Step | null {
  for (const match of text.matchAll(BEFORE_DAY)) {
    const from = match.index + match[0].length;
    if (isClock(text.slice(from), match[0].trim())) continue;
    const read = readDate(text.slice(from), today);
    if (read?.found === 'bad') return { command: 'bad-date', typed: read.typed };
    if (read === null || match[0].trim() === 'from') continue;
    const time = read.time ?? timeIn(text.slice(from + read.length)) ?? timeIn(text.slice(0, from));
    return { command: 'move-meeting', kind, date: nearestDay(read, today), time };
  }
  const time = timeIn(text);
  // "The meeting is at the town hall" moves nothing.
  if (time === null && !SAYS_MOVE.test(text)) return { command: 'next-meeting', kind };
  return { command: 'move-meeting', kind, date: null, time };
}

/** "9.30" is no day of any month; "at 9.10" could be one, and is a time of day. */
function isClock(words: string, after: string): boolean {
  const [, hour = '', mark, minute] = /^(\d{1,2})([:.])(\d{2})(?![./\d])/u.exec(words) ?? [];
  return hour !== '' && Number(hour) < 24 && (mark === ':' || after === 'at' || Number(minute) > 12);
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
