import type { Message } from '../../domain/message.ts';
import type { AskOption } from './ask-card.ts';
import { buttons, execute, shortened, typed } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { undoButton } from '../parts/just-now.ts';

/** A plain answer under the marking: one or two sentences of the clerk's, and what can be pressed next. */
export interface NoteCardView extends WritingCardView {
  readonly say: string;
  readonly options: readonly AskOption[];
  readonly undo: string | null;
}

export function noteCard(view: NoteCardView): Message {
  const say = shortened(view.say, 1500);
  const options = view.options.slice(0, 10).map((option) => execute(shortened(option.label, 60), option.press));
  return finish(view, {
    body: [typed([say]), ...undoButton(view, view.undo), ...(options.length > 0 ? [buttons(options)] : [])],
    facts: [say],
  });
}
