import { z } from 'zod';
import { finishMeetingButton } from '../../../cards/meetings/meeting-buttons.ts';
import { minutesCard } from '../../../cards/meetings/minutes-card.ts';
import { longDateTime } from '../../../domain/calendar/dates.ts';
import type { Minutes } from '../../../domain/meetings/minutes.ts';
import type { MeetingRecord } from '../../../domain/meetings/record.ts';
import type { Message } from '../../../domain/message.ts';
import { canRunTheMeeting } from '../../../domain/policy/policy.ts';
import { codesIn } from '../../../domain/refs.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, pressOfOneUse } from '../../turn/command.ts';
import { deedsIn, minutesNow } from '../../meetings/meeting-minutes.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import { RUNS_THE_MEETING } from './runs-the-meeting.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { MEETING_NOT_ON, NO_MEETING_ON, NO_MINUTES } from '../../turn/wording.ts';

export const finishMeeting = command({
  ...RUNS_THE_MEETING,
  name: 'finish-meeting',
  summary: 'Finish the meeting: new actions are issued, the minutes are drafted',
  examples: ['finish the meeting'],
  input: z.object({}),
  undoneAs: 'finish',
  presses: [pressOfOneUse(finishMeetingButton, ({ meeting }, context) => finishThat(meeting, context))],
  run: async (_, context) => {
    const open = await context.store.meetingRecords.open(context.speaker.partnership.id);
    return open === null ? sayPrivately(context, NO_MEETING_ON) : finish(open, context);
  },
});

export const minutes = command({
  ...RUNS_THE_MEETING,
  name: 'minutes',
  summary: 'Show the minutes extract of the last meeting',
  examples: ['the minutes'],
  input: z.object({}),
  undoneAs: null,
  presses: [],
  run: (_, context) => latestMinutes(context),
});

/** The meeting that a card's button is about, if it still goes on. */
async function finishThat(id: number, context: Context): Promise<Reply> {
  const open = await context.store.meetingRecords.open(context.speaker.partnership.id);
  return open?.id === id ? finish(open, context) : sayPrivately(context, MEETING_NOT_ON);
}

async function finish(record: MeetingRecord, context: Context): Promise<Reply> {
  const { store, speaker, turn, today } = context;
  const { id, timezone } = speaker.partnership;
  const undo = undoLabel(context);
  const deeds = await deedsIn(record, context);
  const note = auditNote('meeting.finished', null, context);
  const issued = await store.meetingRecords.finish(record, deeds, today, undo, note);
  if (issued === null) return sayPrivately(context, MEETING_NOT_ON);
  const drafted = await minutesNow({ ...record, finishedAt: turn.now }, context);
  const others = await sendToOthers(drafted, context);
  const said = [
    `The meeting of ${longDateTime(record.meeting.startsAt, timezone)} is finished.`,
    issuedWords(issued),
    ...(others.reached.length === 0 ? [] : [`The minutes have gone to ${others.reached.join(', ')} too.`]),
    ...(others.missed.length === 0
      ? []
      : [`The minutes may not have reached ${others.missed.join(', ')}, who can say “the minutes”.`]),
  ].join(' ');
  await store.note({ ...auditNote('minutes.shown', null, context), partnershipId: id });
  return answerPrivately(context, () => draft(drafted, { said, undo: undo.batch }, context));
}

function issuedWords(issued: readonly string[]): string {
  if (issued.length === 0) return 'No new action was to be issued.';
  const [only, ...others] = issued;
  return others.length === 0
    ? `${only ?? ''} is issued to its owner.`
    : `${issued.join(', ')} are issued to their owners.`;
}

interface Told {
  readonly reached: readonly string[];
  readonly missed: readonly string[];
}

/** The chair and the coordinators each get the draft in their own chat; gives their names. */
async function sendToOthers(drafted: Minutes, context: Context): Promise<Told> {
  const { store, speaker, desk, turn } = context;
  const members = await store.people.members(speaker.partnership.id);
  const told = { reached: [] as string[], missed: [] as string[] };
  for (const member of members) {
    if (member.id === speaker.member.id || !canRunTheMeeting({ ...speaker, member, standsInFor: [] })) continue;
    const message = draft(drafted, null, context);
    const outcome = await desk.messenger.toPerson(member, message);
    (outcome.outcome === 'sent' ? told.reached : told.missed).push(member.name);
    if (outcome.outcome !== 'sent' && outcome.outcome !== 'ambiguous') continue;
    const codes = codesIn(JSON.stringify(message));
    if (codes.length === 0) continue;
    await store.note({
      ...{ partnershipId: speaker.partnership.id, at: turn.now, actor: member.email, event: 'nominals.shown' },
      subject: codes.join(' '),
      source: { from: 'job', entraId: member.entraId, tenantId: null, activityId: null },
      next: { place: 'personal', minutes: true },
    });
  }
  return told;
}

async function latestMinutes(context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const record = await store.meetingRecords.latest(speaker.partnership.id);
  if (record === null) return sayPrivately(context, NO_MINUTES);
  await store.note(auditNote('minutes.shown', null, context));
  const drafted = await minutesNow(record, context);
  return answerPrivately(context, () => draft(drafted, null, context));
}

function draft(
  drafted: Minutes,
  just: { readonly said: string; readonly undo: string } | null,
  context: Context,
): Message {
  return minutesCard({
    ...personalView(context),
    minutes: drafted,
    justNow: just === null ? null : { ...just, note: null },
  });
}
