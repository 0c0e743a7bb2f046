import type { Action } from './action.ts';
import { powerById } from '../powers/catalogue.ts';
import type { Power } from '../powers/power.ts';

/** What an action's tags ask people to think of: never whether the power should be used. */
export interface TagPrompts {
  readonly power: Power | null;
  readonly safeguarding: boolean;
  /** It is about a child, or the power asks for it: the safeguarding lead signs it off. */
  readonly needsSignOff: boolean;
}

/** `action` is as its reader may see it: whom it is about counts only for those who may know. */
export function promptsFor({
  powerId,
  safeguarding,
  nominal,
}: Pick<Action, 'powerId' | 'safeguarding' | 'nominal'>): TagPrompts {
  const power = powerById(powerId);
  return { power, safeguarding, needsSignOff: power !== null && (power.signOff || nominal?.kind === 'child') };
}
