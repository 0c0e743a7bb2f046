import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Nominal } from '../domain/nominal.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf } from './parts/rated-action.ts';

export interface NominalListView extends CardView {
  readonly page: PageOf<Nominal>;
}

export function nominalListCard(view: NominalListView): Message {
  const title = 'Nominals';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
