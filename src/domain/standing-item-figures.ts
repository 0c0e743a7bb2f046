import { hasEnded, isOpen, STRANDS, type Action } from './action.ts';
import { bragFacts, rate, RATINGS, type BragThresholds } from './brag.ts';
import type { IsoDate } from './dates.ts';
import { NOMINAL_KINDS, type NominalKind } from './refs.ts';
import type { PeopleCount, StandingItemFigures } from './standing-item.ts';

/** Counts about people below this are not published. */
const SMALLEST_PUBLISHED = 5;

/** Kinds that stand for one person each; the others are groups and places. */
const PEOPLE: readonly NominalKind[] = ['individual', 'child'];

export interface FiguresInput {
  readonly actions: readonly Action[];
  readonly nominals: readonly { readonly kind: NominalKind; readonly opened: number; readonly closed: number }[];
  readonly profiles: readonly {
    readonly received: IsoDate | null;
    readonly accepted: IsoDate | null;
    readonly reviewBy: IsoDate | null;
  }[];
  readonly programmes: readonly {
    readonly sessionsPlanned: number | null;
    readonly sessionsDelivered: number | null;
    readonly referred: number | null;
    readonly started: number | null;
    readonly completed: number | null;
  }[];
  readonly thresholds: BragThresholds;
  /** The first day of the period; its last is `thresholds.today`. */
  readonly from: IsoDate;
}

/** Everything that the standing item may say, as counts: only numbers come out of here, whatever goes in. */
export function standingItemFigures(input: FiguresInput): StandingItemFigures {
  const { actions, thresholds, from } = input;
  const { today } = thresholds;
  const rated = actions.map((action) => ({ action, facts: bragFacts(action, thresholds) }));
  const count = (holds: (one: (typeof rated)[number]) => boolean) => rated.filter(holds).length;
  const completed = actions.filter((action) => isWithin(action.completed, from, today));
  return {
    dataAsAt: today,
    actions: {
      opened: count(({ action }) => isWithin(action.raised, from, today)),
      completed: completed.length,
      overdue: count(({ facts }) => facts.overdue),
      carriedForward: count(
        ({ action }) => !hasEnded(action.status) && (action.raised === null || action.raised < from),
      ),
      awaitingConfirmation: count(({ action }) => action.status === 'awaiting_confirmation'),
      blocked: count(({ action }) => action.status === 'blocked'),
      withoutOwner: count(({ action }) => isOpen(action.status) && action.owner === null),
      onTimePercent: onTimePercent(completed),
    },
    ratings: tally(RATINGS, (rating) => count(({ facts }) => rate(facts).rating === rating)),
    strands: tally(STRANDS, (strand) => count(({ action }) => isOpen(action.status) && action.strand === strand)),
    agencies: agencyRows(rated, from, today),
    nominals: NOMINAL_KINDS.map((kind) => {
      const of = input.nominals.find((nominal) => nominal.kind === kind);
      const shown = (number: number) => (PEOPLE.includes(kind) ? peopleCount(number) : number);
      return { kind, opened: shown(of?.opened ?? 0), closed: shown(of?.closed ?? 0) };
    }),
    profiles: {
      accepted: input.profiles.filter((profile) => profile.accepted !== null).length,
      awaited: input.profiles.filter((profile) => profile.received === null).length,
      pastReview: input.profiles.filter((profile) => profile.reviewBy !== null && profile.reviewBy < today).length,
    },
    programmes: input.programmes.map((programme) => ({
      sessionsPlanned: programme.sessionsPlanned ?? 0,
      sessionsDelivered: programme.sessionsDelivered ?? 0,
      referred: peopleCount(programme.referred ?? 0),
      started: peopleCount(programme.started ?? 0),
      completed: peopleCount(programme.completed ?? 0),
    })),
  };
}

/** A count about people as it may be published (domain.md: under five is suppressed). */
export function peopleCount(number: number): PeopleCount {
  return number < SMALLEST_PUBLISHED ? 'fewer than 5' : number;
}

function agencyRows(
  rated: readonly { readonly action: Action; readonly facts: { readonly overdue: boolean } }[],
  from: IsoDate,
  today: IsoDate,
): StandingItemFigures['agencies'] {
  const names = [...new Set(rated.flatMap(({ action }) => (action.agency === null ? [] : [action.agency.name])))];
  return names
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .map((agency) => {
      const theirs = rated.filter(({ action }) => action.agency?.name === agency);
      return {
        agency,
        open: theirs.filter(({ action }) => isOpen(action.status)).length,
        overdue: theirs.filter(({ facts }) => facts.overdue).length,
        completed: theirs.filter(({ action }) => isWithin(action.completed, from, today)).length,
      };
    });
}

/** Of the actions completed in the period that had a due date, the share completed by it; null where there was none. */
function onTimePercent(completed: readonly Action[]): number | null {
  const dated = completed.filter((action) => action.due !== null);
  const onTime = dated.filter(
    (action) => action.completed !== null && action.due !== null && action.completed <= action.due,
  );
  return dated.length === 0 ? null : Math.round((100 * onTime.length) / dated.length);
}

function isWithin(date: IsoDate | null, from: IsoDate, to: IsoDate): boolean {
  return date !== null && date >= from && date <= to;
}

function tally<K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;
}
