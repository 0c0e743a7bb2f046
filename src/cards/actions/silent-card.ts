import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { listButton } from '../parts/back-buttons.ts';
import { scopeWords, type ListScope } from './action-list-card.ts';
import { heading, typed, words, type Run } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';

/** Somebody with open actions and no update since the last meeting; `name` null: actions without an owner. */
interface SilentLine {
  readonly name: string | null;
  readonly agency: string | null;
  readonly refs: readonly string[];
}

/** Who has not updated since the last meeting. In a shared place: by agency, without names. */
export interface SilentView extends CardView {
  readonly since: IsoDate | null;
  readonly of: ListScope | null;
  readonly page: PageOf<SilentLine>;
}

const REFS_SHOWN = 12;

export function silentCard(view: SilentView): Message {
  const { page, of } = view;
  const since = view.since === null ? 'yet' : `since ${longDate(view.since)}`;
  const title =
    page.total === 0
      ? `Everybody${scopeWords(view, of)} has updated ${since}`
      : `Not updated ${since}${scopeWords(view, of)}`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      ...page.items.map((line) => typed(runs(view, line), { spacing: 'Small' })),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => listButton.with({ list: 'silent', of: of?.name ?? null, skip })),
    facts: [
      title,
      ...page.items.map((line) => `${who(view, line)}: ${refs(line)}`),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function runs(view: CardView, line: SilentLine): Run[] {
  return [{ text: who(view, line), strong: true }, { text: `: ${refs(line)}` }];
}

function who(view: CardView, line: SilentLine): string {
  if (isShared(view)) return line.agency ?? 'No agency';
  const name = line.name ?? 'No owner';
  return line.agency === null ? name : `${name}, ${line.agency}`;
}

function refs(line: SilentLine): string {
  const shown = line.refs.slice(0, REFS_SHOWN).join(', ');
  return line.refs.length > REFS_SHOWN ? `${shown} and ${String(line.refs.length - REFS_SHOWN)} more` : shown;
}
