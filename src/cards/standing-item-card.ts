import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../domain/dates.ts';
import type { Message } from '../domain/message.ts';
import {
  balanceWords,
  figureTables,
  isAnyWithheld,
  profileWords,
  WHY_WITHHELD,
  type FigureTable,
} from '../domain/standing-item-tables.ts';
import type { StandingItem } from '../domain/standing-item.ts';
import { ratingChart, ratingCounts, strandChart, strandCounts, trendChart } from './parts/charts.ts';
import { countsTable, moreRows, plainRows } from './parts/counts-table.ts';
import { execute, heading, subheading, typed, words } from './parts/elements.ts';
import { finish, isShared, type WritingCardView } from './parts/finish.ts';

export interface StandingItemView extends WritingCardView {
  readonly item: StandingItem;
  /** The board that it goes to. */
  readonly board: string;
  /** What the reader may do with it now; both false on the posted card, which has no buttons. */
  readonly mayApprove: boolean;
  readonly mayPost: boolean;
}

/** So that the card stays within what a message may weigh. */
const PROGRAMMES_SHOWN = 12;

/** The standing item for the board, as a preview or as posted: counts and dates only, as its type holds nothing else. */
export function standingItemCard(view: StandingItemView): Message {
  const { item, board } = view;
  const { figures } = item;
  const title = `${view.partnership.name}: standing item ${String(item.number)}, version ${String(item.version)}`;
  const lines = introduction(view);
  const ratings = ratingCounts(figures.ratings);
  const strands = strandCounts(figures.strands);
  const tables = figureTables(figures, PROGRAMMES_SHOWN);
  const profiles = profileWords(figures);
  const balance = balanceWords(figures);
  const whyWithheld = isAnyWithheld(figures) ? [WHY_WITHHELD] : [];
  return finish(view, {
    audience: `for ${board}`,
    body: [
      heading(title),
      ...lines.map((line) => typed([line], { spacing: 'Small' })),
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
      ...whyWithheld.map((line) => words(line, { isSubtle: true })),
    ],
    actions: decisions(view),
    facts: [
      title,
      ...lines,
      `Ratings: ${ratings}`,
      `Strands: ${strands}`,
      balance,
      ...tables.flatMap(({ title: of, header, rows }) => [`${of}:`, ...plainRows(header, rows)]),
      `Profiles: ${profiles}`,
      ...whyWithheld,
    ],
  });
}

function introduction(view: StandingItemView): string[] {
  const { item, board, partnership } = view;
  const day = (instant: Date) => longDate(dayOf(instant, partnership.timezone));
  return [
    stateWords(view),
    `For ${board}`,
    `Period, since the board’s last meeting: ${day(item.from)} to ${day(item.to)}`,
    `Since the partnership’s last meeting: from ${longDate(item.figures.sinceMeeting.from)}`,
    `Data as at ${longDate(item.figures.dataAsAt)}`,
  ];
}

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

/** Approving and posting belong to a personal chat: the posted card has no buttons. */
function decisions(view: StandingItemView): IExecuteAction[] {
  const { item } = view;
  if (isShared(view)) return [];
  const press = { number: item.number, version: item.version };
  if (item.state === 'draft' && view.mayApprove) {
    return [execute('Approve', { verb: 'approve-standing-item', ...press, token: view.newToken() })];
  }
  if (item.state === 'approved' && view.mayPost) {
    return [execute('Post it', { verb: 'post-standing-item', ...press, token: view.newToken() })];
  }
  return [];
}
