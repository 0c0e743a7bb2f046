import { z } from 'zod';
import { startMeetingButton } from '../../../cards/meetings/meeting-buttons.ts';
import { walkToButton } from '../../../cards/meetings/stop-buttons.ts';
import type { PressedOf } from '../../../cards/parts/button.ts';
import { walkButton } from '../../../cards/parts/walk-button.ts';
import { askCard } from '../../../cards/talk/ask-card.ts';
import { dayOf, longDate, longDateTime } from '../../../domain/calendar/dates.ts';
import type { Meeting } from '../../../domain/calendar/meeting.ts';
import { meetingsNear, meetingToday } from '../../../domain/calendar/which-meeting.ts';
import { STOP_KEY } from '../../../domain/meetings/agenda.ts';
import type { MeetingRecord } from '../../../domain/meetings/record.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press, pressOfOneUse } from '../../turn/command.ts';
import { agendaNow } from '../../meetings/meeting-agenda.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import { rememberQuestion } from '../../turn/open-question.ts';
import { RUNS_THE_MEETING } from './runs-the-meeting.ts';
import { afterAnything, type Context, type Reply } from '../../turn/turn.ts';
import { walkOn, walkTo } from '../../meetings/walk.ts';
import { NO_MEETING_ON, NO_MEETING_PLANNED } from '../../turn/wording.ts';

export const startMeeting = command({
  ...RUNS_THE_MEETING,
  name: 'start-meeting',
  summary: 'Start the meeting, and walk through its agenda',
  examples: ['start the meeting'],
  input: z.object({}),
  undoneAs: 'start',
  presses: [pressOfOneUse(startMeetingButton, ({ startsAt }, context) => start(new Date(startsAt), context))],
  run: (_, context) => start(null, context),
});

export const walkMeeting = command({
  ...RUNS_THE_MEETING,
  name: 'walk-meeting',
  summary: 'Go on with the meeting, where it stands',
  examples: ['go on with the meeting', 'next', 'back'],
  input: z.object({ to: z.enum(['here', 'next', 'back']) }),
  undoneAs: null,
  presses: [press(walkButton, (pressed, context) => walkTo(pressed, null, context)), press(walkToButton, skipTo)],
  run: ({ to }, context) => goOn(to, context),
});

async function goOn(to: 'here' | 'next' | 'back', context: Context): Promise<Reply> {
  const open = await context.store.meetingRecords.open(context.speaker.partnership.id);
  return open === null ? sayPrivately(context, NO_MEETING_ON) : walkOn(open, to, null, context);
}

/** What was chosen from the list of stops; where it is no stop, the meeting stays where it is. */
async function skipTo({ meeting, stop }: PressedOf<typeof walkToButton>, context: Context): Promise<Reply> {
  if (stop !== null && STOP_KEY.test(stop)) return walkTo({ verb: 'walk', meeting, at: stop, skip: 0 }, null, context);
  return goOn('here', context);
}

/** `planned`: the one that was chosen; null: today's, and where there is none, it is asked which. */
async function start(planned: Date | null, context: Context): Promise<Reply> {
  const { store, speaker, readAhead, turn } = context;
  const { partnership } = speaker;
  const { meetings } = readAhead;
  const open = await store.meetingRecords.open(partnership.id);
  if (open !== null) return goesOn(open, context);
  const near = meetingsNear(partnership, meetings, turn.now);
  const today = meetingToday(partnership, meetings, turn.now);
  const meeting =
    planned === null
      ? today
      : [...(today === null ? [] : [today]), ...near].find(({ startsAt }) => startsAt.getTime() === planned.getTime());
  if (meeting !== null && meeting !== undefined) return begin(meeting, context);
  return near.length === 0 ? sayPrivately(context, NO_MEETING_PLANNED) : askWhich(near, context);
}

async function begin(meeting: Meeting, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { partnership } = speaker;
  // A meeting that begins early has begun: what is said in it is said in it, not before it.
  const startsAt = meeting.startsAt > turn.now ? turn.now : meeting.startsAt;
  const stops = await agendaNow(meeting, [], context);
  const nominalIds = stops.flatMap((stop) => (stop.stop === 'nominal' ? [stop.nominal.id] : []));
  const position = stops[0]?.key ?? 'end';
  const undo = undoLabel(context);
  const note = auditNote('meeting.started', null, context);
  const record = await store.meetingRecords.start(meeting, { startsAt, position, nominalIds }, undo, note);
  if (record === null) {
    const other = await store.meetingRecords.open(partnership.id);
    return other === null
      ? sayPrivately(context, 'That meeting has its minutes already. Say “the minutes” to see them.')
      : goesOn(other, context);
  }
  const said = `The meeting of ${longDateTime(startsAt, partnership.timezone)} is started. Record who is here with “Attendance”.`;
  const walk = { verb: 'walk', meeting: record.id, at: position, skip: 0 } as const;
  return walkTo(walk, { said, note: null, undo: undo.batch }, await afterAnything(context));
}

/** Somebody has started it, today or on another day. */
function goesOn(record: MeetingRecord, context: Context): Promise<Reply> {
  const { timezone } = context.speaker.partnership;
  const when = longDateTime(record.meeting.startsAt, timezone);
  const isToday = dayOf(record.startedAt, timezone) === context.today;
  const said = isToday
    ? `The meeting of ${when} goes on already. This is where it stands.`
    : `The meeting of ${when} was not finished. Go on with it, or finish it, before another one is started.`;
  return walkOn(record, 'here', { said, note: null, undo: null }, context);
}

async function askWhich(near: readonly Meeting[], context: Context): Promise<Reply> {
  const { timezone } = context.speaker.partnership;
  const options = near.map(({ startsAt }) => ({
    label: `Start that of ${longDate(dayOf(startsAt, timezone))}`,
    press: startMeetingButton.with({ startsAt: startsAt.toISOString(), token: context.newId() }),
  }));
  await rememberQuestion(context, { awaits: 'button', buttons: options });
  return answerPrivately(context, (there) =>
    askCard({
      ...cardView(there),
      question: 'No meeting is planned for today. Which one do you start now?',
      quote: null,
      options,
    }),
  );
}
