import { z } from 'zod';
import { attendanceForm } from '../../../cards/meetings/attendance-form.ts';
import { attendanceButton, attendButton } from '../../../cards/meetings/meeting-buttons.ts';
import type { PressedOf } from '../../../cards/parts/button.ts';
import { attendanceWords, withDeputies, type Attendance, type MeetingRecord } from '../../../domain/meetings/record.ts';
import type { Member } from '../../../domain/people/person.ts';
import { canRunTheMeeting } from '../../../domain/policy/policy.ts';
import { isRefusal, refusal, type Refusal } from '../../../domain/refusal.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press, pressOfOneUse } from '../../turn/command.ts';
import { findPersonOrAgency } from '../../people/find-person.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { namesIn, readDeputies, type AttendanceSaid } from '../../understanding/read-attendance.ts';
import { walkOn } from '../../meetings/walk.ts';
import { MEETING_NOT_ON, NO_MEETING_ON, nobodyMeant, severalMeant } from '../../turn/wording.ts';

export const attendance = command({
  name: 'attendance',
  group: 'Meetings and reminders',
  summary: 'Record who is at the meeting, who sent apologies and who deputises',
  examples: ['attendance', 'apologies from Priya', 'Jo is here for Priya'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: 'attendance',
  presses: [
    press(attendanceButton, ({ meeting }, context) => attendanceOf(meeting, context)),
    pressOfOneUse(attendButton, (pressed, context) => attend(pressed, context)),
  ],
  run: async (_, context) => {
    const open = await context.store.meetingRecords.open(context.speaker.partnership.id);
    return open === null ? sayPrivately(context, NO_MEETING_ON) : form(open, null, null, context);
  },
});

async function attendanceOf(id: number, context: Context): Promise<Reply> {
  const open = await context.store.meetingRecords.open(context.speaker.partnership.id);
  return open?.id === id ? form(open, null, null, context) : sayPrivately(context, MEETING_NOT_ON);
}

async function form(
  open: MeetingRecord,
  typed: readonly Attendance[] | null,
  problem: string | null,
  context: Context,
): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const [members, recorded] = await Promise.all([
    store.people.members(id),
    store.meetingRecords.attendance(id, open.id),
  ]);
  return answerPrivately(context, (there) =>
    attendanceForm({
      ...cardView(there),
      ...{ meetingAt: open.meeting.startsAt, recorded: typed ?? recorded, problem },
      walk: { verb: 'walk', meeting: open.id, at: open.position, skip: 0 },
      members: members.toSorted(byAgency),
    }),
  );
}

function byAgency(a: Member, b: Member): number {
  return (a.agency?.name ?? '').localeCompare(b.agency?.name ?? '') || a.name.localeCompare(b.name);
}

/** The form, which says all of it: whoever is in neither list has not been recorded. */
async function attend(press: PressedOf<typeof attendButton>, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const open = await store.meetingRecords.open(speaker.partnership.id);
  if (open?.id !== press.meeting) return sayPrivately(context, MEETING_NOT_ON);
  const members = await store.people.members(speaker.partnership.id);
  const chosen = { present: chosenIn(press.present, members), apologies: chosenIn(press.apologies, members) };
  const deputies = press.deputies === null ? [] : readDeputies(press.deputies);
  const pairs =
    deputies === null
      ? refusal('not understood', 'Write each deputy like “Jo for Priya”, with commas between.')
      : pairsOf(deputies, members);
  for (const part of [chosen.present, chosen.apologies, pairs]) {
    if (isRefusal(part)) return form(open, null, part.say, context);
  }
  const said = { present: chosen.present, apologies: chosen.apologies, deputies: pairs } as Found;
  return write(open, merged([], said), members, context);
}

/** Said in words: added to what was recorded before. */
export async function attendBy(open: MeetingRecord, said: AttendanceSaid, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const members = await store.people.members(id);
  const [present, apologies] = [said.present, said.apologies].map((names) => membersNamed(names, members));
  const deputies = pairsOf(said.deputies, members);
  for (const part of [present, apologies, deputies]) {
    if (part !== undefined && isRefusal(part)) return sayPrivately(context, part.say);
  }
  const before = await store.meetingRecords.attendance(id, open.id);
  return write(open, merged(before, { present, apologies, deputies } as Found), members, context);
}

interface Found {
  readonly present: readonly Member[];
  readonly apologies: readonly Member[];
  readonly deputies: readonly { readonly who: Member; readonly insteadOf: Member }[];
}

/** What is said later stands: whoever sent apologies and has come after all is present. */
function merged(before: readonly Attendance[], { present, apologies, deputies }: Found): readonly Attendance[] {
  const all = new Map(before.map((one) => [one.memberId, one]));
  const put = (memberId: number, kind: Attendance['attendance'], deputyForId: number | null): void => {
    all.set(memberId, { memberId, attendance: kind, deputyForId });
  };
  for (const { id } of present) put(id, 'present', all.get(id)?.deputyForId ?? null);
  for (const { id } of apologies) put(id, 'apologies', null);
  for (const { who, insteadOf } of deputies) {
    put(insteadOf.id, 'apologies', null);
    put(who.id, 'present', insteadOf.id);
  }
  return [...all.values()];
}

async function write(
  open: MeetingRecord,
  who: readonly Attendance[],
  members: readonly Member[],
  context: Context,
): Promise<Reply> {
  const undo = undoLabel(context);
  const note = auditNote('meeting.attended', null, context);
  const all = withDeputies(who, members);
  if (!(await context.store.meetingRecords.attend(open, all, undo, note))) return sayPrivately(context, MEETING_NOT_ON);
  const justNow = { said: `Recorded: ${attendanceWords(all)}.`, note: null, undo: undo.batch };
  return walkOn(open, 'here', justNow, context);
}

/** Ids as the lists send them, or names where the lists were too long to offer. */
function chosenIn(value: string | null, members: readonly Member[]): readonly Member[] | Refusal {
  if (value === null) return [];
  if (!/^\d{1,9}(?:,\d{1,9})*$/.test(value)) return membersNamed(namesIn(value), members);
  const ids = new Set(value.split(',').map(Number));
  return members.filter(({ id }) => ids.has(id));
}

function membersNamed(names: readonly string[], members: readonly Member[]): readonly Member[] | Refusal {
  const found: Member[] = [];
  for (const name of names) {
    const one = memberNamed(name, members);
    if (isRefusal(one)) return one;
    found.push(one);
  }
  return found;
}

function pairsOf(pairs: AttendanceSaid['deputies'], members: readonly Member[]): Found['deputies'] | Refusal {
  const found: { who: Member; insteadOf: Member }[] = [];
  for (const pair of pairs) {
    const [who, insteadOf] = [memberNamed(pair.who, members), memberNamed(pair.insteadOf, members)];
    if (isRefusal(who)) return who;
    if (isRefusal(insteadOf)) return insteadOf;
    found.push({ who, insteadOf });
  }
  return found;
}

function memberNamed(name: string, members: readonly Member[]): Member | Refusal {
  const found = findPersonOrAgency(name, members, []);
  if (found.found === 'person') return found.person;
  const say = found.found === 'several' ? severalMeant(name, found.names) : nobodyMeant(name);
  return refusal('unknown person', `${say} Nothing was recorded.`);
}
