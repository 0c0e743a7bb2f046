import { z } from 'zod';
import { actionCard } from '../../../cards/actions/action-card.ts';
import { changesCard } from '../../../cards/actions/changes-card.ts';
import { openButton } from '../../../cards/parts/action-buttons.ts';
import type { JustNow } from '../../../cards/parts/rated-action.ts';
import { STATUS_WORDS, type Action } from '../../../domain/actions/action.ts';
import { actionNumber } from '../../../domain/minimise/whose-words.ts';
import { canSeeAction, everyMember } from '../../../domain/policy/policy.ts';
import { answer, answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { actionView, cardView } from '../../turn/card-view.ts';
import { command, press, type InputOf } from '../../turn/command.ts';
import { actionsByNumber } from '../../actions/named-actions.ts';
import { noteRefused } from '../../turn/audit-notes.ts';
import { scheduleOf, rated, type Schedule } from '../../turn/schedule.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { noSuchAction } from '../../turn/wording.ts';

const input = z.object({ numbers: z.array(actionNumber()).min(1).max(50) });

export const showAction = command({
  name: 'show-action',
  group: 'Your actions',
  summary: 'Show an action',
  examples: ['A-12', 'what’s happening with action 12?'],
  input,
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: null,
  answers: 'there to whom it may concern',
  undoneAs: null,
  presses: [press(openButton, ({ ref }, context) => run({ numbers: [ref] }, context))],
  run,
});

async function run({ numbers }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const { speaker } = context;
  const actions = await actionsByNumber(numbers, context);
  const schedule = scheduleOf(context);
  const visible = new Map(actions.filter((action) => canSeeAction(speaker, action)).map((a) => [a.number, a]));
  const [number, ...others] = numbers;
  if (number === undefined) return sayPrivately(context, noSuchAction(0, 'see'));
  if (others.length === 0) return oneAction(visible.get(number) ?? null, number, context, schedule, null);
  const lines = numbers.map((wanted) => {
    const action = visible.get(wanted);
    return action === undefined
      ? { ref: `A-${String(wanted)}`, recorded: false, said: noSuchAction(wanted, 'see'), note: null, now: null }
      : {
          ref: action.ref,
          recorded: true,
          said: STATUS_WORDS[action.status],
          note: null,
          now: rated(action, speaker, schedule),
        };
  });
  const write = (there: Context) => changesCard({ ...cardView(there), asked: 'to see', lines, undo: null });
  const areAllThere = numbers.every((wanted) => visible.has(wanted));
  return areAllThere ? answer(context, { actions: [...visible.values()] }, write) : answerPrivately(context, write);
}

/** The card of one action as the speaker may see it, or the sentence for one that is not there. */
export async function oneAction(
  action: Action | null,
  number: number,
  context: Context,
  schedule: Schedule,
  justNow: JustNow | null,
): Promise<Reply> {
  if (action === null || !canSeeAction(context.speaker, action)) {
    await noteRefused(`A-${String(number)}`, context);
    return sayPrivately(context, noSuchAction(number, 'see'));
  }
  return answer(context, { actions: [action] }, async (there) =>
    actionCard(await actionView(action, justNow, there, schedule)),
  );
}
