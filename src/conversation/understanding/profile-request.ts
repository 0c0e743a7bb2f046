import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { ProfileStamp } from '../../domain/registers/profile.ts';
import type { Step } from '../plan.ts';
import { firstDate } from './find-dates.ts';
import type { Utterance } from './normalise.ts';

const PROFILE = /\b(?:p ?- ?|p|profile (?:p-?)?)(\d{1,6})(?![a-z\d_/])/gu;
const NAMES_ONE = /\bp ?-? ?\d{1,6}\b|\bprofile \d{1,6}\b/u;
const ASKED = /\?|\b(?:not|n't|don'?t|never|hasn'?t|haven'?t|if|whether|should|might|maybe|when|who|what|will)\b/u;
const STAMPS: readonly (readonly [ProfileStamp, RegExp])[] = [
  [
    'review',
    /\breview(?:ed)?(?: it| profile \d+| p ?-? ?\d+)? (?:by|on|date|is|due)\b|\bnext review\b|\breview date\b/u,
  ],
  ['accepted', /\b(?:accept(?:ed|s)?|agreed|adopted|signed off)\b/u],
  [
    'received',
    /\b(?:rec(?:ei|ie)v(?:e|ed)|arrived|(?:came|come) in|is in|police (?:have |has )?sent|delivered|got|brought)\b/u,
  ],
  ['requested', /\b(?:request(?:ed)?|ask(?:ed)? (?:for|police)|ordered|chased)\b/u],
];

/** What is to be written down about the profiles that a message names; null: it names none. */
export function profileRequest({ folded }: Utterance, today: IsoDate): readonly Step[] | null {
  if (!NAMES_ONE.test(folded)) return null;
  const numbers = [...new Set([...folded.matchAll(PROFILE)].map(([, number]) => Number(number)))].filter((n) => n > 0);
  if (numbers.length === 0) return null;
  const stamp = ASKED.test(folded) ? undefined : STAMPS.find(([, words]) => words.test(folded))?.[0];
  if (stamp === undefined) return [{ command: 'profiles' }];
  const read = firstDate(folded.replace(PROFILE, ' '), today);
  if (read !== null && read.found !== 'date') return [{ command: 'bad-date', typed: read.typed }];
  // What was done lies behind, a review ahead.
  const day = read === null ? null : stamp === 'review' ? read.date : (read.gone ?? read.date);
  return numbers.map((number) => ({ command: 'stamp-profile', number, stamp, day }));
}
