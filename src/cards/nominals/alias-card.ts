import type { Message } from '../../domain/message.ts';
import { KIND_WORDS, type Nominal } from '../../domain/nominals/nominal.ts';
import { execute, heading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { openNominalButton } from './nominal-pages.ts';

export interface AliasCardView extends CardView {
  readonly nominal: Nominal;
  readonly alias: string;
}

const HANDLING = 'Not to be copied or sent on. That it was shown to you has been noted.';

/**
 * What a nominal is also called, for one person's own chat. The alias stands on the card alone: a notification would
 * show it on a locked phone, so neither the summary nor the plain text has it.
 */
export function aliasCard(view: AliasCardView): Message {
  const { ref, kind, number } = view.nominal;
  const title = isShared(view) ? ref : `${ref} · ${KIND_WORDS[kind]}`;
  return finish(view, {
    audience: 'for you alone',
    body: [
      heading(title),
      ...(isShared(view)
        ? []
        : [
            typed([
              { text: 'Also known as: ', subtle: true },
              { text: view.alias, strong: true },
            ]),
          ]),
      words(HANDLING, { isSubtle: true }),
    ],
    actions: [execute('Hide alias', openNominalButton.with({ kind, number, skip: 0 }))],
    facts: [title, 'What it is also known as stands on the card only', HANDLING],
  });
}
