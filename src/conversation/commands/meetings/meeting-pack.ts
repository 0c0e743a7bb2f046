import { z } from 'zod';
import { meetingPackButton } from '../../../cards/meetings/meeting-buttons.ts';
import { meetingPackCard } from '../../../cards/meetings/meeting-pack-card.ts';
import { longDateTime } from '../../../domain/calendar/dates.ts';
import { agendaCounts, type Stop } from '../../../domain/meetings/agenda.ts';
import { meetingAhead } from '../../../domain/calendar/which-meeting.ts';
import { canRunTheMeeting, canSeeNominal } from '../../../domain/policy/policy.ts';
import { answerPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { agendaNow } from '../../meetings/meeting-agenda.ts';
import { rated, scheduleOf } from '../../turn/schedule.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const meetingPack = command({
  name: 'meeting-pack',
  group: 'Meetings and reminders',
  summary: 'Show the agenda of the meeting by exception',
  examples: ['meeting pack', 'the agenda'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(meetingPackButton, ({ skip }, context) => pageOfPack(skip, context))],
  run: (_, context) => pageOfPack(0, context),
});

/** How many stops of the agenda a page of the pack has. */
const STOPS_ON_A_PAGE = 5;

async function pageOfPack(skip: number, context: Context): Promise<Reply> {
  const { store, speaker, readAhead, turn, today } = context;
  const { partnership } = speaker;
  const open = await store.meetingRecords.open(partnership.id);
  const meeting = open?.meeting ?? meetingAhead(partnership, readAhead.meetings, turn.now);
  const stops = await agendaNow(meeting, [], context);
  const onAgenda = stops.filter(isOnAgenda);
  const schedule = scheduleOf(context);
  const items = onAgenda.slice(skip, skip + STOPS_ON_A_PAGE).map((stop) => {
    const actions = 'actions' in stop ? stop.actions : [];
    const lines = actions.filter(({ why }) => why.length > 0);
    return {
      stop,
      lines: lines.map(({ action, why }) => ({ ...rated(action, speaker, schedule), why })),
      others: actions.length - lines.length,
    };
  });
  const notes =
    open === null
      ? []
      : [
          `The meeting of ${longDateTime(open.meeting.startsAt, partnership.timezone)} is not finished. Say “go on with the meeting” or “finish the meeting”.`,
        ];
  return answerPrivately(context, (there) =>
    meetingPackCard({
      ...cardView(there),
      ...{ meetingAt: meeting?.startsAt ?? null, today, notes },
      counts: agendaCounts(stops),
      page: { items, total: onAgenda.length, skip },
    }),
  );
}

function isOnAgenda(stop: Stop): boolean {
  switch (stop.stop) {
    case 'nominal':
      return true;
    case 'others':
      return stop.actions.some(({ why }) => why.length > 0);
    case 'profiles':
      return stop.profiles.length > 0;
    case 'end':
      return false;
  }
}
