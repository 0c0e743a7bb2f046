import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, workingDayOnOrBefore } from '../domain/calendar/working-days.ts';
import { addDays, type IsoDate } from '../domain/calendar/dates.ts';
import type { MeetingColumns, SheetName, SheetRow, Sheets, Workbook } from '../domain/workbook/workbook.ts';

/** The first nudge of the ladder goes out this many working days before a partnership meeting. */
const WORKING_DAYS_TO_MEETING = 7;

/**
 * Moves every date of an example workbook by one and the same number of days, so that its next planned partnership
 * meeting is seven working days after today (or after the working day before, where today is none). Dates on which
 * work is due or people meet are then rolled forward to a working day; what is said to have happened never lies after today,
 * also where holidays make the seven working days long.
 * A workbook without a planned partnership meeting is returned as it is.
 */
export function datesFromToday(workbook: Workbook, today: IsoDate): Workbook {
  const next = nextPlanned(workbook.meetings);
  if (next === null) return workbook;
  const wanted = addWorkingDays(workingDayOnOrBefore(today), WORKING_DAYS_TO_MEETING);
  const days = Temporal.PlainDate.from(next).until(wanted, { largestUnit: 'days' }).days;

  const onWorkingDay = (date: IsoDate | null): IsoDate | null =>
    date === null ? null : addWorkingDays(addDays(date, days), 0);
  const inThePast = (date: IsoDate | null): IsoDate | null => {
    const rolled = onWorkingDay(date);
    return rolled !== null && rolled > today ? today : rolled;
  };
  return {
    ...workbook,
    nominals: each(workbook.nominals, (row) => ({
      ...row,
      opened: inThePast(row.opened),
      closed: inThePast(row.closed),
      review_by: onWorkingDay(row.review_by),
    })),
    profiles: each(workbook.profiles, (row) => ({
      ...row,
      requested: inThePast(row.requested),
      received: inThePast(row.received),
      accepted: inThePast(row.accepted),
      review_by: onWorkingDay(row.review_by),
    })),
    meetings: each(workbook.meetings, (row) => ({ ...row, starts: meetingMoved(row.starts, days) })),
    actions: each(workbook.actions, (row) => ({
      ...row,
      raised: inThePast(row.raised),
      due: onWorkingDay(row.due),
      original_due: onWorkingDay(row.original_due),
      updated: inThePast(row.updated),
      completed: inThePast(row.completed),
    })),
    local_profiles: each(workbook.local_profiles, (row) => ({
      ...row,
      issued: inThePast(row.issued),
      review_by: onWorkingDay(row.review_by),
    })),
    threats: each(workbook.threats, (row) => ({ ...row, assessed: inThePast(row.assessed) })),
    programmes: each(workbook.programmes, (row) => ({ ...row, starts: onWorkingDay(row.starts) })),
  };
}

function nextPlanned(meetings: readonly SheetRow<'meetings'>[]): IsoDate | null {
  const planned = meetings.filter(({ values }) => values.kind === 'partnership' && isPlanned(values));
  return planned.map(({ values }) => values.starts.slice(0, 10)).toSorted()[0] ?? null;
}

function isPlanned(meeting: MeetingColumns): boolean {
  return (meeting.status ?? 'planned') === 'planned';
}

function meetingMoved(starts: string, days: number): string {
  const [date = '', time = ''] = starts.split('T');
  return `${addWorkingDays(addDays(date, days), 0)}T${time}`;
}

function each<S extends SheetName>(
  rows: readonly SheetRow<S>[],
  change: (values: Sheets[S]) => Sheets[S],
): readonly SheetRow<S>[] {
  return rows.map((row) => ({ ...row, values: change(row.values) }));
}
