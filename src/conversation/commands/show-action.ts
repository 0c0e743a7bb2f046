import { z } from 'zod';
import { actionCard } from '../../cards/action-card.ts';
import { changesCard } from '../../cards/changes-card.ts';
import type { JustNow } from '../../cards/parts/rated-action.ts';
import { STATUS_WORDS, type Action } from '../../domain/action.ts';
import type { Message } from '../../domain/message.ts';
import { canSeeAction } from '../../domain/policy.ts';
import { actionView, cardView } from '../card-view.ts';
import { everyMember, type Command, type InputOf } from '../command.ts';
import { actionsByNumber } from '../named-actions.ts';
import { scheduleOf, rated, type Schedule } from '../schedule.ts';
import { here, say, type Context, type Reply } from '../turn.ts';
import { noSuchAction } from '../wording.ts';
import { actionNumber } from './change-actions.ts';

export const showAction: Command<'show-action'> = {
  name: 'show-action',
  group: 'Your actions',
  summary: 'Show an action',
  examples: ['A-12', 'what’s happening with action 12?'],
  input: z.object({ numbers: z.array(actionNumber).min(1).max(50) }),
  may: everyMember,
  run,
};

async function run({ numbers }: InputOf<'show-action'>, context: Context): Promise<Reply> {
  const { speaker } = context;
  const actions = await actionsByNumber(numbers, context);
  const schedule = scheduleOf(context);
  const visible = new Map(actions.filter((action) => canSeeAction(speaker, action)).map((a) => [a.number, a]));
  const [number, ...others] = numbers;
  if (number === undefined) return say(noSuchAction(0, 'see'));
  if (others.length === 0) return here(await oneAction(visible.get(number) ?? null, number, context, schedule, null));
  const lines = numbers.map((wanted) => {
    const action = visible.get(wanted);
    return action === undefined
      ? { ref: `A-${String(wanted)}`, recorded: false, said: noSuchAction(wanted, 'see'), note: null, now: null }
      : {
          ref: action.ref,
          recorded: true,
          said: STATUS_WORDS[action.status],
          note: null,
          now: rated(action, schedule),
        };
  });
  return here(changesCard({ ...cardView(context), asked: 'to see', lines, undo: null }));
}

/** The card of one action as the speaker may see it, or the sentence for one that is not there. */
export async function oneAction(
  action: Action | null,
  number: number,
  context: Context,
  schedule: Schedule,
  justNow: JustNow | null,
): Promise<Message> {
  if (action === null || !canSeeAction(context.speaker, action)) {
    const sentence = noSuchAction(number, 'see');
    return { summary: sentence, text: sentence, card: null };
  }
  return actionCard(await actionView(action, justNow, context, schedule));
}
