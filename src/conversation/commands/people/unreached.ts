import { z } from 'zod';
import { unreachedCard, unreachedLines } from '../../../cards/people/unreached-card.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import { canRunTheMeeting, canSeeAction } from '../../../domain/policy/policy.ts';
import { outOfReach } from '../../../domain/reminders/reach.ts';
import { personalView } from '../../turn/card-view.ts';
import { command } from '../../turn/command.ts';
import { inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT } from '../../turn/wording.ts';

/** More open actions than any partnership has: whoever owns one of them has to be reached. */
const ALL = { skip: 0, take: 100_000 };

export const unreached = command({
  name: 'unreached',
  group: 'Meetings and reminders',
  summary: 'See who cannot be reached, and what to do about it',
  examples: ['who cannot be reached'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: { of: 'actions', asks: canSeeAction },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [],
  run: (_, context) => run(context),
});

async function run(context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const [members, open] = await Promise.all([
    store.people.members(id),
    store.actions.list({ partnershipId: id, visibleTo: null, statuses: OPEN_STATUSES }, ALL),
  ]);
  const people = unreachedLines(outOfReach({ members, actions: open.items }));
  return inPersonalChat(context, unreachedCard({ ...personalView(context), kind: 'unreached', people }), IN_YOUR_CHAT);
}
