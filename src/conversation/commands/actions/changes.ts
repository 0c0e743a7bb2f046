import { z } from 'zod';
import { changesSinceCard } from '../../../cards/actions/changes-since-card.ts';
import { changesButton } from '../../../cards/actions/log-buttons.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import type { Action } from '../../../domain/actions/action.ts';
import type { Speaker } from '../../../domain/people/person.ts';
import { refNumber } from '../../../domain/refs.ts';
import { asSeenBy, canSeeAction, everyMember } from '../../../domain/policy/policy.ts';
import { answer } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import type { LoggedUpdate } from '../../../ports/actions.ts';
import { command, press } from '../../turn/command.ts';
import { scheduleOf, sinceLastMeeting } from '../../turn/schedule.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const changes = command({
  name: 'changes',
  group: 'The log',
  summary: 'Show what has changed since the last meeting',
  examples: ['changes', 'what has changed since the last meeting'],
  input: z.object({}),
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: null,
  answers: 'there to whom it may concern',
  undoneAs: null,
  presses: [press(changesButton, ({ skip }, context) => pageOfChanges(skip, context))],
  run: (_, context) => pageOfChanges(0, context),
});

export async function pageOfChanges(skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const schedule = scheduleOf(context);
  const { id } = speaker.partnership;
  const entries = (page: { readonly skip: number; readonly take: number }) =>
    store.actions.updatesSince(id, speaker, sinceLastMeeting(schedule), page);
  const logged = await entries({ skip, take: PAGE_SIZE });
  const about = await actionsOf(logged.items, context);
  const items = logged.items.map(({ actionRef, ...entry }) => {
    const number = numberOf(actionRef);
    return { ...entry, text: wordsOf(entry, about.get(number), speaker), ref: actionRef, number };
  });
  const since = schedule.last === null ? null : dayOf(schedule.last.startsAt, speaker.partnership.timezone);
  const page = { items, total: logged.total, skip };
  const shown = async () => ({ actions: [...(await actionsOf((await entries(ALL)).items, context)).values()] });
  return answer(context, shown, (there) => changesSinceCard({ ...cardView(there), since, page }));
}

/** More entries than any partnership has between two meetings. */
const ALL = { skip: 0, take: 100_000 };

async function actionsOf(entries: readonly LoggedUpdate[], context: Context): Promise<ReadonlyMap<number, Action>> {
  const { store, speaker } = context;
  const numbers = [...new Set(entries.map(({ actionRef }) => numberOf(actionRef)))];
  const found = numbers.length === 0 ? [] : await store.actions.byNumber(speaker.partnership.id, numbers);
  return new Map(found.map((action) => [action.number, action]));
}

/** What was said at the time, as the action's last update would be read. */
function wordsOf(
  { at, by, text }: Pick<LoggedUpdate, 'at' | 'by' | 'text'>,
  action: Action | undefined,
  speaker: Speaker,
): string | null {
  return action === undefined
    ? null
    : (asSeenBy(speaker, { ...action, lastUpdate: { at, by, text } }).lastUpdate?.text ?? null);
}

function numberOf(ref: string): number {
  return refNumber(ref, 'A') ?? 0;
}
