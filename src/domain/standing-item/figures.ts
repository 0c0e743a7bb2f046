import { isOpen, STRANDS } from '../actions/action.ts';
import { rate, RATINGS } from '../actions/brag.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { IsoDate } from '../calendar/dates.ts';
import { publishableNominals, type NominalCounts, type NominalsTold } from '../publication/nominal-counts.ts';
import { publishableProgramme } from '../publication/programme-counts.ts';
import type { PeopleCount } from '../publication/withhold.ts';
import { NOMINAL_KINDS, type NominalKind } from '../refs.ts';
import { THREAT_LEVELS, THREAT_TRENDS, THREATS } from '../registers/threats.ts';
import { AGE_BANDS, type ClockFigures, type StandingItemFigures } from './standing-item.ts';
import type { AgencyFlow, PublishedFigures, RatedGroup, StandingItemInputs } from './inputs.ts';

/** Kinds that stand for one person each; the others are groups and places, whose counts stand (docs/decisions/0034). */
const PEOPLE: readonly NominalKind[] = ['individual', 'child'];

const NONE: NominalCounts<number> = {
  open: 0,
  sinceBoard: { opened: 0, closed: 0 },
  sinceMeeting: { opened: 0, closed: 0 },
};

/** Everything that the standing item may say, made field by field: nothing of the inputs is passed on as it is. */
export function standingItemFigures(inputs: StandingItemInputs): StandingItemFigures {
  const { counts, dataAsAt } = inputs;
  const { groups, flows } = counts;
  const nominals = publishedNominals(inputs);
  const sinceBoard = clockFigures('sinceBoard', inputs.boardMet, flows.sinceBoard, nominals);
  const sinceMeeting = clockFigures('sinceMeeting', inputs.partnershipMet, flows.sinceMeeting, nominals);
  const strands = tally(STRANDS, (strand) => total(groups, (one) => isOpen(one.facts.status) && one.strand === strand));
  return {
    dataAsAt,
    sinceBoard,
    sinceMeeting,
    actions: {
      opened: sinceBoard.opened,
      completed: sinceBoard.completed,
      overdue: total(groups, ({ facts }) => facts.overdue),
      carriedForward: sinceBoard.carriedForward,
      awaitingConfirmation: total(groups, ({ facts }) => facts.status === 'awaiting_confirmation'),
      blocked: total(groups, ({ facts }) => facts.status === 'blocked'),
      withoutOwner: total(groups, ({ facts, ownerless }) => isOpen(facts.status) && ownerless),
      onTimePercent: sinceBoard.onTimePercent,
    },
    ages: tally(AGE_BANDS, (band) => counts.ages[band]),
    ratings: tally(RATINGS, (rating) => total(groups, ({ facts }) => rate(facts).rating === rating)),
    strands,
    strandBalance: strandBalance(strands),
    agencies: agencyRows(groups, flows.sinceBoard),
    acceptance: acceptance(inputs),
    nominals: nominals.map(({ kind, told }) => ({ kind, ...told.sinceBoard, open: told.open })),
    profiles: {
      accepted: counts.profiles.accepted,
      awaited: counts.profiles.awaited,
      pastReview: counts.profiles.pastReview,
    },
    ...ofTheArea(inputs),
    programmes: counts.programmes.map(({ number, sessionsPlanned, sessionsDelivered, ...people }) => ({
      number,
      sessionsPlanned,
      sessionsDelivered,
      ...publishableProgramme(
        dataAsAt,
        { referred: people.referred, started: people.started, completed: people.completed },
        inputs.published.flatMap((before) => programmeTold(before, number)),
      ),
    })),
    trend: counts.trend.map(({ meeting, open, overdue, completed, dated, onTime }) => ({
      meeting,
      open,
      overdue,
      completed,
      onTimePercent: percent(onTime, dated),
    })),
  };
}

/** What the local profile says, and how many powers are used: only where the inputs have counted them. */
function ofTheArea({
  counts,
  dataAsAt,
}: StandingItemInputs): Pick<StandingItemFigures, 'localProfile' | 'threats' | 'powersInUse'> {
  const { localProfile, threats, powersInUse } = counts;
  if (localProfile === undefined || threats === undefined || powersInUse === undefined) return {};
  const reviewBy = localProfile?.reviewBy ?? null;
  return {
    localProfile:
      localProfile === null
        ? null
        : { version: localProfile.version, reviewBy, isPastReview: reviewBy !== null && reviewBy < dataAsAt },
    // Whatever the database holds, only words of the closed sets are published.
    threats: threats
      .filter(({ threat, level }) => THREATS.includes(threat) && THREAT_LEVELS.includes(level))
      .map(({ threat, level, trend }) => ({
        threat,
        level,
        trend: trend !== null && THREAT_TRENDS.includes(trend) ? trend : null,
      })),
    powersInUse,
  };
}

type NominalRow = { readonly kind: NominalKind; readonly told: NominalCounts<PeopleCount> };

function publishedNominals(inputs: StandingItemInputs): readonly NominalRow[] {
  const days = { board: inputs.boardMet, meeting: inputs.partnershipMet, dataAsAt: inputs.dataAsAt };
  return NOMINAL_KINDS.map((kind) => {
    const { open, sinceBoard, sinceMeeting } = inputs.counts.nominals.find((one) => one.kind === kind) ?? NONE;
    const counts = {
      open,
      sinceBoard: { opened: sinceBoard.opened, closed: sinceBoard.closed },
      sinceMeeting: { opened: sinceMeeting.opened, closed: sinceMeeting.closed },
    };
    if (!PEOPLE.includes(kind)) return { kind, told: counts };
    return {
      kind,
      told: publishableNominals(
        days,
        counts,
        inputs.published.map((before) => nominalsTold(before, kind)),
      ),
    };
  });
}

function nominalsTold(before: PublishedFigures, kind: NominalKind): NominalsTold {
  const flow = ({ nominals }: ClockFigures) => {
    const { opened = 'withheld', closed = 'withheld' } = nominals.find((one) => one.kind === kind) ?? {};
    return { opened, closed } as const;
  };
  return {
    days: { board: before.sinceBoard.from, meeting: before.sinceMeeting.from, dataAsAt: before.dataAsAt },
    counts: {
      open: before.nominals.find((one) => one.kind === kind)?.open ?? 'withheld',
      sinceBoard: flow(before.sinceBoard),
      sinceMeeting: flow(before.sinceMeeting),
    },
  };
}

function programmeTold({ dataAsAt, programmes }: PublishedFigures, number: number) {
  const told = programmes.find((programme) => programme.number === number);
  return told === undefined ? [] : [{ dataAsAt, counts: told }];
}

function clockFigures(
  clock: 'sinceBoard' | 'sinceMeeting',
  from: IsoDate,
  flows: readonly AgencyFlow[],
  nominals: readonly NominalRow[],
): ClockFigures {
  const sum = (of: (flow: AgencyFlow) => number): number => flows.reduce((all, flow) => all + of(flow), 0);
  return {
    from,
    opened: sum((flow) => flow.opened),
    completed: sum((flow) => flow.completed),
    carriedForward: sum((flow) => flow.carriedForward),
    onTimePercent: percent(
      sum((flow) => flow.onTime),
      sum((flow) => flow.dated),
    ),
    nominals: nominals.map(({ kind, told }) => ({ kind, ...told[clock] })),
  };
}

/** The earlier strand where two are the largest. */
function strandBalance(strands: StandingItemFigures['strands']): StandingItemFigures['strandBalance'] {
  const all = STRANDS.reduce((sum, strand) => sum + strands[strand], 0);
  const largest = STRANDS.reduce((most, strand) => (strands[strand] > strands[most] ? strand : most));
  const share = percent(strands[largest], all);
  return share === null ? null : { largest, percent: share };
}

function agencyRows(groups: readonly RatedGroup[], flows: readonly AgencyFlow[]): StandingItemFigures['agencies'] {
  const names = new Set([...groups, ...flows].flatMap(({ agency }) => (agency === null ? [] : [agency])));
  return [...names]
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .map((agency) => ({
      agency,
      open: total(groups, (one) => one.agency === agency && isOpen(one.facts.status)),
      overdue: total(groups, (one) => one.agency === agency && one.facts.overdue),
      completed: flows.reduce((sum, flow) => (flow.agency === agency ? sum + flow.completed : sum), 0),
    }));
}

/** An action without an issue date counts as issued on the working day after it was raised, as its rating has it. */
function acceptance({
  format,
  counts,
  boardMet,
  dataAsAt,
  acceptDays,
}: StandingItemInputs): StandingItemFigures['acceptance'] {
  const deadlines = new Map<IsoDate, IsoDate>();
  const after = (day: IsoDate, days: number): IsoDate => {
    const key = `${day}+${String(days)}`;
    const deadline = deadlines.get(key) ?? addWorkingDays(day, days);
    deadlines.set(key, deadline);
    return deadline;
  };
  const issued = counts.acceptance.flatMap((group) => {
    const day = group.issued ?? (group.raised === null ? null : after(group.raised, 1));
    return day === null || day < boardMet || day > dataAsAt ? [] : [{ ...group, day }];
  });
  const count = (holds: (one: (typeof issued)[number]) => boolean): number =>
    issued.reduce((sum, one) => (holds(one) ? sum + one.count : sum), 0);
  return {
    issued: count(() => true),
    accepted: count(({ waits }) => !waits),
    inTime: count(({ waits, accepted, day }) => !waits && accepted !== null && accepted <= after(day, acceptDays)),
    waiting: count(({ waits }) => waits),
    ...(format === undefined ? {} : { daysKnown: count(({ waits, accepted }) => !waits && accepted !== null) }),
  };
}

function total(groups: readonly RatedGroup[], holds: (group: RatedGroup) => boolean): number {
  return groups.reduce((sum, group) => (holds(group) ? sum + group.count : sum), 0);
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

function tally<K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>;
}
