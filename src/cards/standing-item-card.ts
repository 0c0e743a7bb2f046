import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../domain/dates.ts';
import type { Message } from '../domain/message.ts';
import { KIND_WORDS } from '../domain/nominal.ts';
import type { StandingItem, StandingItemFigures } from '../domain/standing-item.ts';
import { ratingChart, ratingCounts, strandChart, strandCounts } from './parts/charts.ts';
import { countsTable, moreRows, plainRows, type CountsRow } from './parts/counts-table.ts';
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

interface Section {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly CountsRow[];
}

/** The standing item for the board, as a preview or as posted: counts and dates only, as its type holds nothing else. */
export function standingItemCard(view: StandingItemView): Message {
  const { item, board } = view;
  const { figures } = item;
  const title = `${view.partnership.name}: standing item ${String(item.number)}, version ${String(item.version)}`;
  const lines = introduction(view);
  const ratings = ratingCounts(figures.ratings);
  const strands = strandCounts(figures.strands);
  const sections = sectionsOf(figures);
  const profiles = profileWords(figures);
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
      ...sections.flatMap(sectionElements),
      subheading('Partnership profiles'),
      words(profiles),
    ],
    actions: decisions(view),
    facts: [
      title,
      ...lines,
      `Ratings: ${ratings}`,
      `Strands: ${strands}`,
      ...sections.flatMap((section) => [`${section.title}:`, ...plainRows(section.header, section.rows)]),
      `Profiles: ${profiles}`,
    ],
  });
}

function introduction(view: StandingItemView): string[] {
  const { item, board, partnership } = view;
  const day = (instant: Date) => longDate(dayOf(instant, partnership.timezone));
  return [
    stateWords(view),
    `For ${board}`,
    `Period: ${day(item.from)} to ${day(item.to)}`,
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

function sectionsOf(figures: StandingItemFigures): Section[] {
  const { actions } = figures;
  const onTime = actions.onTimePercent === null ? [] : [row('Completed on time', `${String(actions.onTimePercent)}%`)];
  const all: Section[] = [
    {
      title: 'Actions',
      header: ['Measure', 'Number'],
      rows: [
        row('Opened', actions.opened),
        row('Completed', actions.completed),
        ...onTime,
        row('Carried forward', actions.carriedForward),
        row('Overdue', actions.overdue),
        row('Blocked', actions.blocked),
        row('Awaiting confirmation', actions.awaitingConfirmation),
        row('Without an owner', actions.withoutOwner),
      ],
    },
    {
      title: 'Actions by agency',
      header: ['Agency', 'Open', 'Overdue', 'Completed'],
      rows: figures.agencies.map(({ agency, open, overdue, completed }) => row(agency, open, overdue, completed)),
    },
    {
      title: 'People, groups and places',
      header: ['Kind', 'Opened', 'Closed'],
      rows: figures.nominals.map(({ kind, opened, closed }) => row(KIND_WORDS[kind], opened, closed)),
    },
    {
      title: 'Prevention programmes: people',
      header: ['Programme', 'Referred', 'Started', 'Completed'],
      rows: figures.programmes.map((programme, index) =>
        row(`Programme ${String(index + 1)}`, programme.referred, programme.started, programme.completed),
      ),
    },
    {
      title: 'Prevention programmes: sessions',
      header: ['Programme', 'Planned', 'Delivered'],
      rows: figures.programmes.map((programme, index) =>
        row(`Programme ${String(index + 1)}`, programme.sessionsPlanned, programme.sessionsDelivered),
      ),
    },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

function row(name: string, ...counts: readonly (number | string)[]): CountsRow {
  return { name, counts };
}

function sectionElements({ title, header, rows }: Section): CardElement[] {
  const more = moreRows(rows);
  return [subheading(title), countsTable(header, rows), ...(more === null ? [] : [words(more)])];
}

function profileWords({ profiles }: StandingItemFigures): string {
  const { accepted, awaited, pastReview } = profiles;
  return `${String(accepted)} accepted, ${String(awaited)} awaited, ${String(pastReview)} past the review date`;
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
