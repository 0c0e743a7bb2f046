import { Temporal } from 'temporal-polyfill';
import type { Action } from './action.ts';
import type { NewDue } from './change.ts';
import { addDays, type IsoDate } from '../calendar/dates.ts';
import { refusal, type Refusal } from '../refusal.ts';

/**
 * The day that "to 12 January", "another fortnight" or "to the next meeting" means for this action. A span counts from
 * the current due date (contract: "another fortnight"), or from today where there is none.
 */
export function newDueDate(
  due: NewDue,
  action: Pick<Action, 'due'>,
  context: { readonly today: IsoDate; readonly nextMeeting: IsoDate | null },
): IsoDate | Refusal {
  switch (due.to) {
    case 'date':
      return due.date;
    case 'later':
      return Temporal.PlainDate.from(action.due ?? context.today)
        .add({ months: due.months, days: due.days })
        .toString();
    case 'next meeting':
      return context.nextMeeting ?? noMeeting();
    case 'after next meeting':
      return context.nextMeeting === null ? noMeeting() : addDays(context.nextMeeting, due.days);
  }
}

function noMeeting(): Refusal {
  return refusal('missing', 'No next meeting is planned. Give a date instead.');
}
