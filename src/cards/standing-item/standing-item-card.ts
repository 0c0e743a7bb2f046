import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import {
  balanceWords,
  figureTables,
  isAnyWithheld,
  localProfileWords,
  profileWords,
  WHY_WITHHELD,
  type FigureTable,
} from '../../domain/standing-item/tables.ts';
import { STATEMENT_KINDS, STATEMENT_TITLES } from '../../domain/standing-item/statements.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import { ratingChart, ratingCounts, strandChart, strandCounts, trendChart } from '../parts/charts.ts';
import { countsTable, moreRows, plainRows } from '../parts/counts-table.ts';
import { execute, heading, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import type { JustNow } from '../parts/rated-action.ts';
import { approveButton, draftButton, editStatementsButton, postButton } from './standing-item-buttons.ts';

export interface StandingItemView extends WritingCardView {
  readonly item: StandingItem;
  /** The board that it goes to. */
  readonly board: string;
  /** What the reader may do with it now; nothing on the posted card, which has no buttons. */
  readonly may: { readonly approve: boolean; readonly edit: boolean; readonly post: boolean; readonly draft: boolean };
  /** The chair's own draft, where the partnership wants another chair to approve it. */
  readonly isOwnDraft: boolean;
  readonly justNow: JustNow | null;
}

/** So that the card stays within what a message may weigh. */
const PROGRAMMES_SHOWN = 12;

/** The standing item for the board, as a preview or as posted: counts and dates only, as its type holds nothing else. */
export function standingItemCard(view: StandingItemView): Message {
  const { item, board } = view;
  const { figures } = item;
  const title = `${view.partnership.name}: standing item ${String(item.number)}, version ${String(item.version)}`;
  const lines = introduction(view);
  const statements = statedBy(item);
  const ratings = ratingCounts(figures.ratings);
  const strands = strandCounts(figures.strands);
  const tables = figureTables(figures, PROGRAMMES_SHOWN);
  const profiles = profileWords(figures);
  const localProfile = localProfileWords(figures);
  const balance = balanceWords(figures);
  const whyWithheld = isAnyWithheld(figures) ? [WHY_WITHHELD] : [];
  return finish(view, {
    audience: `for ${board}`,
    body: [
      heading(title),
      ...justNowBlock(view, view.justNow),
      ...lines.map((line) => typed([line], { spacing: 'Small' })),
      ...statements.flatMap(statementElements),
      subheading('Ratings of actions'),
      ratingChart('Actions by rating', figures.ratings),
      words(ratings),
      subheading('Balance of strands'),
      strandChart('Actions by strand', figures.strands),
      words(strands),
      words(balance),
      ...(figures.trend.length > 1 ? [trendChart('Overdue actions at each meeting', figures.trend)] : []),
      ...tables.flatMap(tableElements),
      subheading('Partnership profiles'),
      words(profiles),
      ...(localProfile === null ? [] : [words(`Local profile: ${localProfile}`)]),
      ...whyWithheld.map((line) => words(line, { isSubtle: true })),
    ],
    actions: decisions(view),
    facts: [
      title,
      ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
      ...lines,
      ...statements.flatMap(({ title: of, texts }) => [`${of}:`, ...texts]),
      `Ratings: ${ratings}`,
      `Strands: ${strands}`,
      balance,
      ...tables.flatMap(({ title: of, header, rows }) => [`${of}:`, ...plainRows(header, rows)]),
      `Profiles: ${profiles}`,
      ...(localProfile === null ? [] : [`Local profile: ${localProfile}`]),
      ...whyWithheld,
    ],
  });
}

function introduction(view: StandingItemView): string[] {
  const { item, board, partnership } = view;
  const day = (instant: Date) => longDate(dayOf(instant, partnership.timezone));
  return [
    stateWords(view),
    ...(view.isOwnDraft ? [OWN_DRAFT] : []),
    `For ${board}`,
    `Period, since the board’s last meeting: ${day(item.from)} to ${day(item.to)}`,
    `Since the partnership’s last meeting: from ${longDate(item.figures.sinceMeeting.from)}`,
    `Data as at ${longDate(item.figures.dataAsAt)}`,
  ];
}

const OWN_DRAFT = 'You drafted it, so another chair has to approve it';

function stateWords({ item, partnership }: StandingItemView): string {
  const by = item.approvedBy ?? 'the chair';
  const approved =
    item.approvedAt === null
      ? `Approved by ${by}`
      : `Approved by ${by} on ${longDate(dayOf(item.approvedAt, partnership.timezone))}`;
  switch (item.state) {
    case 'draft':
      return 'Draft: not to be shared until the chair has approved it';
    case 'approved':
    case 'posted':
      return item.version === 1 ? approved : `${approved}. It replaces version ${String(item.version - 1)}`;
    case 'superseded':
      return 'Replaced by a later version';
  }
}

function tableElements({ title, header, rows }: FigureTable): CardElement[] {
  const more = moreRows(rows);
  return [subheading(title), countsTable(header, rows), ...(more === null ? [] : [words(more)])];
}

interface Stated {
  readonly title: string;
  readonly texts: readonly string[];
}

/** The chair's own words, kept apart from the figures and said to be the chair's. */
function statedBy({ statements }: StandingItem): readonly Stated[] {
  return STATEMENT_KINDS.filter((kind) => statements[kind].length > 0).map((kind) => ({
    title: `The chair’s statements: ${STATEMENT_TITLES[kind].toLowerCase()}`,
    texts: statements[kind].map((text, index) => `${String(index + 1)}. ${text}`),
  }));
}

function statementElements({ title, texts }: Stated): CardElement[] {
  return [subheading(title), ...texts.map((text) => typed([text], { spacing: 'Small' }))];
}

/** Approving and posting belong to a personal chat: the posted card has no buttons. */
function decisions(view: StandingItemView): IExecuteAction[] {
  const { item } = view;
  if (isShared(view)) return [];
  const { number, version, revision } = item;
  const { may, newToken } = view;
  const press = { number, version };
  const isReady = item.state === 'draft' || item.state === 'approved';
  return [
    ...(may.approve ? [execute('Approve', approveButton.with({ ...press, revision, token: newToken() }))] : []),
    ...(may.edit ? [execute('Edit the statements', editStatementsButton.with(press))] : []),
    ...(may.post ? [execute('Post it', postButton.with({ ...press, token: newToken() }))] : []),
    ...(may.draft
      ? [execute(isReady ? 'Draft it anew' : 'Draft a new one', draftButton.with({ token: newToken() }))]
      : []),
  ];
}
