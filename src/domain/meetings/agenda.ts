import { isOpen, type Action } from '../actions/action.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { Nominal } from '../nominals/nominal.ts';
import { planGaps, type Gap } from '../nominals/plan-gaps.ts';
import { nextStamp, type Profile } from '../registers/profile.ts';
import { NOMINAL_KINDS } from '../refs.ts';
import { reviewDue } from '../nominals/review.ts';
import type { Settings } from '../partnership/settings.ts';

/** Why an action is on the agenda, in the order in which a meeting wants to hear of it. */
export const EXCEPTIONS = ['overdue', 'blocked', 'awaiting', 'ownerless', 'new', 'not accepted'] as const;
export type Exception = (typeof EXCEPTIONS)[number];

export interface AgendaAction {
  readonly action: Action;
  /** Empty: nothing needs the meeting. */
  readonly why: readonly Exception[];
}

/** One stop of the walk through the agenda. Its key never changes, so that anybody can go on from it. */
export type Stop = NominalStop | OthersStop | ProfilesStop | EndStop;

export interface NominalStop {
  readonly stop: 'nominal';
  readonly key: string;
  readonly nominal: Nominal;
  /** Those that need the meeting first. */
  readonly actions: readonly AgendaAction[];
  /** Its review date, where that falls by the day of the meeting. */
  readonly review: IsoDate | null;
  readonly gaps: readonly Gap[];
}

interface OthersStop {
  readonly stop: 'others';
  readonly key: 'others';
  readonly actions: readonly AgendaAction[];
}

interface ProfilesStop {
  readonly stop: 'profiles';
  readonly key: 'profiles';
  /** Awaited, received and not accepted, or stale. */
  readonly profiles: readonly Profile[];
}

interface EndStop {
  readonly stop: 'end';
  readonly key: 'end';
}

export const STOP_KEY = /^(?:nominal:\d{1,9}|others|profiles|end)$/;

export interface AgendaFacts {
  /** Everything that is being done or waits to be confirmed. */
  readonly actions: readonly Action[];
  readonly nominals: readonly Nominal[];
  readonly profiles: readonly Profile[];
  readonly today: IsoDate;
  readonly meetingDay: IsoDate;
  /** The day of the meeting before; null: there was none, and then nothing is new. */
  readonly lastMet: IsoDate | null;
  readonly settings: Pick<Settings, 'reviewMonths'>;
  /** The nominals that are on it in any case, as they were when the meeting began. */
  readonly kept: readonly number[];
}

/**
 * The agenda by exception: each nominal with something for the meeting, in the order of its kind and number; then actions
 * about none, the profiles, and the end.
 */
export function agendaOf(facts: AgendaFacts): readonly Stop[] {
  const listed = facts.actions.map((action): AgendaAction => ({ action, why: exceptionsOf(action, facts) }));
  const nominals = facts.nominals
    .toSorted((a, b) => NOMINAL_KINDS.indexOf(a.kind) - NOMINAL_KINDS.indexOf(b.kind) || a.number - b.number)
    .map((nominal) => nominalStop(nominal, listed, facts))
    .filter((stop) => facts.kept.includes(stop.nominal.id) || needsTheMeeting(stop));
  return [
    ...nominals,
    { stop: 'others', key: 'others', actions: exceptionsFirst(listed.filter(({ action }) => action.nominal === null)) },
    {
      stop: 'profiles',
      key: 'profiles',
      profiles: facts.profiles.filter((profile) => nextStamp(profile, facts.today) !== null),
    },
    { stop: 'end', key: 'end' },
  ];
}

function nominalStop(nominal: Nominal, listed: readonly AgendaAction[], facts: AgendaFacts): NominalStop {
  const about = listed.filter(
    ({ action }) => action.nominal?.kind === nominal.kind && action.nominal.number === nominal.number,
  );
  const review = reviewDue(nominal, facts.settings);
  const actions = about.map(({ action }) => action);
  return {
    stop: 'nominal',
    key: `nominal:${String(nominal.id)}`,
    nominal,
    actions: exceptionsFirst(about),
    review: review !== null && review <= facts.meetingDay ? review : null,
    gaps: planGaps([nominal], actions).filter(({ ref }) => ref !== null),
  };
}

function needsTheMeeting({ nominal, actions, review, gaps }: NominalStop): boolean {
  const isUnsafe = nominal.open && gaps.some(({ gap }) => gap === 'nobody safeguarding');
  return actions.some(({ why }) => why.length > 0) || review !== null || isUnsafe;
}

function exceptionsOf(action: Action, { today, lastMet }: AgendaFacts): readonly Exception[] {
  const { status, due, owner, raised, requestedDue } = action;
  const isNew = lastMet !== null && raised !== null && raised > lastMet;
  const holds: Readonly<Record<Exception, boolean>> = {
    overdue: isOpen(status) && due !== null && due < today,
    blocked: status === 'blocked',
    awaiting: status === 'awaiting_confirmation' || requestedDue !== null,
    ownerless: owner === null && isOpen(status),
    new: isNew,
    'not accepted': status === 'proposed' && owner !== null && !isNew,
  };
  return EXCEPTIONS.filter((exception) => holds[exception]);
}

/** The first reason decides; then the day it is due, those without one last; then the number. */
function exceptionsFirst(actions: readonly AgendaAction[]): readonly AgendaAction[] {
  const rank = ({ why }: AgendaAction): number => {
    const [first] = why;
    return first === undefined ? EXCEPTIONS.length : EXCEPTIONS.indexOf(first);
  };
  return actions.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.action.due ?? '9999').localeCompare(b.action.due ?? '9999') ||
      a.action.number - b.action.number,
  );
}

/** The stop that a key names; one that is gone from the agenda is where the walk began. */
export function stopAt(stops: readonly Stop[], key: string): number {
  return Math.max(
    0,
    stops.findIndex((stop) => stop.key === key),
  );
}

/** How many there are of each, for the top of the pack. An action may count under several. */
export function agendaCounts(stops: readonly Stop[]): Readonly<Record<Exception | 'reviews' | 'profiles', number>> {
  const actions = stops.flatMap((stop) => ('actions' in stop ? stop.actions : []));
  const counts = Object.fromEntries(
    EXCEPTIONS.map((exception) => [exception, actions.filter(({ why }) => why.includes(exception)).length]),
  ) as Record<Exception, number>;
  return {
    ...counts,
    reviews: stops.filter((stop) => stop.stop === 'nominal' && stop.review !== null).length,
    profiles: stops.reduce((sum, stop) => sum + (stop.stop === 'profiles' ? stop.profiles.length : 0), 0),
  };
}
