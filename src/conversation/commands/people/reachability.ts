import { z } from 'zod';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { reachabilityButton } from '../../../cards/people/people-buttons.ts';
import { reachabilityCard } from '../../../cards/people/reachability-card.ts';
import { canRunTheMeeting } from '../../../domain/policy/policy.ts';
import { reachOfAll, type ReachState } from '../../../domain/reminders/reach.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT } from '../../turn/wording.ts';

export const reachability = command({
  name: 'reachability',
  group: 'Meetings and reminders',
  summary: 'See how everybody can be reached',
  examples: ['who can be reached'],
  input: z.object({}),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(reachabilityButton, ({ skip }, context) => pageOfReachability(skip, context))],
  run: (_, context) => pageOfReachability(0, context),
});

export async function pageOfReachability(skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const [members, chats] = await Promise.all([store.people.members(id), store.conversations.ofMembers(id)]);
  const all = reachOfAll(members, chats);
  const count = (state: ReachState): number => all.filter((each) => each.state === state).length;
  const card = reachabilityCard({
    ...personalView(context),
    counts: {
      refused: count('refused'),
      removed: count('removed'),
      'no identity': count('no identity'),
      external: count('external'),
      'never seen': count('never seen'),
      guest: count('guest'),
      installed: count('installed'),
      wrote: count('wrote'),
    },
    page: { items: all.slice(skip, skip + PAGE_SIZE), total: all.length, skip },
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}
