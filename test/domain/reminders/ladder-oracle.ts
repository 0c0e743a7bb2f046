import type { Action } from '../../../src/domain/actions/action.ts';
import { dayOf, instantAt, type IsoDate } from '../../../src/domain/calendar/dates.ts';
import type { LadderWorld } from '../../../src/domain/reminders/recipients.ts';
import type { Meeting } from '../../../src/domain/calendar/meeting.ts';
import type { NudgeKind } from '../../../src/domain/reminders/nudge.ts';
import type { Member } from '../../../src/domain/people/person.ts';
import { isOff, workingDaysFrom } from '../calendar/uk-calendar.ts';

/*
 * The ladder as domain.md's table has it, worked out a second time and as plainly as possible, for the default settings:
 * slow, and without a line of the code that it is held against but the clock's.
 */

export interface ExpectedRung {
  readonly kind: NudgeKind;
  readonly rung: number;
  /** Its key. */
  readonly subject: string;
  readonly day: IsoDate;
  readonly due: Date;
  readonly closes: Date;
  readonly meetingDay: IsoDate | null;
  readonly action: Action | null;
}

const TABLE = [
  ['profiles', -14],
  ['call', -14],
  ['digest', -7],
  ['reminder', -2],
  ['brief', 0],
  ['issue', 1],
] as const;

const OPEN = new Set(['proposed', 'accepted', 'in_progress', 'blocked']);

type Hours = Pick<ExpectedRung, 'day' | 'due' | 'closes'>;
const knownHours = new Map<string, Hours>();

function hoursOn(day: IsoDate, zone: string): Hours {
  const key = `${day} ${zone}`;
  const hours = knownHours.get(key) ?? {
    day,
    due: instantAt(day, '08:00', zone),
    closes: instantAt(day, '18:00', zone),
  };
  knownHours.set(key, hours);
  return hours;
}

/** The rungs of these meetings and actions; the meetings are those of the log and of the pattern. */
export function expectedRungs({ partnership, actions }: LadderWorld, meetings: readonly Meeting[]): ExpectedRung[] {
  const zone = partnership.timezone;
  const ours = meetings.filter((meeting) => meeting.kind === 'partnership' && meeting.status !== 'cancelled');
  const hours = (day: IsoDate): Hours => hoursOn(day, zone);
  const ofMeetings = [...new Set(ours.map((meeting) => dayOf(meeting.startsAt, zone)))].flatMap((meetingDay) => {
    const isToday = (meeting: Meeting): boolean => dayOf(meeting.startsAt, zone) === meetingDay;
    const starts = Math.min(...ours.filter(isToday).map((meeting) => meeting.startsAt.getTime()));
    const elsewhere = ours.filter((meeting) => !isToday(meeting)).map((meeting) => meeting.startsAt.getTime());
    const isEarly = starts < hours(meetingDay).due.getTime();
    return TABLE.map(([kind, rung]) => {
      const own = rung === 0 && !isOff(meetingDay) && !isEarly;
      const day = own ? meetingDay : workingDaysFrom(meetingDay, rung === 0 ? -1 : rung);
      return { ...hours(day), kind, rung, subject: `meeting ${meetingDay}`, meetingDay, action: null };
    }).filter(({ due }) => {
      const at = due.getTime();
      return !elsewhere.some((other) => (at <= other && other < starts) || (starts < other && other < at));
    });
  });
  const ofActions = actions.flatMap((action) => {
    const { due: by, owner } = action;
    if (by === null || owner === null || !OPEN.has(action.status)) return [];
    return [1, 3, 5].map((rung) => ({
      ...hours(workingDaysFrom(by, rung)),
      ...({ kind: 'overdue', rung, subject: `${action.ref} due ${by}`, meetingDay: null, action } as const),
    }));
  });
  const ofHandOvers = actions.flatMap((action) => {
    const { handedOverAt: at, owner, ref, acceptedAt } = action;
    if (at === null || owner === null || acceptedAt !== null || !OPEN.has(action.status)) return [];
    const today = hours(dayOf(at, zone));
    const isForToday = !isOff(today.day) && at.getTime() < today.closes.getTime() - 30 * 60_000;
    const when = isForToday ? today : hours(workingDaysFrom(today.day, 1));
    const due = isForToday && at > when.due ? at : when.due;
    const subject = `${ref} handed over ${at.toISOString()}`;
    return [{ ...when, due, ...({ kind: 'issue', rung: 0, subject, meetingDay: null, action } as const) }];
  });
  // Five clear days before the meeting the papers are due; five clear days before that is the first reminder.
  const boards = meetings.filter((meeting) => meeting.kind === 'board' && meeting.status !== 'cancelled');
  const ofPapers = [...new Set(boards.map((meeting) => dayOf(meeting.startsAt, zone)))].flatMap((meetingDay) => {
    const papersDue = workingDaysFrom(meetingDay, -6);
    return [-6, 0].map((rung) => ({
      ...hours(rung === 0 ? papersDue : workingDaysFrom(papersDue, rung)),
      ...({ kind: 'papers', rung, subject: `board ${meetingDay}`, meetingDay, action: null } as const),
    }));
  });
  return [...ofMeetings, ...ofPapers, ...ofActions, ...ofHandOvers];
}

export function isAway(member: Member, day: IsoDate): boolean {
  return member.absences.some(({ from, until }) => from <= day && day <= until);
}

export function onlyObserves(member: Member): boolean {
  return !member.roles.some((role) => role !== 'observer');
}

/** The present people who are to be asked themselves: each has an entry in the ledger once the rung's hours have begun. */
export function askedThemselves(
  { members, actions }: LadderWorld,
  meetings: readonly Meeting[],
  rung: ExpectedRung,
): Member[] {
  return members
    .filter((member) => !onlyObserves(member) && !isAway(member, rung.day))
    .filter((member) => {
      const own = actions.filter((action) => action.owner?.id === member.id && OPEN.has(action.status));
      switch (rung.kind) {
        case 'profiles':
        case 'papers':
          return member.roles.includes('coordinator');
        case 'brief':
          return member.roles.includes('chair');
        case 'issue':
          if (rung.action !== null) return rung.action.owner?.id === member.id;
          return own.some(
            (action) =>
              action.status === 'proposed' &&
              action.issued === null &&
              (action.raised === null || action.raised <= (rung.meetingDay ?? '')),
          );
        case 'overdue':
          if (rung.rung === 1) return rung.action?.owner?.id === member.id;
          if (isLeadOf(member, rung.action)) return true;
          return rung.rung === 5 && member.roles.includes('chair');
        default:
          return own.some((action) => isSilent(action, meetings, rung.due));
      }
    });
}

/** Not updated since the partnership's last meeting before an instant; without one, never updated. */
export function isSilent(action: Action, meetings: readonly Meeting[], at: Date): boolean {
  const before = meetings
    .filter(({ kind, status, startsAt }) => kind === 'partnership' && status !== 'cancelled' && startsAt <= at)
    .map(({ startsAt }) => startsAt.getTime());
  const updated = action.lastUpdate?.at.getTime();
  return updated === undefined || (before.length > 0 && updated <= Math.max(...before));
}

/** Whether a recipient may be written to about an action at a rung, and for the reason that the table gives. */
export function isTheirs(world: LadderWorld, to: Member, action: Action, rung: ExpectedRung): boolean {
  const owner = world.members.find((member) => member.id === action.owner?.id);
  if (owner === undefined || !OPEN.has(action.status)) return false;
  if (rung.kind === 'overdue' && rung.rung > 1) {
    if (rung.rung === 3 && owner.deputyId === to.id && mayKnow(to, action)) return true;
    return isLeadOf(to, action) || (rung.rung === 5 && to.roles.includes('chair'));
  }
  if (owner.id === to.id) return true;
  const covers = owner.absences.filter(({ from, until }) => from <= rung.day && rung.day <= until);
  const standsIn = owner.deputyId === to.id || covers.some(({ coverId }) => coverId === to.id);
  return covers.length > 0 && standsIn && mayKnow(to, action);
}

function isLeadOf(member: Member, action: Action | null): boolean {
  return member.roles.includes('lead') && member.agency !== null && member.agency.id === action?.agency?.id;
}

function mayKnow(member: Member, { nominal, agency }: Action): boolean {
  if (nominal === null || member.roles.some((role) => ['chair', 'coordinator', 'analyst'].includes(role))) return true;
  return member.agency !== null && [agency?.id, ...nominal.clearedAgencyIds].includes(member.agency.id);
}
