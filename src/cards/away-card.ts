import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Absence } from '../domain/person.ts';
import { finish, type WritingCardView } from './parts/finish.ts';

export interface AwayCardView extends WritingCardView {
  readonly absence: Pick<Absence, 'from' | 'until'>;
  readonly cover: string | null;
  readonly deputy: string | null;
  readonly undo: string | null;
}

export function awayCard(view: AwayCardView): Message {
  const title = 'Away';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
