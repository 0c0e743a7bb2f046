import type { ChangeIntent } from '../../domain/actions/change.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { Button } from '../parts/button.ts';
import { buttons, execute, heading, shortened, typed } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { leaveButton, readingButton } from '../parts/question-buttons.ts';

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
  /** What the button that changes nothing says; "Leave it" where nothing else fits better. */
  readonly leave?: string;
}

const OPTIONS_SHOWN = 10;
const QUOTE_SHOWN = 300;
const LABEL_SHOWN = 60;

/**
 * A short question with a button a reading; nothing is recorded until one is pressed. A reading carries the person's own
 * words, so in a shared place there are no buttons for readings: it is answered in words.
 */
export function askCard(view: AskView): Message {
  const offered = isShared(view) ? view.options.filter(({ press }) => press.verb !== readingButton.verb) : view.options;
  const options = offered.slice(0, OPTIONS_SHOWN);
  const quote = view.quote === null || isShared(view) ? null : `“${shortened(view.quote, QUOTE_SHOWN)}”`;
  const leave = view.leave ?? 'Leave it';
  const labels = options.map((option) => shortened(option.label, LABEL_SHOWN));
  return finish(view, {
    body: [
      heading(view.question),
      ...(quote === null ? [] : [typed([{ text: quote, subtle: true }], { spacing: 'Small' })]),
      buttons([
        ...options.map((option) => execute(shortened(option.label, LABEL_SHOWN), option.press)),
        execute(leave, leaveButton.with({})),
      ]),
    ],
    facts: [view.question, ...(quote === null ? [] : [quote]), [...labels, leave].join(' / ')],
  });
}

/** A reading in a few words, for the button that chooses it. */
export function readingLabel(intent: ChangeIntent): string {
  switch (intent.kind) {
    case 'accept':
      return 'Accept';
    case 'decline':
      return 'Decline';
    case 'progress':
      return 'In progress';
    case 'note':
      return 'Add as a note';
    case 'no_change':
      return 'No change';
    case 'blocked':
      return 'Blocked';
    case 'done':
      return 'Done';
    case 'confirm':
      return 'Confirm';
    case 'reject':
      return 'Reject';
    case 'extend':
      return intent.due?.to === 'date' ? `More time, until ${longDate(intent.due.date)}` : 'More time';
    case 'reassign':
      return intent.to === null ? 'Give to somebody else' : `Give to ${intent.to}`;
    case 'end':
      return END_LABELS[intent.as];
    case 'reopen':
      return 'Reopen';
    case 'snooze':
      return intent.until?.to === 'date' ? `Snooze reminders until ${longDate(intent.until.date)}` : 'Snooze reminders';
    case 'wake':
      return 'Remind me again';
    case 'tag':
      return 'Tag with a power';
    case 'untag':
      return 'Take the tag off';
    case 'safeguard':
      return intent.on ? 'Tag as safeguarding' : 'Not safeguarding';
  }
}

const END_LABELS = {
  not_done: 'Close as not done',
  circumstances_changed: 'Close, circumstances changed',
  cancelled: 'Cancel the action',
} as const;
