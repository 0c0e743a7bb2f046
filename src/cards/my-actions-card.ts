import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { IsoDate } from '../domain/dates.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf, RatedAction } from './parts/rated-action.ts';

export interface MyActionsView extends CardView {
  /** Open actions of the reader, by due date as the store orders them; PAGE_SIZE a page. */
  readonly page: PageOf<RatedAction>;
  readonly today: IsoDate;
  /** The last day of the amber window: due until then is "due soon". */
  readonly soonUntil: IsoDate;
  readonly awaiting: number;
}

export function myActionsCard(view: MyActionsView): Message {
  const title = 'My actions';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
