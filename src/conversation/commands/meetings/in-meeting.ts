import { canRunTheMeeting } from '../../../domain/policy/policy.ts';
import type { PlannedChange } from '../../turn/planned-change.ts';
import { decideAbout } from './meeting-decision.ts';
import { attendBy } from './attendance.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { readAttendance } from '../../understanding/read-attendance.ts';
import { walkOn } from '../../meetings/walk.ts';

const ON =
  /^(?:next|next (?:one|item|code|nominal|please)|carry on|go on|move on|skip|skip (?:it|this|this one))[.!]?$/iu;
const BACK = /^(?:back|go back|previous|previous (?:one|item)|back one|the one before)[.!]?$/iu;

/**
 * Words that mean something only to whoever runs a meeting, while it goes on: "next", "back", who is there. Null where
 * no meeting goes on, or they mean nothing to it.
 */
export async function inMeeting(text: string, context: Context): Promise<Reply | null> {
  const { store, speaker } = context;
  const said = text.trim();
  const attendance = readAttendance(said);
  const way = ON.test(said) ? 'next' : BACK.test(said) ? 'back' : null;
  if ((attendance === null && way === null) || !canRunTheMeeting(speaker)) return null;
  const open = await store.meetingRecords.open(speaker.partnership.id);
  if (open === null) return null;
  if (way !== null) return walkOn(open, way, null, context);
  return attendance === null ? null : attendBy(open, attendance, context);
}

const DECIDED =
  /^(?:we (?:have )?(?:decided|agreed)|decision|decided)\b(?:\s+(?:for|on|about|re)\s+(?:action\s+)?a?\s?-?\s?\d{1,6})?\s*(?:[:–—-]\s*)?(?:that\s+)?/iu;

/**
 * "decision about A-14: hold it", said by whoever runs the meeting that goes on: it is the meeting's decision, not news of
 * the action. Null where it is anything else.
 */
export async function decidedInMeeting(changes: readonly PlannedChange[], context: Context): Promise<Reply | null> {
  const [change, ...others] = changes;
  if (change?.intent.kind !== 'note' || others.length > 0 || change.numbers === 'all') return null;
  const [number, ...more] = change.numbers;
  const { note } = change.intent;
  const words = note.replace(DECIDED, '').trim();
  if (number === undefined || more.length > 0 || words === '' || words === note) return null;
  const { store, speaker } = context;
  const open = canRunTheMeeting(speaker) ? await store.meetingRecords.open(speaker.partnership.id) : null;
  return open === null ? null : decideAbout(open, number, words, context);
}
