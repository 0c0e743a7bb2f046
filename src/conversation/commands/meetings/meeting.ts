import { z } from 'zod';
import { moveMeetingButton } from '../../../cards/meetings/meeting-buttons.ts';
import { askCard } from '../../../cards/talk/ask-card.ts';
import { meetingCard } from '../../../cards/meetings/meeting-card.ts';
import { isBankHoliday } from '../../../domain/calendar/bank-holidays.ts';
import { isWorkingDay } from '../../../domain/calendar/working-days.ts';
import { dayOf, instantAt, longDate, longDateTime, timeOf, type IsoDate } from '../../../domain/calendar/dates.ts';
import { lastMeeting, MEETING_KINDS, type Meeting, type MeetingKind } from '../../../domain/calendar/meeting.ts';
import { nextMeeting } from '../../../domain/calendar/next-meeting.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import { canRunTheMeeting, everyMember } from '../../../domain/policy/policy.ts';
import type { AuditNote, UndoLabel } from '../../../ports/audit.ts';
import { answer, FOR_MEMBERS } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, pressOfOneUse } from '../../turn/command.ts';
import { rememberQuestion } from '../../turn/open-question.ts';
import { plain, type Context, type Reply } from '../../turn/turn.ts';

const kind = z.enum(MEETING_KINDS);

export const nextMeetingCommand = command({
  name: 'next-meeting',
  group: 'Meetings and reminders',
  summary: 'Say when the next meeting is',
  examples: ['next meeting'],
  input: z.object({ kind: kind.nullable() }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there to members',
  undoneAs: null,
  presses: [],
  run: ({ kind: asked }, context) =>
    answer(context, FOR_MEMBERS, (there) =>
      card(asked === null ? MEETING_KINDS : [asked], context.readAhead.meetings, null, there),
    ),
});

export const moveMeeting = command({
  name: 'move-meeting',
  group: 'Meetings and reminders',
  summary: 'Move the next meeting',
  examples: ['move the next meeting to 8 December 10am'],
  input: z.object({
    kind,
    date: chosen(z.iso.date()).nullable(),
    time: chosen(z.string().regex(/^\d\d:\d\d$/)).nullable(),
  }),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'there to members',
  undoneAs: 'meeting',
  presses: [
    pressOfOneUse(moveMeetingButton, ({ kind: which, date, time }, context) => move(which, date, time, context, true)),
  ],
  run: ({ kind: which, date, time }, context) => move(which, date, time, context),
});

export const cancelMeeting = command({
  name: 'cancel-meeting',
  group: 'Meetings and reminders',
  summary: 'Cancel the next meeting',
  examples: ['cancel the next meeting'],
  input: z.object({ kind }),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'there to members',
  undoneAs: 'meeting',
  presses: [],
  run: ({ kind: which }, context) => cancel(which, context),
});

/** A day without a time keeps the time of day; a time without a day keeps the day. */
async function move(
  which: MeetingKind,
  date: IsoDate | null,
  time: string | null,
  context: Context,
  isSure = false,
): Promise<Reply> {
  const { store, speaker, readAhead, turn, today } = context;
  const { partnership } = speaker;
  const { meetings } = readAhead;
  const meeting = nextMeeting(partnership, meetings, which, turn.now);
  if (date === null && time === null)
    return sayOfIt(context, 'Say when, for example “move the next meeting to 8 December 10am”.');
  const day = date ?? (meeting === null ? today : dayOf(meeting.startsAt, partnership.timezone));
  const startsAt = instantAt(day, time ?? timeOfDay(meeting, context), partnership.timezone);
  if (startsAt <= turn.now) {
    const inYears = day < today ? ' If you mean another year, say which.' : '';
    return sayOfIt(
      context,
      `${longDateTime(startsAt, partnership.timezone)} is in the past. Nothing was changed.${inYears}`,
    );
  }
  const clash = meetings.find(
    (m) => m.kind === which && m.status === 'planned' && m.startsAt.getTime() === startsAt.getTime(),
  );
  if (clash !== undefined)
    return sayOfIt(context, `The next meeting is already planned for ${longDateTime(startsAt, partnership.timezone)}.`);
  if (!isSure && !isWorkingDay(day)) return ask(which, startsAt, context);
  const planned = meeting ?? { id: null, kind: which, startsAt, venue: null, status: 'planned' };
  const undo = undoLabel(context);
  await store.meetings.move(partnership.id, planned, startsAt, undo, note('meeting.moved', context));
  const said = `Recorded: ${nameOf(which, context)} now meets on ${longDateTime(startsAt, partnership.timezone)}. Reminders follow the new date.`;
  const meetingsNow = await store.meetings.all(partnership.id);
  return answer(context, FOR_MEMBERS, (there) => card([which], meetingsNow, { said, undo: undo.batch }, there));
}

/** A meeting on a Saturday or a bank holiday is more often a slip than meant. */
async function ask(which: MeetingKind, startsAt: Date, context: Context): Promise<Reply> {
  const zone = context.speaker.partnership.timezone;
  const day = dayOf(startsAt, zone);
  const what = isBankHoliday(day) ? 'a bank holiday' : `a ${longDate(day).split(' ')[0] ?? ''}`;
  const token = context.newId();
  const press = moveMeetingButton.with({ kind: which, date: day, time: timeOf(startsAt, zone), token });
  const options = [{ label: 'Yes, move it', press }];
  await rememberQuestion(context, { awaits: 'button', buttons: options });
  return answer(context, FOR_MEMBERS, (there) =>
    askCard({
      ...cardView(there),
      question: `${longDateTime(startsAt, zone)} is ${what}. Shall I move the meeting there?`,
      quote: null,
      options,
    }),
  );
}

/** When and where the partnership meets is for its members. */
function sayOfIt(context: Context, text: string): Promise<Reply> {
  return answer(context, FOR_MEMBERS, () => plain(text));
}

async function cancel(which: MeetingKind, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { partnership } = speaker;
  const meeting = nextMeeting(partnership, context.readAhead.meetings, which, turn.now);
  if (meeting === null) return sayOfIt(context, 'No meeting is planned, so there is none to cancel.');
  const undo = undoLabel(context);
  await store.meetings.cancel(partnership.id, meeting, undo, note('meeting.cancelled', context));
  const said = `Recorded: the meeting of ${longDateTime(meeting.startsAt, partnership.timezone)} is cancelled.`;
  const meetingsNow = await store.meetings.all(partnership.id);
  return answer(context, FOR_MEMBERS, (there) => card([which], meetingsNow, { said, undo: undo.batch }, there));
}

function card(
  kinds: readonly MeetingKind[],
  meetings: readonly Meeting[],
  just: { readonly said: string; readonly undo: string } | null,
  context: Context,
) {
  const { speaker, turn } = context;
  return meetingCard({
    ...cardView(context),
    meetings: kinds.map((which) => ({
      name: nameOf(which, context),
      next: nextMeeting(speaker.partnership, meetings, which, turn.now),
      last: lastMeeting(meetings, which, turn.now)?.startsAt ?? null,
    })),
    justNow: just === null ? null : { ...just, note: null },
  });
}

function nameOf(which: MeetingKind, context: Context): string {
  const { partnership } = context.speaker;
  return which === 'partnership' ? partnership.name : partnership.board;
}

function timeOfDay(meeting: Meeting | null, context: Context): string {
  const { partnership } = context.speaker;
  if (meeting === null) return partnership.meetingTime;
  return longDateTime(meeting.startsAt, partnership.timezone).slice(-5);
}

function undoLabel(context: Context): UndoLabel {
  return { memberId: context.speaker.member.id, batch: context.newId(), at: context.turn.now };
}

function note(event: string, context: Context): AuditNote {
  const { speaker, turn, source } = context;
  return {
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event,
    subject: null,
    source,
  };
}
