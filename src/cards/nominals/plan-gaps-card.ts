import type { Message } from '../../domain/message.ts';
import { gapWords, type Gap } from '../../domain/nominals/plan-gaps.ts';
import { heading, typed, words } from '../parts/elements.ts';
import { finish, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { gapsButton } from './nominal-pages.ts';

export interface GapsView extends CardView {
  readonly page: PageOf<Gap>;
}

export const GAPS_NOTE = 'A question for the meeting: the log may not say all that is being done.';

/** What the plans may lack. It names codes, and is for the personal chats of those who see the whole log. */
export function gapsCard(view: GapsView): Message {
  const { page } = view;
  const title = page.total === 0 ? 'No gaps found in the plans' : `Gaps in the plans: ${String(page.total)}`;
  const lines = page.items.map(gapWords);
  const paged = pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      ...lines.map((line) => typed([line], { spacing: 'Small' })),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
      words(GAPS_NOTE, { isSubtle: true }),
    ],
    actions: pageButtons(page, (skip) => gapsButton.with({ skip })),
    facts: [title, ...lines, ...(paged === null ? [] : [paged]), GAPS_NOTE],
  });
}
