import { isOpen, type Action } from '../actions/action.ts';
import { addWorkingDays, isWorkingDay, workingDayOnOrBefore } from '../calendar/working-days.ts';
import { addDays, dayOf, instantAt, type IsoDate } from '../calendar/dates.ts';
import type { Meeting } from '../calendar/meeting.ts';
import type { NudgeKind } from './nudge.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { Ladder } from '../partnership/settings.ts';
import type { OwnSubject } from './subject.ts';

/** Whom a rung is meant for: by what they are to the action, or by their role in the partnership. */
export type Audience = 'owners' | 'deputy' | 'leads' | 'chairs' | 'coordinators';

/** One step of the ladder on its day: what is due to whom, from the start of that day's working hours to their end. */
export interface Rung {
  readonly kind: NudgeKind;
  /** Working days before (negative) or after the meeting, or after the due date. */
  readonly rung: number;
  /** What makes the rung the same one at every beat. */
  readonly subject: OwnSubject;
  readonly day: IsoDate;
  readonly due: Date;
  readonly closes: Date;
  readonly audience: readonly Audience[];
  readonly meeting: Meeting | null;
  readonly action: Action | null;
}

const MEETING_LADDER = [
  ['profiles', ['coordinators']],
  ['call', ['owners']],
  ['digest', ['owners']],
  ['unreached', ['coordinators']],
  ['reminder', ['owners']],
  ['brief', ['chairs']],
  ['issue', ['owners']],
] as const satisfies readonly (readonly [NudgeKind & keyof Ladder, readonly Audience[]])[];

const OVERDUE_LADDER = [
  ['overdueOwner', ['owners']],
  ['overdueDeputyAndLead', ['deputy', 'leads']],
  ['overdueLeadAndChair', ['leads', 'chairs']],
] as const satisfies readonly (readonly [keyof Ladder, readonly Audience[]])[];

/**
 * The rungs of the partnership's own meetings, in working days from the meeting's local day; meetings of one day share
 * theirs. A rung on a day that belongs to an earlier or later meeting is left to that meeting's own rungs.
 */
export function meetingRungs(partnership: Partnership, meetings: readonly Meeting[]): readonly Rung[] {
  const { standing, firstOfDay } = meetingDays(partnership, meetings);
  return [...firstOfDay].flatMap(([meetingDay, meeting]) => {
    const others = standing.filter((other) => other.meetingDay !== meetingDay).map((other) => other.meeting.startsAt);
    return MEETING_LADDER.flatMap(([kind, audience]) =>
      [...new Set(partnership.settings.ladder[kind])].map((rung) => ({
        ...hoursOf(partnership, rungDay(partnership, meeting, meetingDay, rung)),
        kind,
        rung,
        subject: { of: 'meeting' as const, day: meetingDay },
        audience,
        meeting,
        action: null,
      })),
    ).filter((rung) => !others.some((other) => isBetween(other, rung.due, meeting.startsAt)));
  });
}

/** The partnership's own meetings that stand, with their local days, and the first of each day. */
export function meetingDays(
  partnership: Partnership,
  meetings: readonly Meeting[],
): {
  readonly standing: readonly { readonly meeting: Meeting; readonly meetingDay: IsoDate }[];
  readonly firstOfDay: ReadonlyMap<IsoDate, Meeting>;
} {
  const standing = meetings
    .filter((meeting) => meeting.kind === 'partnership' && meeting.status !== 'cancelled')
    .map((meeting) => ({ meeting, meetingDay: dayOf(meeting.startsAt, partnership.timezone) }));
  const firstOfDay = new Map<IsoDate, Meeting>();
  for (const { meeting, meetingDay } of standing) {
    const first = firstOfDay.get(meetingDay);
    if (first === undefined || meeting.startsAt < first.startsAt) firstOfDay.set(meetingDay, meeting);
  }
  return { standing, firstOfDay };
}

/** The rungs of actions that are past their due date, in working days from it; none of those that are not open. */
export function overdueRungs(partnership: Partnership, actions: readonly Action[]): readonly Rung[] {
  const steps = stepsOf(partnership);
  // Thousands of actions share a few hundred due dates: each date's days and hours are worked out once.
  const daysOf = new Map<IsoDate, readonly Pick<Rung, 'rung' | 'audience' | 'day' | 'due' | 'closes'>[]>();
  return actions.flatMap((action) => {
    const { due, ref } = action;
    if (due === null || action.owner === null || !isOpen(action.status)) return [];
    let days = daysOf.get(due);
    if (days === undefined) {
      days = steps.map((step) => ({ ...step, ...hoursOf(partnership, addWorkingDays(due, step.rung)) }));
      daysOf.set(due, days);
    }
    // A new due date makes a new subject, so that its rungs come again.
    const subject = { of: 'overdue', action: ref, due } as const;
    const about = { kind: 'overdue', subject, meeting: null, action } as const;
    return days.map((day) => ({ ...day, ...about }));
  });
}

/** Each rung of the overdue ladder with everybody it is for. */
function stepsOf({ settings }: Partnership): readonly Pick<Rung, 'rung' | 'audience'>[] {
  const steps = OVERDUE_LADDER.flatMap(([step, audience]) => settings.ladder[step].map((rung) => ({ rung, audience })));
  return [...new Set(steps.map(({ rung }) => rung))].map((rung) => ({
    rung,
    audience: [...new Set(steps.filter((step) => step.rung === rung).flatMap((step) => step.audience))],
  }));
}

/** Whether nudges may go out now: within working hours, on a working day, by the partnership's own clock. */
export function isWithinHours(partnership: Partnership, now: Date): boolean {
  const today = dayOf(now, partnership.timezone);
  const { due, closes } = hoursOf(partnership, today);
  return isWorkingDay(today) && due <= now && now < closes;
}

/** The first and last instant at which nudges go out on a day. */
export function hoursOf(partnership: Partnership, day: IsoDate): Pick<Rung, 'day' | 'due' | 'closes'> {
  const { from, to } = partnership.settings.workingHours;
  const due = instantAt(day, from, partnership.timezone);
  // Hours that end at or before their start (00:00) last until the end of the day.
  const end = instantAt(day, to, partnership.timezone);
  return { day, due, closes: end > due ? end : instantAt(addDays(day, 1), '00:00', partnership.timezone) };
}

/**
 * The working hours that an instant falls into, from it on; outside them, or so shortly before their end, the next ones.
 */
export function hoursFrom(partnership: Partnership, at: Date, shortlyMs = 0): Pick<Rung, 'day' | 'due' | 'closes'> {
  const day = dayOf(at, partnership.timezone);
  const hours = hoursOf(partnership, day);
  if (!isWorkingDay(day) || at.getTime() >= hours.closes.getTime() - shortlyMs) {
    return hoursOf(partnership, addWorkingDays(day, 1));
  }
  return at < hours.due ? hours : { ...hours, due: at };
}

/**
 * A meeting on a day off is prepared and followed up on the working days around it; one that begins before the hours of
 * its day is prepared on the working day before.
 */
function rungDay(partnership: Partnership, meeting: Meeting, meetingDay: IsoDate, rung: number): IsoDate {
  if (rung !== 0) return addWorkingDays(meetingDay, rung);
  const day = workingDayOnOrBefore(meetingDay);
  return hoursOf(partnership, day).due <= meeting.startsAt ? day : addWorkingDays(meetingDay, -1);
}

/** Whether another meeting comes between a rung and its own meeting, or begins with the rung. */
function isBetween(other: Date, due: Date, own: Date): boolean {
  return (due <= other && other < own) || (own < other && other < due);
}
