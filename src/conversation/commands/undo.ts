import { z } from 'zod';
import { noteCard } from '../../cards/note-card.ts';
import { STATUS_WORDS } from '../../domain/action.ts';
import { canSeeAction } from '../../domain/policy.ts';
import type { Undone } from '../../ports.ts';
import { cardView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { loadSchedule } from '../schedule.ts';
import { here, say, type Context, type Reply } from '../turn.ts';
import { NOTHING_TO_UNDO } from '../wording.ts';
import { oneAction } from './show-action.ts';

export const undo: Command<'undo'> = {
  name: 'undo',
  group: 'Other',
  summary: 'Take back your last change',
  examples: ['undo'],
  input: z.object({}),
  may: everyMember,
  run: (_, context) => takeBack(null, context),
};

/** Takes back all that the last message or press changed; `batch` is the one that a card's Undo speaks of. */
export async function takeBack(batch: string | null, context: Context): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const undone = await store.actions.undo(speaker, turn.now, source, batch);
  if (undone === null) return say(NOTHING_TO_UNDO);
  if (!undone.undone) return say(`${undone.blockedBy} has been changed by somebody else since, so it was not undone.`);
  const [only, ...others] = undone.actions;
  if (only !== undefined && others.length === 0 && canSeeAction(speaker, only)) {
    const schedule = await loadSchedule(store, speaker, turn.now);
    const said = `Undone. ${only.ref} is ${STATUS_WORDS[only.status]} again.`;
    return here(oneAction(only, only.number, context, schedule, { said, note: null, undo: null }));
  }
  return here(noteCard({ ...cardView(context), say: sentence(undone), options: [], undo: null }));
}

function sentence(undone: Extract<Undone, { undone: true }>): string {
  return `Undone: ${undone.what.join(', ')}.`;
}
