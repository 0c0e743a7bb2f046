import type { CardElement } from '@microsoft/teams.cards';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { actionLine, plainLine } from '../parts/action-lines.ts';
import { myActionsButton } from '../parts/back-buttons.ts';
import { heading, subheading, words } from '../parts/elements.ts';
import { finish, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf, RatedAction } from '../parts/rated-action.ts';

export interface MyActionsView extends CardView {
  /** Open actions of the reader, by due date as the store orders them; PAGE_SIZE a page. */
  readonly page: PageOf<RatedAction>;
  readonly today: IsoDate;
  /** The last day of the amber window: due until then is "due soon". */
  readonly soonUntil: IsoDate;
  readonly awaiting: number;
}

/** What somebody owes: overdue first, then due soon, then the rest. */
export function myActionsCard(view: MyActionsView): Message {
  const { page, awaiting } = view;
  const title = page.total === 0 ? 'You have no open actions' : `My actions: ${String(page.total)} open`;
  const waiting = awaiting === 0 ? [] : [`${String(awaiting)} awaiting confirmation`];
  const paged = pageWords(page);
  const groups = grouped(view);
  const back = { verb: 'my-actions', skip: page.skip } as const;
  const lines = groups.flatMap(([name, items]): CardElement[] => [
    subheading(name),
    ...items.map((item) => actionLine(view, item, back, 'own')),
  ]);
  return finish(view, {
    body: [
      heading(title),
      ...waiting.map((text) => words(text, { spacing: 'Small' })),
      ...lines,
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => myActionsButton.with({ skip })),
    facts: [
      title,
      ...waiting,
      ...groups.flatMap(([name, items]) => [`${name}:`, ...items.map((item) => plainLine(view, item, 'own'))]),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function grouped(view: MyActionsView): (readonly [string, readonly RatedAction[]])[] {
  const names = ['Overdue', 'Due soon', 'Later'] as const;
  const of = (item: RatedAction): (typeof names)[number] => {
    const { due } = item.action;
    if (due === null || due > view.soonUntil) return 'Later';
    return due < view.today ? 'Overdue' : 'Due soon';
  };
  return names
    .map((name) => [name, view.page.items.filter((item) => of(item) === name)] as const)
    .filter(([, items]) => items.length > 0);
}
