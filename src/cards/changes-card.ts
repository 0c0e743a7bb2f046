import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { RatedAction } from './parts/rated-action.ts';

/** What became of one action that a message spoke of. */
export interface ChangeLine {
  readonly ref: string;
  /** false: nothing was changed, and `said` is why not. */
  readonly recorded: boolean;
  /** "Awaiting confirmation", "Due date moved to Tuesday 12 January 2027", or the refusal's sentence. */
  readonly said: string;
  readonly note: string | null;
  /** As it now stands; null where it may not be shown. */
  readonly now: RatedAction | null;
}

export interface ChangesCardView extends WritingCardView {
  readonly lines: readonly ChangeLine[];
  readonly undo: string | null;
}

export function changesCard(view: ChangesCardView): Message {
  const title = `${String(view.lines.length)} actions`;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
