import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { StandingItem } from '../domain/standing-item.ts';
import { finish, type WritingCardView } from './parts/finish.ts';

export interface StandingItemView extends WritingCardView {
  readonly item: StandingItem;
  /** The board that it goes to. */
  readonly board: string;
  /** What the reader may do with it now; both false on the posted card, which has no buttons. */
  readonly mayApprove: boolean;
  readonly mayPost: boolean;
}

export function standingItemCard(view: StandingItemView): Message {
  const title = `Standing item ${String(view.item.number)}`;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
