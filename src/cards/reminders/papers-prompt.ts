import { longDate, longDateTime, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { PaperState } from '../../domain/reminders/papers.ts';
import { execute, heading, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { showItemButton } from '../standing-item/standing-item-buttons.ts';

/** To coordinators, and to the chair where a draft waits: the standing item is wanted for the board's papers. */
export interface PapersView extends WritingCardView {
  readonly kind: 'papers';
  readonly board: string;
  readonly meetingAt: Date;
  readonly due: IsoDate;
  readonly state: PaperState;
}

export function papersCard(view: PapersView): Message {
  const title = `The ${view.board}’s papers are due on ${longDate(view.due)}`;
  const lines = [`It meets on ${longDateTime(view.meetingAt, view.partnership.timezone)}.`, STATE_WORDS[view.state]];
  return finish(view, {
    body: [heading(title), ...lines.map((line) => words(line))],
    actions: [execute(BUTTON_WORDS[view.state], showItemButton.with({}))],
    facts: [title, ...lines],
  });
}

const STATE_WORDS: Readonly<Record<PaperState, string>> = {
  none: 'The standing item for it has not been drafted yet.',
  draft: 'The standing item for it is a draft and waits for the chair’s approval.',
  approved: 'The standing item for it is approved and has not been posted yet.',
  posted: 'The standing item for it is posted.',
};

const BUTTON_WORDS: Readonly<Record<PaperState, string>> = {
  none: 'Draft the standing item',
  draft: 'Look at the draft',
  approved: 'Look at it',
  posted: 'Look at it',
};
