import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { AskOption } from './ask-card.ts';

/** A plain answer under the marking: one or two sentences of the clerk's, and what can be pressed next. */
export interface NoteCardView extends WritingCardView {
  readonly say: string;
  readonly options: readonly AskOption[];
  readonly undo: string | null;
}

export function noteCard(view: NoteCardView): Message {
  const title = view.say;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
