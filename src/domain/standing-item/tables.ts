import { STRAND_WORDS, STRANDS } from '../actions/action.ts';
import { RATINGS } from '../actions/brag.ts';
import { longDate } from '../calendar/dates.ts';
import { KIND_WORDS } from '../nominals/nominal.ts';
import type { PeopleCount } from '../publication/withhold.ts';
import { THREAT_WORDS, type ThreatLevel, type ThreatTrend } from '../registers/threats.ts';
import { AGE_BANDS, type AgeBand, type StandingItemFigures } from './standing-item.ts';

export interface FigureRow {
  readonly name: string;
  readonly counts: readonly (number | string)[];
}

/** Names against counts; `header` has a title for each column, the names' first. */
export interface FigureTable {
  readonly title: string;
  /** Short enough for the name of a sheet. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly FigureRow[];
}

/**
 * The figures as tables, for cards, Word and Excel alike; those without a row are left out.
 *
 * @param programmesShown - how many programmes at most; a card has less room than a file
 */
export function figureTables(figures: StandingItemFigures, programmesShown = Infinity): readonly FigureTable[] {
  return [...workTables(figures), ...programmeTables(figures, programmesShown)];
}

/** The ratings and the strands, which a card shows as charts and words. */
export function splitTables({ ratings, strands }: StandingItemFigures): readonly FigureTable[] {
  return [
    {
      title: 'Actions by rating',
      name: 'Ratings',
      header: ['Rating', 'Number'],
      rows: RATINGS.map((rating) => row(rating, ratings[rating])),
    },
    {
      title: 'Open actions by strand',
      name: 'Strands',
      header: ['Strand', 'Number'],
      rows: STRANDS.map((strand) => row(STRAND_WORDS[strand], strands[strand])),
    },
  ];
}

/** What the figures say of actions, and of people, groups and places. */
export function workTables(figures: StandingItemFigures): readonly FigureTable[] {
  const { actions, ages, acceptance, sinceBoard, sinceMeeting } = figures;
  const clocks = [sinceBoard, sinceMeeting];
  const all: FigureTable[] = [
    {
      title: 'Actions since the last meetings',
      name: 'Since the meetings',
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
      name: 'Actions now',
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
      name: 'Age of open actions',
      header: ['Days since it was raised', 'Number'],
      rows: AGE_BANDS.filter((band) => band !== 'notKnown' || ages.notKnown > 0).map((band) =>
        row(AGE_WORDS[band], ages[band]),
      ),
    },
    {
      title: 'Acceptance of actions issued since the board’s last meeting',
      name: 'Acceptance',
      header: ['Measure', 'Number'],
      rows:
        acceptance.issued === 0
          ? []
          : [
              row('Issued', acceptance.issued),
              row('Accepted', acceptance.accepted),
              row('Accepted in time', inTimeWords(acceptance)),
              row('Not accepted yet', acceptance.waiting),
            ],
    },
    {
      title: 'Actions by agency',
      name: 'Agencies',
      header: ['Agency', 'Open', 'Overdue', 'Completed'],
      rows: figures.agencies.map(({ agency, open, overdue, completed }) => row(agency, open, overdue, completed)),
    },
    {
      title: 'Trend over partnership meetings',
      name: 'Trend',
      header: ['Meeting', 'Open', 'Overdue', 'Completed', 'On time'],
      rows: figures.trend.map(({ meeting, open, overdue, completed, onTimePercent }) =>
        row(longDate(meeting), open, overdue, completed, percentWords(onTimePercent)),
      ),
    },
    {
      title: 'People, groups and places',
      name: 'People, groups and places',
      header: ['Kind', 'Opened', 'Closed', 'Open'],
      rows: figures.nominals.map(({ kind, opened, closed, open }) =>
        row(KIND_WORDS[kind], told(opened), told(closed), told(open)),
      ),
    },
    {
      title: 'People, groups and places since the partnership’s last meeting',
      name: 'Since the partnership met',
      header: ['Kind', 'Opened', 'Closed'],
      rows: sinceMeeting.nominals.map(({ kind, opened, closed }) => row(KIND_WORDS[kind], told(opened), told(closed))),
    },
    {
      title: 'Threats across the area',
      name: 'Threats',
      header: ['Threat', 'Level', 'Trend'],
      rows: (figures.threats ?? []).map(({ threat, level, trend }) =>
        row(THREAT_WORDS[threat], LEVEL_WORDS[level], trend === null ? 'Not known' : TREND_WORDS[trend]),
      ),
    },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** What the figures say of prevention programmes. */
export function programmeTables(
  { programmes: every }: Pick<StandingItemFigures, 'programmes'>,
  shown = Infinity,
): readonly FigureTable[] {
  const programmes = every.slice(0, shown);
  const ofHowMany =
    every.length > programmes.length ? `, the first ${String(programmes.length)} of ${String(every.length)}` : '';
  if (programmes.length === 0) return [];
  return [
    {
      title: `Prevention programmes: people${ofHowMany}`,
      name: 'Programmes, people',
      header: ['Programme', 'Referred', 'Started', 'Completed'],
      rows: programmes.map(({ number, referred, started, completed }) =>
        row(`Programme ${String(number)}`, told(referred), told(started), told(completed)),
      ),
    },
    {
      title: `Prevention programmes: sessions${ofHowMany}`,
      name: 'Programmes, sessions',
      header: ['Programme', 'Planned', 'Delivered'],
      rows: programmes.map(({ number, sessionsPlanned, sessionsDelivered }) =>
        row(`Programme ${String(number)}`, sessionsPlanned, sessionsDelivered),
      ),
    },
  ];
}

const LEVEL_WORDS: Readonly<Record<ThreatLevel, string>> = { low: 'Low', medium: 'Medium', high: 'High' };
const TREND_WORDS: Readonly<Record<ThreatTrend, string>> = { falling: 'Falling', steady: 'Steady', rising: 'Rising' };

const AGE_WORDS: Readonly<Record<AgeBand, string>> = {
  upTo30: 'Up to 30',
  upTo60: '31 to 60',
  upTo90: '61 to 90',
  over90: 'Over 90',
  notKnown: 'Not known',
};

/** Its reason is on the card once, and is the same for every count, so that it tells nothing of any of them. */
export const WHY_WITHHELD =
  'Withheld: a count about people that is under five, or from which such a count could be worked out.';

function told(count: PeopleCount): number | string {
  return count === 'withheld' ? 'Withheld' : count;
}

export function isAnyWithheld({ nominals, sinceMeeting, programmes }: StandingItemFigures): boolean {
  return [...nominals, ...sinceMeeting.nominals, ...programmes].some((row) =>
    Object.values<unknown>({ ...row }).includes('withheld'),
  );
}

/** An imported log often does not say when an action was accepted: it is not said to be late for that. */
function inTimeWords({ accepted, inTime, daysKnown }: StandingItemFigures['acceptance']): number | string {
  if (daysKnown === undefined || daysKnown >= accepted) return inTime;
  return daysKnown === 0 ? 'Not known' : `${String(inTime)} of ${String(daysKnown)} known`;
}

function percentWords(percent: number | null): string {
  return percent === null ? 'None due' : `${String(percent)}%`;
}

/** "84% of open actions are in Pursue, the largest strand: the plan leans on one strand." Above half, a plan leans on one strand. */
export function balanceWords({ strandBalance }: StandingItemFigures): string {
  if (strandBalance === null) return 'No open action has a strand';
  const { largest, percent } = strandBalance;
  const where = `${String(percent)}% of open actions are in ${STRAND_WORDS[largest]}, the largest strand`;
  return percent > 50 ? `${where}: the plan leans on one strand` : where;
}

function row(name: string, ...counts: readonly (number | string)[]): FigureRow {
  return { name, counts };
}

export function profileWords({ profiles }: StandingItemFigures): string {
  const { accepted, awaited, pastReview } = profiles;
  return `${String(accepted)} accepted, ${String(awaited)} awaited, ${String(pastReview)} past the review date`;
}

/** "Version 3, to be reviewed by Friday 4 December 2026"; null where it was not counted. */
export function localProfileWords({ localProfile }: StandingItemFigures): string | null {
  if (localProfile === undefined) return null;
  if (localProfile === null) return 'There is no local profile yet';
  const { version, reviewBy, isPastReview } = localProfile;
  const review =
    reviewBy === null
      ? 'no review date'
      : isPastReview
        ? `past its review date, ${longDate(reviewBy)}`
        : `to be reviewed by ${longDate(reviewBy)}`;
  return `Version ${String(version)}, ${review}`;
}
