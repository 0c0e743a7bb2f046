import type { IExecuteAction } from '@microsoft/teams.cards';
import type { Button } from './button.ts';
import { execute } from './elements.ts';
import { PAGE_SIZE, type PageOf } from './rated-action.ts';

/** "9 to 16 of 23"; null when everything is on one page. */
export function pageWords(page: PageOf<unknown>): string | null {
  if (page.total <= page.items.length) return null;
  if (page.items.length === 0) return `None here, ${String(page.total)} in all`;
  return `${String(page.skip + 1)} to ${String(page.skip + page.items.length)} of ${String(page.total)}`;
}

/** Previous and Next, where there is something before or after the page. */
export function pageButtons(page: PageOf<unknown>, to: (skip: number) => Button): IExecuteAction[] {
  const previous = execute('Previous', to(Math.max(0, page.skip - PAGE_SIZE)));
  const next = execute('Next', to(page.skip + page.items.length));
  return [
    ...(page.skip > 0 ? [previous] : []),
    ...(page.items.length > 0 && page.skip + page.items.length < page.total ? [next] : []),
  ];
}
