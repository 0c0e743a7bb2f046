import { type actButton, intentOf } from '../../cards/parts/action-buttons.ts';
import type { PressedOf } from '../../cards/parts/button.ts';
import { type digestActButton } from '../../cards/reminders/digest-buttons.ts';
import { type readingButton } from '../../cards/parts/question-buttons.ts';
import { answerPrivately } from '../turn/answer.ts';
import { walkTo } from '../meetings/walk.ts';
import { digestNow, digestIsShown } from '../reminders/digest.ts';
import type { Context, Reply } from '../turn/turn.ts';
import { recorded } from '../turn/wording.ts';
import { performChanges, type Performed } from './perform-changes.ts';
import { missingForm, replyToChanges } from './reply-to-changes.ts';

/** A button of an action's card, which comes back as the action now stands; of a meeting's card, and the walk goes on. */
export async function changeOnCard(pressed: PressedOf<typeof actButton>, context: Context): Promise<Reply> {
  const requested = [{ number: pressed.ref, intent: intentOf(pressed), version: pressed.version }];
  const performed = await performChanges(requested, context, pressed.token);
  const [outcome] = performed.outcomes;
  const told = outcome === undefined ? null : whatCameOfIt(outcome, pressed.ref, context);
  if (context.back?.verb !== 'walk' || told === null) return replyToChanges(performed, context);
  const justNow = { said: `${told.ref}: ${told.said}`, note: null, undo: performed.batch };
  return walkTo(context.back, justNow, context);
}

/** A button of one action in a digest: the digest comes back with that action shown as updated. */
export async function changeInDigest(pressed: PressedOf<typeof digestActButton>, context: Context): Promise<Reply> {
  const requested = [{ number: pressed.ref, intent: intentOf(pressed), version: pressed.version }];
  const performed = await performChanges(requested, context, pressed.token);
  const [outcome] = performed.outcomes;
  if (outcome?.result === 'missing') return answerPrivately(context, (there) => missingForm(outcome, there));
  const told = outcome === undefined ? null : whatCameOfIt(outcome, pressed.ref, context);
  const justNow = told === null ? null : { ...told, undo: performed.batch };
  await digestIsShown(context);
  return digestNow(pressed.digest, justNow, context, performed.schedule);
}

/** The reading that was chosen, of each action that the clerk asked about. */
export async function chooseReading(pressed: PressedOf<typeof readingButton>, context: Context): Promise<Reply> {
  const requested = pressed.actions.map(({ number, version }) => ({ number, intent: pressed.intent, version }));
  return replyToChanges(await performChanges(requested, context, pressed.token), context);
}

function whatCameOfIt(
  outcome: Performed,
  number: number,
  context: Context,
): { readonly ref: string; readonly said: string } | null {
  switch (outcome.result) {
    case 'recorded':
      return { ref: outcome.action.ref, said: recorded(outcome.change, outcome.action, context.turn.place) };
    case 'refused':
      return { ref: outcome.action?.ref ?? `A-${String(number)}`, said: outcome.refusal.say };
    case 'missing':
    case 'several':
      return null;
  }
}
