import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { STRAND_WORDS } from '../domain/action.ts';
import { dayOf, longDate } from '../domain/dates.ts';
import type { Message } from '../domain/message.ts';
import { KIND_WORDS } from '../domain/nominal.ts';
import type { PeopleCount } from '../domain/publication/withhold.ts';
import { AGE_BANDS, type AgeBand, type StandingItem, type StandingItemFigures } from '../domain/standing-item.ts';
import { ratingChart, ratingCounts, strandChart, strandCounts, trendChart } from './parts/charts.ts';
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

/** So that the card stays within what a message may weigh. */
const PROGRAMMES_SHOWN = 12;

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
      ...sections.flatMap(sectionElements),
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
      ...sections.flatMap((section) => [`${section.title}:`, ...plainRows(section.header, section.rows)]),
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

function sectionsOf(figures: StandingItemFigures): Section[] {
  const { actions, ages, acceptance, sinceBoard, sinceMeeting } = figures;
  const clocks = [sinceBoard, sinceMeeting];
  const programmes = figures.programmes.slice(0, PROGRAMMES_SHOWN);
  const ofHowMany =
    figures.programmes.length > programmes.length
      ? `, the first ${String(programmes.length)} of ${String(figures.programmes.length)}`
      : '';
  const all: Section[] = [
    {
      title: 'Actions since the last meetings',
      header: ['Measure', 'Board', 'Partnership'],
      rows: [
        row('Opened', ...clocks.map(({ opened }) => opened)),
        row('Completed', ...clocks.map(({ completed }) => completed)),
        row('Completed on time', ...clocks.map(({ onTimePercent }) => percentWords(onTimePercent))),
        row('Carried forward', ...clocks.map(({ carriedForward }) => carriedForward)),
      ],
    },
    {
      title: 'Actions now',
      header: ['Measure', 'Number'],
      rows: [
        row('Overdue', actions.overdue),
        row('Blocked', actions.blocked),
        row('Awaiting confirmation', actions.awaitingConfirmation),
        row('Without an owner', actions.withoutOwner),
      ],
    },
    {
      title: 'Age of open actions',
      header: ['Days since it was raised', 'Number'],
      rows: AGE_BANDS.filter((band) => band !== 'notKnown' || ages.notKnown > 0).map((band) =>
        row(AGE_WORDS[band], ages[band]),
      ),
    },
    {
      title: 'Acceptance of actions issued since the board’s last meeting',
      header: ['Measure', 'Number'],
      rows:
        acceptance.issued === 0
          ? []
          : [
              row('Issued', acceptance.issued),
              row('Accepted', acceptance.accepted),
              row('Accepted in time', acceptance.inTime),
              row('Not accepted yet', acceptance.waiting),
            ],
    },
    {
      title: 'Actions by agency',
      header: ['Agency', 'Open', 'Overdue', 'Completed'],
      rows: figures.agencies.map(({ agency, open, overdue, completed }) => row(agency, open, overdue, completed)),
    },
    {
      title: 'Trend over partnership meetings',
      header: ['Meeting', 'Open', 'Overdue', 'Completed', 'On time'],
      rows: figures.trend.map(({ meeting, open, overdue, completed, onTimePercent }) =>
        row(longDate(meeting), open, overdue, completed, percentWords(onTimePercent)),
      ),
    },
    {
      title: 'People, groups and places',
      header: ['Kind', 'Opened', 'Closed', 'Open'],
      rows: figures.nominals.map(({ kind, opened, closed, open }) =>
        row(KIND_WORDS[kind], told(opened), told(closed), told(open)),
      ),
    },
    {
      title: 'People, groups and places since the partnership’s last meeting',
      header: ['Kind', 'Opened', 'Closed'],
      rows: sinceMeeting.nominals.map(({ kind, opened, closed }) => row(KIND_WORDS[kind], told(opened), told(closed))),
    },
    {
      title: `Prevention programmes: people${ofHowMany}`,
      header: ['Programme', 'Referred', 'Started', 'Completed'],
      rows: programmes.map(({ number, referred, started, completed }) =>
        row(`Programme ${String(number)}`, told(referred), told(started), told(completed)),
      ),
    },
    {
      title: `Prevention programmes: sessions${ofHowMany}`,
      header: ['Programme', 'Planned', 'Delivered'],
      rows: programmes.map(({ number, sessionsPlanned, sessionsDelivered }) =>
        row(`Programme ${String(number)}`, sessionsPlanned, sessionsDelivered),
      ),
    },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

const AGE_WORDS: Readonly<Record<AgeBand, string>> = {
  upTo30: 'Up to 30',
  upTo60: '31 to 60',
  upTo90: '61 to 90',
  over90: 'Over 90',
  notKnown: 'Not known',
};

/** Its reason is on the card once, and is the same for every count, so that it tells nothing of any of them. */
const WHY_WITHHELD =
  'Withheld: a count about people that is under five, or from which such a count could be worked out.';

function told(count: PeopleCount): number | string {
  return count === 'withheld' ? 'Withheld' : count;
}

function isAnyWithheld({ nominals, sinceMeeting, programmes }: StandingItemFigures): boolean {
  return [...nominals, ...sinceMeeting.nominals, ...programmes].some((row) =>
    Object.values<unknown>({ ...row }).includes('withheld'),
  );
}

function percentWords(percent: number | null): string {
  return percent === null ? 'None due' : `${String(percent)}%`;
}

/** "84% of open actions are in Pursue, the largest strand: the plan leans on one strand." Above half, a plan leans on one strand. */
function balanceWords({ strandBalance }: StandingItemFigures): string {
  if (strandBalance === null) return 'No open action has a strand';
  const { largest, percent } = strandBalance;
  const where = `${String(percent)}% of open actions are in ${STRAND_WORDS[largest]}, the largest strand`;
  return percent > 50 ? `${where}: the plan leans on one strand` : where;
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
