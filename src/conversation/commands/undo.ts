import { z } from 'zod';
import { noteCard } from '../../cards/note-card.ts';
import { hasEnded, STATUS_WORDS } from '../../domain/action.ts';
import { canSeeAction } from '../../domain/policy.ts';
import type { Undone } from '../../ports.ts';
import { cardView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { scheduleOf } from '../schedule.ts';
import { here, say, type Context, type Reply } from '../turn.ts';
import { NOTHING_TO_UNDO, undoIsOfTheLast } from '../wording.ts';
import { actionNumber } from './change-actions.ts';
import { oneAction } from './show-action.ts';

export const undo: Command<'undo'> = {
  name: 'undo',
  group: 'Other',
  summary: 'Take back your last change',
  examples: ['undo'],
  input: z.object({ numbers: z.array(actionNumber) }),
  may: everyMember,
  run: ({ numbers }, context) =>
    numbers.length === 0 ? takeBack(null, context) : Promise.resolve(say(undoIsOfTheLast(numbers))),
};

/** Takes back all that the last message or press changed; `batch` is the one that a card's Undo speaks of. */
export async function takeBack(batch: string | null, context: Context): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const undone = await store.actions.undo(speaker, turn.now, source, batch);
  if (undone === null) return say(NOTHING_TO_UNDO);
  if (!undone.undone) return say(`${undone.blockedBy} has been changed by somebody else since, so it was not undone.`);
  const [only, ...others] = undone.actions;
  if (only !== undefined && others.length === 0 && canSeeAction(speaker, only)) {
    const schedule = scheduleOf(context);
    const again = hasEnded(only.status) ? '' : ' again';
    const said = `Undone. ${only.ref} is ${STATUS_WORDS[only.status]}${again}.`;
    return here(await oneAction(only, only.number, context, schedule, { said, note: null, undo: null }));
  }
  return here(noteCard({ ...cardView(context), say: sentence(undone), options: [], undo: null }));
}

function sentence(undone: Extract<Undone, { undone: true }>): string {
  return `Undone: ${undone.what.join(', ')}.`;
}
