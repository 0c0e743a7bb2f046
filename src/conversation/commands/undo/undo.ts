import { z } from 'zod';
import { takeBackButton } from '../../../cards/parts/just-now.ts';
import { noteCard } from '../../../cards/talk/note-card.ts';
import { hasEnded, STATUS_WORDS } from '../../../domain/actions/action.ts';
import { actionNumber } from '../../../domain/minimise/whose-words.ts';
import { canSeeAction, everyMember } from '../../../domain/policy/policy.ts';
import { refNumber } from '../../../domain/refs.ts';
import type { Undone } from '../../../ports/undo.ts';
import { answer, FOR_MEMBERS, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { scheduleOf } from '../../turn/schedule.ts';
import { walkTo } from '../../meetings/walk.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';
import { NOTHING_TO_UNDO, undoIsOfTheLast } from '../../turn/wording.ts';
import { oneAction } from '../actions/show-action.ts';

export const undo = command({
  name: 'undo',
  group: 'Other',
  summary: 'Take back your last change',
  examples: ['undo'],
  input: z.object({ numbers: z.array(actionNumber()) }),
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: null,
  answers: 'there to whom it may concern',
  undoneAs: null,
  presses: [press(takeBackButton, ({ batch }, context) => takeBack(batch, context))],
  run: ({ numbers }, context) =>
    numbers.length === 0 ? takeBack(null, context) : Promise.resolve(say(undoIsOfTheLast(numbers))),
});

/** Takes back all that the last message or press changed; `batch` is the one that a card's Undo speaks of. */
export async function takeBack(batch: string | null, context: Context): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const undone = await store.undo.last(speaker, turn.now, source, batch);
  if (undone === null) return sayPrivately(context, NOTHING_TO_UNDO);
  if (!undone.undone) return sayPrivately(context, await whyNotUndone(undone.blockedBy, context));
  if (context.back?.verb === 'walk') {
    return walkTo(context.back, { said: sentence(undone), note: null, undo: null }, context);
  }
  const [only, ...others] = undone.actions;
  if (only !== undefined && others.length === 0 && canSeeAction(speaker, only)) {
    const schedule = scheduleOf(context);
    const again = hasEnded(only.status) ? '' : ' again';
    const said = `Undone. ${only.ref} is ${STATUS_WORDS[only.status]}${again}.`;
    return oneAction(only, only.number, context, schedule, { said, note: null, undo: null });
  }
  const shown = undone.actions.length === 0 ? FOR_MEMBERS : { actions: undone.actions };
  return answer(context, shown, (there) =>
    noteCard({ ...cardView(there), say: sentence(undone), options: [], undo: null }),
  );
}

/** An action that has been handed on, and that the speaker may no longer see, is not spoken of. */
async function whyNotUndone(blockedBy: string, { store, speaker }: Context): Promise<string> {
  const number = refNumber(blockedBy, 'A');
  if (number !== null) {
    const [action] = await store.actions.byNumber(speaker.partnership.id, [number]);
    if (action === undefined || !canSeeAction(speaker, action)) return NOTHING_TO_UNDO;
  }
  return `${blockedBy} has been changed by somebody else since, so it was not undone.`;
}

function sentence(undone: Extract<Undone, { undone: true }>): string {
  return `Undone: ${undone.what.join(', ')}.`;
}
