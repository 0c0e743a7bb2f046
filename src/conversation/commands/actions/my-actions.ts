import { z } from 'zod';
import { myActionsButton } from '../../../cards/parts/back-buttons.ts';
import { digestPageButton } from '../../../cards/reminders/digest-buttons.ts';
import { actsForOwner, everyMember } from '../../../domain/policy/policy.ts';
import { myActionsCard } from '../../../cards/actions/my-actions-card.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { scheduleOf, rated } from '../../turn/schedule.ts';
import { digestIsShown, digestNow } from '../../reminders/digest.ts';
import { inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT } from '../../turn/wording.ts';

export const myActions = command({
  name: 'my-actions',
  group: 'Your actions',
  summary: 'List your open actions',
  examples: ['my actions', 'what do I still owe'],
  input: z.object({}),
  may: everyMember,
  shows: { of: 'actions', asks: actsForOwner },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [
    press(digestPageButton, async ({ digest }, context) => {
      await digestIsShown(context);
      return digestNow(digest, null, context, scheduleOf(context));
    }),
    press(myActionsButton, ({ skip }, context) => pageOfMyActions(skip, context)),
  ],
  run: (_, context) => pageOfMyActions(0, context),
});

/** The speaker's open actions, with those of whom they stand in for. Titles are for their own chat only. */
export async function pageOfMyActions(skip: number, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const mine = {
    partnershipId: speaker.partnership.id,
    visibleTo: speaker,
    ownerIds: [speaker.member.id, ...speaker.standsInFor],
  };
  const schedule = scheduleOf(context);
  const [open, awaiting] = await Promise.all([
    store.actions.list({ ...mine, statuses: OPEN_STATUSES }, { skip, take: PAGE_SIZE }),
    store.actions.list({ ...mine, statuses: ['awaiting_confirmation'] }, { skip: 0, take: 1 }),
  ]);
  const card = myActionsCard({
    ...personalView(context),
    page: { items: open.items.map((action) => rated(action, speaker, schedule)), total: open.total, skip },
    today,
    soonUntil: schedule.thresholds.amberUntil,
    awaiting: awaiting.total,
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}
