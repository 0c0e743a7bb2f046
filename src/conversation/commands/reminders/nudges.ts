import { z } from 'zod';
import { nudgeNowButton, previewButton } from '../../../cards/reminders/nudge-buttons.ts';
import { askCard } from '../../../cards/talk/ask-card.ts';
import { noteCard } from '../../../cards/talk/note-card.ts';
import { nudgePreviewCard, type PreviewLine } from '../../../cards/reminders/nudge-preview-card.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { dayOf, longDate, longDateTime } from '../../../domain/calendar/dates.ts';
import { isWithinHours } from '../../../domain/reminders/rungs.ts';
import { canRunTheMeeting, canSeeAction } from '../../../domain/policy/policy.ts';
import type { NudgedNow, NudgePreview } from '../../../ports/nudges.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { messageToken } from '../../turn/message-token.ts';
import { rememberQuestion } from '../../turn/open-question.ts';
import { inPersonalChat, say, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT, NUDGED_ALREADY } from '../../turn/wording.ts';

export const previewNudges = command({
  name: 'preview-nudges',
  group: 'Meetings and reminders',
  summary: 'See who would be reminded next, and who would not',
  examples: ['preview nudges'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: { of: 'actions', asks: canSeeAction },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(previewButton, ({ skip }, context) => pageOfPreview(skip, context))],
  run: (_, context) => pageOfPreview(0, context),
});

export const nudgeNow = command({
  name: 'nudge-now',
  group: 'Meetings and reminders',
  summary: 'Remind everybody now who has not updated since the last meeting',
  examples: ['nudge now'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(nudgeNowButton, ({ token }, context) => nudge(token, context))],
  run: (_, context) =>
    isWithinHours(context.speaker.partnership, context.turn.now)
      ? nudge(messageToken(context.turn), context)
      : askFirst(context),
});

/** Teams delivers a slow message or press again: nobody is reminded twice for it. */
async function nudge(token: string | null, context: Context): Promise<Reply> {
  const { store, turn } = context;
  if (token !== null && !(await store.useToken(token, turn.now))) return say(NUDGED_ALREADY);
  const nudged = await context.desk.nudges.nudgeNow(context.speaker, context.turn.now);
  const card = noteCard({ ...personalView(context), say: nudgedNow(nudged), options: [], undo: null });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

/** The ladder is quiet outside working hours; whoever breaks that quiet does so knowingly. */
async function askFirst(context: Context): Promise<Reply> {
  const { timezone, settings } = context.speaker.partnership;
  const { from, to } = settings.workingHours;
  const options = [{ label: 'Yes, send now', press: nudgeNowButton.with({ token: context.newId() }) }];
  await rememberQuestion(context, { awaits: 'button', buttons: options });
  const card = askCard({
    ...personalView(context),
    question: `It is ${longDateTime(context.turn.now, timezone)}, outside working hours (${from} to ${to} on working days). Shall I remind people now?`,
    quote: null,
    options,
    leave: 'Wait',
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

async function pageOfPreview(skip: number, context: Context): Promise<Reply> {
  const { desk, speaker, turn } = context;
  const previews = await desk.nudges.preview(speaker.partnership, turn.now);
  const zone = speaker.partnership.timezone;
  const sends = previews.flatMap((preview) => preview.sends.map((send) => sendLine(preview, send, zone)));
  const nothing = nothingLines(previews);
  const lines = [...sends, ...nothing];
  const card = nudgePreviewCard({
    ...personalView(context),
    of: 'the next reminder of each kind',
    sending: sends.length,
    notSending: nothing.length,
    page: { items: lines.slice(skip, skip + PAGE_SIZE), total: lines.length, skip },
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

function sendLine(preview: NudgePreview, send: NudgePreview['sends'][number], zone: string): PreviewLine {
  const { person, refs, why } = send;
  const when = `on ${longDate(dayOf(preview.due, zone))}`;
  const reason = why === null ? when : `${when}, ${why}`;
  return { name: person, agency: null, gets: { kind: preview.kind, actions: refs.length, refs }, reason };
}

/** Somebody who gets none of the kinds for the same reason is listed once. */
function nothingLines(previews: readonly NudgePreview[]): readonly PreviewLine[] {
  const passed = previews.flatMap(({ nothingFor }) => nothingFor);
  const once = new Map(passed.map(({ person, why }) => [`${person}\n${why}`, { person, why }]));
  return [...once.values()].map(({ person, why }) => ({ name: person, agency: null, gets: null, reason: why }));
}

function nudgedNow({ sent, notReached }: NudgedNow): string {
  if (sent.length === 0 && notReached.length === 0)
    return 'Everybody has updated since the last meeting, so nobody was reminded.';
  const reached = sent.length === 0 ? 'Nobody was reached.' : `Reminded ${String(sent.length)}: ${sent.join(', ')}.`;
  const missed = notReached.map(({ person, why }) => `${person}: ${why}`);
  return missed.length === 0
    ? reached
    : `${reached} Not reached: ${missed.map((line) => line.replace(/\.$/, '')).join('; ')}.`;
}
