import { addWorkingDays } from '../calendar/working-days.ts';
import { dayOf, type IsoDate } from '../calendar/dates.ts';
import { hoursOf, meetingDays, meetingRungs, type Rung } from './rungs.ts';
import type { Meeting } from '../calendar/meeting.ts';
import type { KnownNudge, NudgeState } from './nudge.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { StoredSubject } from './subject.ts';

/** The number of a rung that is no step of the ladder: as soon as it is known. */
const LATE = 0;

/** Entries in these states have brought the coordinators their list, or still will. */
const BROUGHT: readonly NudgeState[] = ['due', 'claimed', 'sent', 'ambiguous', 'unreachable'];

/**
 * The coordinators' list of people who cannot be reached, for the coming meeting when none of its rungs is left and none
 * brought it: the meeting was put in at short notice, or somebody was not reached after the last of them. It is due on
 * the first working day on which that is so, and until the end of hours on the day of the meeting (on the next working
 * day, where that is a day off).
 */
export function lateListRung(
  partnership: Partnership,
  meetings: readonly Meeting[],
  known: readonly KnownNudge[],
  now: Date,
): Rung | null {
  if (partnership.settings.ladder.unreached.length === 0) return null;
  const coming = [...meetingDays(partnership, meetings).firstOfDay]
    .sort(([one], [other]) => one.localeCompare(other))
    .find(([meetingDay]) => hoursOf(partnership, addWorkingDays(meetingDay, 0)).closes > now);
  if (coming === undefined) return null;
  const [meetingDay, meeting] = coming;
  const isLeft = meetingRungs(partnership, meetings).some(
    (rung) => rung.kind === 'unreached' && isAbout(rung.subject, meetingDay) && rung.closes > now,
  );
  const isBrought = known.some(
    (entry) =>
      entry.kind === 'unreached' &&
      isAbout(entry.subject, meetingDay) &&
      entry.rung !== LATE &&
      BROUGHT.includes(entry.state),
  );
  if (isLeft || isBrought) return null;
  return lateList(partnership, meeting, meetingDay, dayOf(now, partnership.timezone));
}

/** The rung that an entry of the ledger for a late list stands for, while its meeting stands. */
export function lateListOf(
  partnership: Partnership,
  meetings: readonly Meeting[],
  entry: Pick<KnownNudge, 'kind' | 'rung' | 'subject' | 'due'>,
): Rung | null {
  if (entry.kind !== 'unreached' || entry.rung !== LATE) return null;
  const found = [...meetingDays(partnership, meetings).firstOfDay].find(([meetingDay]) =>
    isAbout(entry.subject, meetingDay),
  );
  return found === undefined ? null : lateList(partnership, found[1], found[0], dayOf(entry.due, partnership.timezone));
}

/** How far back the ledger is to be read for it, in days: to the earliest rung that brings the list before a meeting. */
export function daysOfLists({ settings }: Partnership): number {
  const working = Math.max(0, ...settings.ladder.unreached.map((days) => Math.abs(days)));
  // Five working days in seven, and as many days off in a row as Christmas and Easter can bring.
  return Math.ceil((working * 7) / 5) + 7;
}

function lateList(partnership: Partnership, meeting: Meeting, meetingDay: IsoDate, day: IsoDate): Rung {
  return {
    ...hoursOf(partnership, day),
    ...{ kind: 'unreached', rung: LATE, subject: { of: 'meeting', day: meetingDay } },
    ...{ audience: ['coordinators'], meeting, action: null },
  };
}

function isAbout(subject: StoredSubject, meetingDay: IsoDate): boolean {
  return subject.of === 'meeting' && subject.day === meetingDay;
}
