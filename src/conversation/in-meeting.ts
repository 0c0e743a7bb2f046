import { canRunTheMeeting } from '../domain/policy.ts';
import { attendBy } from './commands/attendance.ts';
import type { Context, Reply } from './turn.ts';
import { readAttendance } from './understanding/read-attendance.ts';
import { walkOn } from './walk.ts';

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
