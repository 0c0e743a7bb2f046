import type { CardElement } from '@microsoft/teams.cards';
import { longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { Programme } from '../../domain/registers/programme.ts';
import { block, buttons, execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import type { JustNow } from '../parts/rated-action.ts';
import { addProgrammeFormButton, programmeFormButton } from './programme-buttons.ts';

export interface ProgrammesView extends WritingCardView {
  readonly programmes: readonly { readonly programme: Programme; readonly mayReport: boolean }[];
  readonly mayAdd: boolean;
  readonly justNow: JustNow | null;
}

const SHOWN = 15;
const TEXT_SHOWN = 150;

/** The prevention programmes with their figures, small ones too: for personal chats. */
export function programmesCard(view: ProgrammesView): Message {
  const all = isShared(view) ? [] : view.programmes;
  const justNow = isShared(view) ? null : view.justNow;
  const title = view.programmes.length === 0 ? 'There is no prevention programme yet' : 'Prevention programmes';
  const shown = all.slice(0, SHOWN);
  const more = all.length > SHOWN ? [`and ${String(all.length - SHOWN)} more`] : [];
  return finish(view, {
    body: [
      ...justNowBlock(view, justNow),
      heading(title),
      ...shown.map(({ programme, mayReport }) => lines(programme, mayReport)),
      ...more.map((text) => words(text, { isSubtle: true })),
    ],
    actions: view.mayAdd && !isShared(view) ? [execute('Add a programme', addProgrammeFormButton.with({}))] : [],
    facts: [
      ...(justNow === null ? [] : [justNowWords(view, justNow)]),
      title,
      ...shown.flatMap(({ programme }) => [nameOf(programme), people(programme), sessions(programme)]),
      ...more,
    ],
  });
}

function lines(programme: Programme, mayReport: boolean): CardElement {
  const { number, partners } = programme;
  const by = partners.length === 0 ? [] : [`Delivered by ${shortened(partners.join(', '), TEXT_SHOWN)}`];
  return block(
    [
      typed([{ text: nameOf(programme), strong: true }]),
      ...[people(programme), sessions(programme), ...by].map((text) => typed([text], { spacing: 'None' })),
      ...(mayReport
        ? [
            buttons([
              {
                ...execute('Report figures', programmeFormButton.with({ number })),
                tooltip: `Report figures: programme ${String(number)}`,
              },
            ]),
          ]
        : []),
    ],
    { separator: true },
  );
}

function nameOf({ number, name, venue }: Programme): string {
  const where = venue === '' ? '' : ` at ${shortened(venue, TEXT_SHOWN)}`;
  return `${String(number)}. ${shortened(name, TEXT_SHOWN)}${where}`;
}

function people({ referred, started, completed }: Programme): string {
  return [told(referred, 'referred'), told(started, 'started'), told(completed, 'completed')].join(' · ');
}

function sessions({ sessionsDelivered, sessionsPlanned, starts, weeks }: Programme): string {
  const held = sessionsDelivered ?? 0;
  return [
    sessionsPlanned === null
      ? told(sessionsDelivered, 'sessions delivered')
      : `${String(held)} of ${String(sessionsPlanned)} sessions delivered`,
    ...(starts === null ? [] : [`first session ${longDate(starts)}`]),
    ...(weeks === null ? [] : [`${String(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`]),
  ].join(' · ');
}

function told(count: number | null, what: string): string {
  return count === null ? `${what} not known` : `${String(count)} ${what}`;
}
