import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { IsoDate } from '../domain/dates.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { ListScope } from './action-list-card.ts';
import type { PageOf } from './parts/rated-action.ts';

/** Somebody with open actions and no update since the last meeting; `name` null: actions without an owner. */
export interface SilentLine {
  readonly name: string | null;
  readonly agency: string | null;
  readonly refs: readonly string[];
}

/** Who has not updated since the last meeting. In a shared place: by agency, without names. */
export interface SilentView extends CardView {
  readonly since: IsoDate | null;
  readonly of: ListScope | null;
  readonly page: PageOf<SilentLine>;
}

export function silentCard(view: SilentView): Message {
  const title = 'Not updated';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
