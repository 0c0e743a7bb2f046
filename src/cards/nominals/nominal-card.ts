import type { IExecuteAction } from '@microsoft/teams.cards';
import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS, type Nominal } from '../../domain/nominals/nominal.ts';
import { gapWords, type Gap } from '../../domain/nominals/plan-gaps.ts';
import { openNominalButton, showAliasButton } from './nominal-pages.ts';
import { GAPS_NOTE } from './plan-gaps-card.ts';
import { actionLine, plainLine } from '../parts/action-lines.ts';
import { execute, heading, shortened, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import { nominalButtons } from '../parts/nominal-buttons.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { JustNow, PageOf, RatedAction } from '../parts/rated-action.ts';

export interface NominalCardView extends WritingCardView {
  readonly nominal: Nominal;
  /** Open actions about it that the reader may see. */
  readonly page: PageOf<RatedAction>;
  /** By when an open one is to be reviewed; null: not known. */
  readonly reviewBy: IsoDate | null;
  /** Whether the reader may review, close and reopen it. */
  readonly mayKeep: boolean;
  /** What was just done to it, or why nothing was. */
  readonly justNow: JustNow | null;
  /** For those who may hold it: the day from which its content is erased, if there is one. Null: not for the reader. */
  readonly kept: { readonly until: IsoDate | null } | null;
  /** What the plan about it may lack. */
  readonly gaps: readonly Gap[];
  /** Whether the reader may ask for its alias here. */
  readonly offersAlias: boolean;
}

const AGENCIES_SHOWN = 20;

/** A code and its open actions; its kind and categories are for personal chats of those who are cleared. */
export function nominalCard(view: NominalCardView): Message {
  const { nominal, page } = view;
  const title = isShared(view) ? nominal.ref : `${nominal.ref} · ${KIND_WORDS[nominal.kind]}`;
  const status = statusWords(nominal);
  const details = isShared(view) ? [] : personalDetails(view);
  const gaps = isShared(view) || view.gaps.length === 0 ? [] : [...view.gaps.map(gapWords), GAPS_NOTE];
  const actions = page.total === 0 ? 'No open actions' : `Open actions: ${String(page.total)}`;
  const paged = pageWords(page);
  return finish(view, {
    body: [
      ...justNowBlock(view, view.justNow),
      heading(title),
      words(status, { spacing: 'Small' }),
      ...details.map(([label, text]) => typed([{ text: `${label}: `, subtle: true }, text], { spacing: 'Small' })),
      ...gaps.map((gap) => words(gap, { spacing: 'Small' })),
      subheading(actions),
      ...page.items.map((item) => actionLine(view, item, null)),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: [
      ...(view.mayKeep && !isShared(view) ? nominalButtons(view, nominal) : []),
      ...pageButtons(page, (skip) => openNominalButton.with({ kind: nominal.kind, number: nominal.number, skip })),
      ...aliasButton(view),
    ],
    facts: [
      ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
      title,
      status,
      ...details.map(([label, text]) => `${label}: ${text}`),
      ...gaps,
      actions,
      ...page.items.map((item) => plainLine(view, item)),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

/** The alias itself is on no card but its own, and the button on none that others read. */
function aliasButton(view: NominalCardView): IExecuteAction[] {
  const { kind, number } = view.nominal;
  return view.offersAlias && !isShared(view) ? [execute('Show alias', showAliasButton.with({ kind, number }))] : [];
}

function statusWords(nominal: Nominal): string {
  if (!nominal.open) return nominal.closed === null ? 'Closed' : `Closed on ${longDate(nominal.closed)}`;
  return nominal.opened === null ? 'Open' : `Open since ${longDate(nominal.opened)}`;
}

function personalDetails({ nominal, reviewBy, kept }: NominalCardView): (readonly [string, string])[] {
  const agencies = nominal.clearedAgencies.map((agency) => agency.name).slice(0, AGENCIES_SHOWN);
  const found: (readonly [string, string | null])[] = [
    ['Categories', nominal.categories.length === 0 ? null : nominal.categories.slice(0, 10).join(', ')],
    ['Lead agency', nominal.leadAgency?.name ?? null],
    ['Agencies that need to know', agencies.length === 0 ? null : agencies.join(', ')],
    ['Profile', nominal.profile],
    ['Review by', reviewBy === null ? null : longDate(reviewBy)],
    ...keptWords(nominal, kept),
  ];
  return found.flatMap(([label, text]) => (text === null ? [] : [[label, shortened(text, 600)] as const]));
}

function keptWords({ heldSince }: Nominal, kept: NominalCardView['kept']): readonly (readonly [string, string])[] {
  if (kept === null) return [];
  if (heldSince !== null) return [['Held since', longDate(heldSince)]];
  return kept.until === null ? [] : [['Kept until, and then erased', longDate(kept.until)]];
}
