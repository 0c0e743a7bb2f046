import type { Press } from '../cards/presses.ts';
import type { Action } from '../domain/action.ts';
import type { Step } from './plan.ts';
import type { Context } from './turn.ts';

/** The actions that a message names, by number. */
export function numbersIn(steps: readonly Step[]): readonly number[] {
  const numbers = steps.flatMap((step) => {
    switch (step.command) {
      case 'show-action':
      case 'ask':
        return step.numbers;
      case 'change-actions':
        return step.changes.flatMap((change) => (change.numbers === 'all' ? [] : change.numbers));
      default:
        return [];
    }
  });
  return [...new Set(numbers)];
}

/** The actions that a press is about, by number. */
export function numbersOf(press: Press): readonly number[] {
  switch (press.verb) {
    case 'act':
    case 'digest-act':
    case 'open':
      return [press.ref];
    case 'ask-answer':
      return press.actions.map(({ number }) => number);
    default:
      return [];
  }
}

/** Actions by number, as they came with the speaker where the turn named them; one that does not exist is left out. */
export async function actionsByNumber(numbers: readonly number[], context: Context): Promise<readonly Action[]> {
  const named = new Map(context.named.map((action) => [action.number, action]));
  const found = numbers.flatMap((number) => named.get(number) ?? []);
  if (found.length === numbers.length) return found;
  return context.store.actions.byNumber(context.speaker.partnership.id, numbers);
}
