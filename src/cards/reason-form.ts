import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Action } from '../domain/action.ts';
import type { IsoDate } from '../domain/dates.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { ButtonChange } from './presses.ts';

/**
 * Asks for what a change still needs: a reason, or (for `extend`) a date and a reason. The answer is an `act` press with
 * view `form`. Shown in a personal chat only.
 */
export interface ReasonFormView extends WritingCardView {
  readonly action: Action;
  readonly change: ButtonChange;
  readonly known: { readonly due: IsoDate | null; readonly reason: string | null };
  readonly today: IsoDate;
  readonly problem: string | null;
}

export function reasonForm(view: ReasonFormView): Message {
  const title = view.action.ref;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
