import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { heading, words } from '../parts/elements.ts';
import { finish, type CardView, type WritingCardView } from '../parts/finish.ts';

/** To somebody who was shown a nominal: that it is closed. */
export interface ClosedView extends WritingCardView {
  readonly kind: 'closed';
  /** null: its content has been erased since, and its code with it. */
  readonly code: string | null;
  readonly closed: IsoDate | null;
}

const TIDY_UP = 'You have been shown it before. Delete any note or copy of your own that you no longer need.';

export function closedNotice(view: ClosedView): Message {
  const { code, closed } = view;
  const title = `${code ?? 'A code that you were shown'} was closed${on(closed)}`;
  return finish(view, { body: [heading(title), words(TIDY_UP)], facts: [`${title}.`, TIDY_UP] });
}

/** What takes the place of a card in a group chat or channel once something on it is closed: it names no code. */
export function takenDownCard(view: CardView & { readonly closed: IsoDate | null }): Message {
  const title = `Closed${on(view.closed)}`;
  const said = 'Something that this card showed is closed, so the card was taken down. Ask again for what is open.';
  return finish(view, { body: [heading(title), words(said)], facts: [`${title}.`, said] });
}

function on(day: IsoDate | null): string {
  return day === null ? '' : ` on ${longDate(day)}`;
}
