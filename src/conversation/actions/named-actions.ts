import type { Action } from '../../domain/actions/action.ts';
import type { Context } from '../turn/turn.ts';

/**
 * Actions by number, as they came with the speaker where all of them were asked for; one that does not exist is left out.
 * It is not looked for again either: that would take longer than hearing of one that the speaker may not see.
 */
export async function actionsByNumber(numbers: readonly number[], context: Context): Promise<readonly Action[]> {
  const { readAhead } = context;
  const lookedUp = new Set(readAhead.lookedUp);
  const named = new Map(readAhead.named.map((action) => [action.number, action]));
  if (numbers.every((number) => lookedUp.has(number))) return numbers.flatMap((number) => named.get(number) ?? []);
  return context.store.actions.byNumber(context.speaker.partnership.id, numbers);
}
