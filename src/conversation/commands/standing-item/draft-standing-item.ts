import { z } from 'zod';
import { draftButton } from '../../../cards/standing-item/standing-item-buttons.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import { lastMeeting } from '../../../domain/calendar/meeting.ts';
import { canDraftStandingItem } from '../../../domain/policy/policy.ts';
import { standingItemFigures } from '../../../domain/standing-item/figures.ts';
import { trendMeetings } from '../../../domain/standing-item/trend.ts';
import { command, pressOfOneUse } from '../../turn/command.ts';
import { scheduleOf } from '../../turn/schedule.ts';
import { noteOfItem, preview, showToTheChair } from '../../standing-item/standing-item-preview.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const draftStandingItem = command({
  name: 'draft-standing-item',
  group: 'The standing item',
  summary: 'Draft the standing item for the board',
  examples: ['draft the standing item'],
  input: z.object({}),
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [pressOfOneUse(draftButton, (_, context) => draft(context))],
  run: (_, context) => draft(context),
});

/** A frozen snapshot of aggregates, since the board last met and since the partnership did, previewed in personal chat. */
export async function draft(context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { partnership } = speaker;
  const { last, meetings, thresholds } = scheduleOf(context);
  const from = lastMeeting(meetings, 'board', turn.now)?.startsAt ?? partnership.createdAt;
  const dayIn = (instant: Date) => dayOf(instant, partnership.timezone);
  const boardMet = dayIn(from);
  const partnershipMet = dayIn(last?.startsAt ?? partnership.createdAt);
  const trend = trendMeetings(meetings, turn.now, partnership.timezone);
  const [counts, published] = await Promise.all([
    store.standingItems.counts(partnership.id, {
      ...{ thresholds, boardMet, partnershipMet, trend },
      timezone: partnership.timezone,
    }),
    store.standingItems.published(partnership.id),
  ]);
  const { acceptDays } = partnership.settings;
  const inputs = {
    format: 2 as const,
    dataAsAt: thresholds.today,
    boardMet,
    partnershipMet,
    acceptDays,
    counts,
    published,
  };
  const item = await store.standingItems.draft(
    partnership.id,
    { from, to: turn.now },
    { figures: standingItemFigures(inputs), inputs },
    speaker,
    turn.now,
    noteOfItem('drafted', context),
  );
  const [unreached] = await showToTheChair(item, context);
  return preview(item, unreached === undefined ? null : { said: unreached, note: null, undo: null }, context);
}
