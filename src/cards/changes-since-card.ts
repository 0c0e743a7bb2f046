import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { ActionStatus } from '../domain/action.ts';
import type { UpdateKind } from '../domain/change.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf } from './parts/rated-action.ts';

export interface LoggedChange {
  readonly ref: string;
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: UpdateKind;
  readonly status: ActionStatus;
  readonly text: string | null;
}

/** What has changed since the last meeting, the newest first. */
export interface ChangesSinceView extends CardView {
  readonly since: IsoDate | null;
  readonly page: PageOf<LoggedChange>;
}

export function changesSinceCard(view: ChangesSinceView): Message {
  const title = 'What has changed';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
