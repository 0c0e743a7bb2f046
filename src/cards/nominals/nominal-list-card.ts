import type { CardElement } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS, type Nominal } from '../../domain/nominals/nominal.ts';
import { buttons, execute, heading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { nominalsButton, openNominalButton } from './nominal-pages.ts';

export interface NominalListView extends CardView {
  readonly page: PageOf<Nominal>;
}

/** The codes that the reader is cleared for. The heading says codes, because children are among them. */
export function nominalListCard(view: NominalListView): Message {
  const { page } = view;
  const title = `Nominals and other codes: ${page.total === 0 ? 'none' : String(page.total)}`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      ...page.items.map((nominal) => line(view, nominal)),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => nominalsButton.with({ skip })),
    facts: [
      title,
      ...page.items.map((nominal) => `${nominal.ref} · ${rest(view, nominal)}`),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function rest(view: CardView, nominal: Nominal): string {
  const status = nominal.open ? 'Open' : 'Closed';
  return isShared(view) ? status : `${KIND_WORDS[nominal.kind]} · ${status}`;
}

function line(view: CardView, nominal: Nominal): CardElement {
  const text = typed([{ text: nominal.ref, strong: true }, ` · ${rest(view, nominal)}`]);
  if (isShared(view)) return text;
  const open = execute('Open', openNominalButton.with({ kind: nominal.kind, number: nominal.number, skip: 0 }));
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: [text] },
      { type: 'Column', width: 'auto', items: [buttons([{ ...open, tooltip: `Open ${nominal.ref}` }])] },
    ],
  };
}
