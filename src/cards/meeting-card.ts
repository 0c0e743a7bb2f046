import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Meeting } from '../domain/meeting.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { JustNow } from './parts/rated-action.ts';

export interface MeetingCardView extends WritingCardView {
  /** The next of each kind that was asked about; `name` is the partnership's or the board's. */
  readonly meetings: readonly { readonly name: string; readonly next: Meeting | null; readonly last: Date | null }[];
  readonly justNow: JustNow | null;
}

export function meetingCard(view: MeetingCardView): Message {
  const title = 'Meetings';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
