import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS, type Nominal } from '../../domain/nominals/nominal.ts';
import { block, buttons, heading, typed, words, type Run } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { nominalButtons } from '../parts/nominal-buttons.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { reviewsButton } from './nominal-pages.ts';

interface Reviewed {
  readonly nominal: Nominal;
  readonly due: IsoDate | null;
}

export interface ReviewsView extends WritingCardView {
  /** The day of the next meeting. */
  readonly by: IsoDate;
  readonly today: IsoDate;
  readonly page: PageOf<Reviewed>;
}

/** What is to be looked at by the next meeting, each with its answer beside it. For personal chats. */
export function reviewsCard(view: ReviewsView): Message {
  const { page } = view;
  const title = page.total === 0 ? 'Nothing is due for review' : `${String(page.total)} due for review`;
  const until = `By ${longDate(view.by)}.`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      words(until, { spacing: 'Small' }),
      ...page.items.map((item) =>
        block([typed(line(view, item)), buttons(nominalButtons(view, item.nominal))], { separator: true }),
      ),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => reviewsButton.with({ skip })),
    facts: [
      title,
      until,
      ...page.items.map((item) => line(view, item).map(textOf).join('')),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function line(view: ReviewsView, { nominal, due }: Reviewed): (Run | string)[] {
  const when =
    due === null ? 'no review date yet' : `review by ${longDate(due)}${due < view.today ? ' (overdue)' : ''}`;
  return [{ text: nominal.ref, strong: true }, ` · ${KIND_WORDS[nominal.kind]} · ${when}`];
}

function textOf(run: Run | string): string {
  return typeof run === 'string' ? run : run.text;
}
