import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { Button } from './presses.ts';

/** One answer that the clerk offers; readingLabel writes the label of a change. */
export interface AskOption {
  readonly label: string;
  readonly press: Button;
}

export interface AskView extends CardView {
  /** The clerk's question, without anything that was typed. */
  readonly question: string;
  /** The words that were doubted, shown as typed in a personal chat. */
  readonly quote: string | null;
  readonly options: readonly AskOption[];
}

export function askCard(view: AskView): Message {
  const title = view.question;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
