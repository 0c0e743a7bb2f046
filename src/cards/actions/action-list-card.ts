import type { Message } from '../../domain/message.ts';
import { actionLine, plainLine } from '../parts/action-lines.ts';
import { listButton, type CardList } from '../parts/back-buttons.ts';
import { heading, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf, RatedAction } from '../parts/rated-action.ts';

/** Whose actions a list or a status is about; a person is not named in a shared place. */
export interface ListScope {
  readonly name: string;
  readonly is: 'agency' | 'person';
}

export interface ActionListView extends CardView {
  readonly list: Exclude<CardList, 'silent'>;
  readonly of: ListScope | null;
  readonly page: PageOf<RatedAction>;
}

const LIST_TITLES: Readonly<Record<ActionListView['list'], string>> = {
  overdue: 'Overdue actions',
  blocked: 'Blocked actions',
  ownerless: 'Actions without an owner',
  awaiting: 'Actions awaiting confirmation',
  open: 'Open actions',
  due: 'Actions due soon',
  red: 'Red actions',
  amber: 'Amber actions',
};

export function actionListCard(view: ActionListView): Message {
  const { page, list, of } = view;
  const title = titleOf(view);
  const paged = pageWords(page);
  const pressed = (skip: number) => ({ verb: 'list', list, of: of?.name ?? null, skip }) as const;
  return finish(view, {
    body: [
      heading(title),
      ...page.items.map((item) => actionLine(view, item, pressed(page.skip))),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => listButton.with(pressed(skip))),
    facts: [title, ...page.items.map((item) => plainLine(view, item)), ...(paged === null ? [] : [paged])],
  });
}

/** An empty list of somebody's is empty as far as the reader may see. */
function titleOf(view: ActionListView): string {
  const { list, of, page } = view;
  const title = LIST_TITLES[list];
  if (page.total > 0) return `${title}${scopeWords(view, of)}: ${String(page.total)}`;
  if (of === null) return `${title}: none`;
  return `No ${title.charAt(0).toLowerCase()}${title.slice(1)}${scopeWords(view, of)} that you can see`;
}

/** " of Housing"; a person is not named where others read along. */
export function scopeWords(view: CardView, of: ListScope | null): string {
  return of === null || (of.is === 'person' && isShared(view)) ? '' : ` of ${of.name}`;
}
