import { z } from 'zod';
import { changesSinceCard } from '../../cards/changes-since-card.ts';
import { PAGE_SIZE } from '../../cards/parts/rated-action.ts';
import { dayOf } from '../../domain/dates.ts';
import { refNumber } from '../../domain/refs.ts';
import { cardView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { scheduleOf, sinceLastMeeting } from '../schedule.ts';
import { here, type Context, type Reply } from '../turn.ts';

export const changes: Command<'changes'> = {
  name: 'changes',
  group: 'The log',
  summary: 'Show what has changed since the last meeting',
  examples: ['changes', 'what has changed since the last meeting'],
  input: z.object({}),
  may: everyMember,
  run: (_, context) => pageOfChanges(0, context),
};

export async function pageOfChanges(skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const schedule = scheduleOf(context);
  const logged = await store.actions.updatesSince(speaker.partnership.id, speaker, sinceLastMeeting(schedule), {
    skip,
    take: PAGE_SIZE,
  });
  const items = logged.items.map(({ actionRef, ...entry }) => ({
    ...entry,
    ref: actionRef,
    number: refNumber(actionRef, 'A') ?? 0,
  }));
  const since = schedule.last === null ? null : dayOf(schedule.last.startsAt, speaker.partnership.timezone);
  return here(changesSinceCard({ ...cardView(context), since, page: { items, total: logged.total, skip } }));
}
