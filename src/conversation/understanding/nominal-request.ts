import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { NominalKey } from '../../domain/refs.ts';
import type { Step } from '../plan.ts';
import { firstDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

const CODE = String.raw`(?:[ncgul]-?\s?\d{1,6})`;
const CODES = String.raw`${CODE}(?:\s*(?:,|and|&|\+|,\s*and)\s*${CODE})*`;
const TOLD = String.raw`(?:(?:please|pls|ok|okay|yes|hi|hello|can you|could you|let'?s|we(?:'ve| have)?|i(?:'ve| have)?)[\s,]+)*(?:(?:need to|can|just|now|also)\s+)*`;
const BEEN = String.raw`(?:can (?:now )?be|is(?: to be)?|are(?: to be)?|has been|have been|was|were|should be|to be|now)`;
const THE = String.raw`(?:(?:off|down|the|nominal|nominals|case|code|codes|person|gang|group|location|place|file|on)\s+)*`;
const END = String.raw`(?:\s+(?:now|please|pls|today|again|up|down|off|as agreed|after the meeting|at the meeting|thanks|thank you))*\s*(?:[.!,:;–-].*|(?:because|cos|as|since|following|now that|so that)\b.*)?`;
const AGREED = String.raw`(?:(?:agreed|decided|decision|meeting)(?:\s+(?:at|in) the meeting)?(?:\s+to|\s*[:,-])?\s+)?`;
const CLOSES = new RegExp(
  String.raw`^${TOLD}${AGREED}(?:clos(?:e|ed|ing)|archive)\s+${THE}${CODES}${END}$|^${TOLD}(?:mark|set|put)\s+${THE}${CODES}\s+(?:as|to)\s+closed${END}$|^${THE}${CODES}[\s:,-]+(?:${BEEN}\s+)*closed${END}$`,
  'u',
);
const REOPENS = new RegExp(
  String.raw`^${TOLD}${AGREED}re-?open(?:ed)?\s+${THE}${CODES}${END}$|^${TOLD}open\s+${THE}${CODES}(?:\s+up)?\s+again${END}$|^${THE}${CODES}[\s:,-]+(?:${BEEN}\s+)*re-?opened${END}$`,
  'u',
);
const REVIEWS = new RegExp(
  String.raw`^${TOLD}(?:reviewed\s+${THE}${CODES}|(?:keep|kept|leave|left)\s+${THE}${CODES}\s+open|review\s+${THE}${CODES}\s+(?:by|on|before)|(?:(?:set|move|change|put)\s+)?(?:the\s+)?(?:next\s+)?review(?:\s+date)?\s+(?:of|for)\s+${THE}${CODES})\b|^${THE}${CODES}[\s:,-]+(?:${BEEN}\s+)*(?:reviewed|stays? open|kept open|keep(?: it)? open|remains? open|(?:next )?review (?:by|on|date|is))\b`,
  'u',
);
const NEGATED =
  /\b(?:not|don'?t|never|cannot|can'?t|isn'?t|aren'?t|hasn'?t|shouldn'?t|if|unless|whether|might|maybe|perhaps)\b/u;

/** What is to be done to the nominals that a message names; none: it only names them, asks, or is in doubt. */
export function nominalRequest(keys: readonly NominalKey[], utterance: Utterance, today: IsoDate): readonly Step[] {
  const said = utterance.folded.trim();
  if (said.includes('?') || NEGATED.test(said)) return [];
  if (CLOSES.test(said)) return keys.map((key) => ({ command: 'close-nominal', key }));
  if (REOPENS.test(said)) return keys.map((key) => ({ command: 'reopen-nominal', key }));
  if (!REVIEWS.test(said)) return [];
  const read = firstDate(said.replace(new RegExp(CODES, 'gu'), ' '), today);
  if (read !== null && read.found !== 'date') return [{ command: 'bad-date', typed: read.typed }];
  const by = read === null ? null : read.date;
  return keys.map((key) => ({ command: 'review-nominal', key, by }));
}
