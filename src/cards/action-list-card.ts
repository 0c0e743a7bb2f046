import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf, RatedAction } from './parts/rated-action.ts';
import type { CardList } from './presses.ts';

/** Whose actions a list or a status is about; a person is not named in a shared place. */
export interface ListScope {
  readonly name: string;
  readonly is: 'agency' | 'person';
}

export interface ActionListView extends CardView {
  readonly list: Exclude<CardList, 'silent'>;
  readonly of: ListScope | null;
  readonly page: PageOf<RatedAction>;
}

export function actionListCard(view: ActionListView): Message {
  const title = view.list;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
