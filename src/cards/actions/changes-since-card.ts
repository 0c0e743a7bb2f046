import { STATUS_WORDS, type ActionStatus } from '../../domain/actions/action.ts';
import type { UpdateKind } from '../../domain/actions/change.ts';
import { dayOf, longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { UPDATE_WORDS } from '../parts/update-words.ts';
import { changesButton } from './log-buttons.ts';

interface LoggedChange {
  readonly ref: string;
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: UpdateKind;
  readonly status: ActionStatus;
  readonly text: string | null;
}

/** What has changed since the last meeting, the newest first. */
export interface ChangesSinceView extends CardView {
  readonly since: IsoDate | null;
  readonly page: PageOf<LoggedChange>;
}

const TEXT_SHOWN = 200;

export function changesSinceCard(view: ChangesSinceView): Message {
  const { page } = view;
  const since = view.since === null ? 'so far' : `since the last meeting, ${longDate(view.since)}`;
  const title = page.total === 0 ? `Nothing has changed ${since}` : `Changes ${since}: ${String(page.total)}`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      ...page.items.map((change) =>
        typed([{ text: change.ref, strong: true }, ` · ${what(view, change)}`], { spacing: 'Small' }),
      ),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => changesButton.with({ skip })),
    facts: [
      title,
      ...page.items.map((change) => `${change.ref} · ${what(view, change)}`),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function what(view: CardView, change: LoggedChange): string {
  const when = longDate(dayOf(change.at, view.partnership.timezone));
  const recorded = `${UPDATE_WORDS[change.kind]}, now ${STATUS_WORDS[change.status]} · ${when}`;
  if (isShared(view)) return recorded;
  const by = change.by === null ? '' : `, ${change.by}`;
  const text = change.text === null ? '' : `: ${shortened(change.text, TEXT_SHOWN)}`;
  return `${recorded}${by}${text}`;
}
