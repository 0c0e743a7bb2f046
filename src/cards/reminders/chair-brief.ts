import type { Message } from '../../domain/message.ts';
import { longDateTime } from '../../domain/calendar/dates.ts';
import { statusButton } from '../actions/log-buttons.ts';
import { reviewsButton } from '../nominals/nominal-pages.ts';
import { actionLine, plainLine } from '../parts/action-lines.ts';
import { listButton } from '../parts/back-buttons.ts';
import { execute, heading, subheading, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import type { RatedAction } from '../parts/rated-action.ts';

const EXCEPTIONS_SHOWN = 10;

/** The chair's brief on the morning of the meeting: counts, and the actions that need a decision. */
export interface BriefView extends WritingCardView {
  readonly kind: 'brief';
  readonly meetingAt: Date;
  readonly counts: {
    readonly open: number;
    readonly overdue: number;
    readonly blocked: number;
    readonly awaiting: number;
    readonly ownerless: number;
    /** Open nominals to be reviewed by this meeting. */
    readonly forReview: number;
  };
  /** Overdue or blocked, the oldest first; the card shows the first ten. */
  readonly exceptions: readonly RatedAction[];
}

export function briefCard(view: BriefView): Message {
  const title = `${view.partnership.name} meets on ${longDateTime(view.meetingAt, view.partnership.timezone)}`;
  const { open, overdue, blocked, awaiting, ownerless, forReview } = view.counts;
  const counts = [
    `${String(open)} open`,
    `${String(overdue)} overdue`,
    `${String(blocked)} blocked`,
    `${String(awaiting)} awaiting confirmation`,
    `${String(ownerless)} without an owner`,
    ...(forReview === 0 ? [] : [`${String(forReview)} due for review`]),
  ].join(' · ');
  const shown = view.exceptions.slice(0, EXCEPTIONS_SHOWN);
  const rest = view.exceptions.length - shown.length;
  const more = rest > 0 ? [`and ${String(rest)} more`] : [];
  const name = shown.length === 0 ? 'Nothing is overdue or blocked' : 'Overdue or blocked';
  return finish(view, {
    body: [
      heading(title),
      words(counts),
      subheading(name),
      ...shown.map((item) => actionLine(view, item, null)),
      ...more.map((text) => words(text)),
    ],
    actions: [
      execute('Status', statusButton.with({ of: null })),
      ...(awaiting === 0
        ? []
        : [execute('Awaiting confirmation', listButton.with({ list: 'awaiting', of: null, skip: 0 }))]),
      ...(forReview === 0 ? [] : [execute('Due for review', reviewsButton.with({ skip: 0 }))]),
    ],
    facts: [title, counts, name, ...shown.map((item) => plainLine(view, item)), ...more],
  });
}
