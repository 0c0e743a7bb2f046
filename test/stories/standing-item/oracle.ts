import { isOff, shift, workingDaysFrom } from '../../domain/calendar/uk-calendar.ts';
import type { ActionRow, Day, MadeUp } from './made-up-partnership.ts';

/*
 * The standing item's figures worked out a second time, from the rows of the workbook and the words of the domain alone,
 * as plainly as they can be written. Nothing of the clerk's own rules is used here.
 */

/** What a log of this day should say; `first` is the day from which a clock counts that has no meeting yet. */
export function trueFigures(of: MadeUp, first: Day) {
  const { today, actions } = of;
  const held = (kind: string): Day[] =>
    of.meetings
      .filter((m) => m.kind === kind && m.status !== 'cancelled' && m.day <= today)
      .map(({ day }) => day)
      .sort();
  const boardMet = held('board').at(-1) ?? first;
  const lastMet = held('partnership').at(-1) ?? null;
  const partnershipMet = lastMet ?? first;
  const nextMeeting =
    of.meetings
      .filter(({ kind, status, day }) => kind === 'partnership' && status === 'planned' && day > today)
      .map(({ day }) => day)
      .sort()[0] ?? null;
  const open = actions.filter(isOpen);
  const overdue = open.filter(({ due }) => due !== null && due < today);
  const agencyOf = (action: ActionRow): string | null =>
    action.agency ?? of.members.find(({ email }) => email === action.owner)?.agency ?? null;
  const since = (from: Day) => {
    const completed = actions.filter((action) => within(completedOn(action), from, today));
    const dated = completed.filter(({ due }) => due !== null);
    const onTime = dated.filter((action) => (completedOn(action) ?? '') <= (action.due ?? ''));
    return {
      opened: actions.filter(({ raised }) => within(raised, from, today)).length,
      completed: completed.length,
      carriedForward: actions.filter((one) => !hasEnded(one) && (one.raised === null || one.raised < from)).length,
      onTimePercent: share(onTime.length, dated.length),
    };
  };
  const board = since(boardMet);
  const rating = (action: ActionRow) => ratingOf(action, today, lastMet, nextMeeting);
  const strand = (name: string): number => open.filter((one) => one.strand?.toLowerCase() === name).length;
  const strands = {
    pursue: strand('pursue'),
    prevent: strand('prevent'),
    protect: strand('protect'),
    prepare: strand('prepare'),
  };
  const [largest] = Object.entries(strands).toSorted(([, a], [, b]) => b - a);
  const inStrands = Object.values(strands).reduce((sum, one) => sum + one, 0);
  const aged = (from: number, to: number): number =>
    open.filter(
      ({ raised }) => raised !== null && daysBetween(raised, today) >= from && daysBetween(raised, today) <= to,
    ).length;
  const issued = actions.filter(({ raised }) => raised !== null && within(workingDaysFrom(raised, 1), boardMet, today));
  const people = of.agencies.filter((agency) => actions.some((one) => agencyOf(one) === agency));
  return {
    dataAsAt: today,
    actions: {
      ...board,
      overdue: overdue.length,
      awaitingConfirmation: actions.filter((one) => statusOf(one) === 'awaiting confirmation').length,
      blocked: actions.filter((one) => statusOf(one) === 'blocked').length,
      withoutOwner: open.filter(({ owner }) => owner === null).length,
    },
    sinceBoard: { from: boardMet, ...board },
    sinceMeeting: { from: partnershipMet, ...since(partnershipMet) },
    ages: {
      ...{ upTo30: aged(-9999, 30), upTo60: aged(31, 60), upTo90: aged(61, 90), over90: aged(91, 99_999) },
      notKnown: open.filter(({ raised }) => raised === null).length,
    },
    ratings: Object.fromEntries(
      ['Blue', 'Red', 'Amber', 'Green'].map((colour) => [
        colour,
        actions.filter((one) => rating(one) === colour).length,
      ]),
    ),
    strands,
    strandBalance:
      largest === undefined || inStrands === 0 ? null : { largest: largest[0], percent: share(largest[1], inStrands) },
    agencies: people
      .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
      .map((agency) => ({
        agency,
        open: open.filter((one) => agencyOf(one) === agency).length,
        overdue: overdue.filter((one) => agencyOf(one) === agency).length,
        completed: actions.filter((one) => agencyOf(one) === agency && within(completedOn(one), boardMet, today))
          .length,
      })),
    // No sheet says when an action was accepted.
    acceptance: {
      issued: issued.length,
      accepted: issued.filter((one) => statusOf(one) !== 'proposed').length,
      inTime: 0,
      daysKnown: 0,
      waiting: issued.filter((one) => statusOf(one) === 'proposed').length,
    },
    profiles: {
      accepted: of.profiles.filter(({ accepted }) => accepted !== null).length,
      awaited: of.profiles.filter(({ received }) => received === null).length,
      pastReview: of.profiles.filter(({ reviewBy }) => reviewBy !== null && reviewBy < today).length,
    },
    // Nor does any sheet tell of these.
    ...{ localProfile: null, threats: [], powersInUse: 0 },
    trend: trendOf(actions, held('partnership'), first),
    ...nominalsOf(of, boardMet, partnershipMet),
    programmes: of.programmes.map((one, at) => ({
      number: at + 1,
      sessionsPlanned: one.planned ?? 0,
      sessionsDelivered: one.delivered ?? 0,
      ...programmePeople(one.referred ?? 0, one.started ?? 0, one.completed ?? 0),
    })),
  };
}

function statusOf({ status }: ActionRow): string {
  return status.toLowerCase() === 'open' ? 'in progress' : status.toLowerCase();
}

function isOpen(action: ActionRow): boolean {
  return ['proposed', 'accepted', 'in progress', 'blocked'].includes(statusOf(action));
}

function hasEnded(action: ActionRow): boolean {
  return ['completed', 'not done', 'circumstances changed', 'cancelled'].includes(statusOf(action));
}

/** What was not done, or waits for somebody to confirm it, is not completed, whatever day stands beside it. */
function completedOn(action: ActionRow): Day | null {
  return statusOf(action) === 'completed' ? (action.completed ?? action.updated) : null;
}

function ratingOf(action: ActionRow, today: Day, lastMet: Day | null, nextMeeting: Day | null): string | null {
  const { due, raised, updated } = action;
  const status = statusOf(action);
  if (status === 'completed') return 'Blue';
  if (status === 'awaiting confirmation') return 'Green';
  if (!isOpen(action)) return null;
  const dueSoon = due !== null && due <= workingDaysFrom(today, 10);
  if (due !== null && due < today) return 'Red';
  if (status === 'blocked') return dueSoon ? 'Red' : 'Amber';
  const updatedSince = updated !== null && (lastMet === null || updated > lastMet);
  const beforeMeeting = due !== null && nextMeeting !== null && due <= nextMeeting;
  if (dueSoon || (beforeMeeting && !updatedSince)) return 'Amber';
  const lastWorkingDay = isOff(today) ? workingDaysFrom(today, -1) : today;
  const isLate = raised !== null && workingDaysFrom(workingDaysFrom(raised, 1), 3) <= lastWorkingDay;
  return status === 'proposed' && isLate ? 'Amber' : 'Green';
}

/**
 * An action was open at a meeting that came after it was raised and before it ended, as far as the rows tell when; one of
 * which nobody knows when it was raised has been there since the log was.
 */
function trendOf(actions: readonly ActionRow[], met: readonly Day[], first: Day) {
  const days = [...new Set(met)];
  return days.slice(-6).map((meeting) => {
    const after = days[days.indexOf(meeting) - 1] ?? '';
    const wasOpen = actions.filter((action) => {
      if ((action.raised ?? first) > meeting) return false;
      if (isOpen(action)) return true;
      const ended = action.completed ?? action.updated;
      return ended !== null && ended > meeting;
    });
    const completed = actions.filter((action) => {
      const day = completedOn(action);
      return day !== null && day > after && day <= meeting;
    });
    const dated = completed.filter(({ due }) => due !== null);
    return {
      meeting,
      open: wasOpen.length,
      overdue: wasOpen.filter(({ due }) => due !== null && due < meeting).length,
      completed: completed.length,
      onTimePercent: share(dated.filter((one) => (completedOn(one) ?? '') <= (one.due ?? '')).length, dated.length),
    };
  });
}

function nominalsOf({ nominals, today }: MadeUp, boardMet: Day, partnershipMet: Day) {
  const kinds = ['individual', 'child', 'ocg', 'usg', 'location'].map((kind) => {
    const all = nominals.filter((one) => one.kind === kind);
    const open = all.filter(({ status, opened }) => status === 'open' && (opened ?? '') <= today).length;
    const flow = (from: Day) => ({
      opened: all.filter(({ opened }) => within(opened, from, today)).length,
      closed: all.filter(({ closed }) => within(closed, from, today)).length,
    });
    const [board, meeting] = [flow(boardMet), flow(partnershipMet)];
    if (kind !== 'individual' && kind !== 'child') return { kind, open, board, meeting };
    const isBoardLonger = boardMet <= partnershipMet;
    const [long, short] = isBoardLonger ? [board, meeting] : [meeting, board];
    const told = withheldWhereSmall(open, long, short, boardMet === partnershipMet);
    return {
      kind,
      open: told.open,
      board: isBoardLonger ? told.long : told.short,
      meeting: isBoardLonger ? told.short : told.long,
    };
  });
  return {
    nominals: kinds.map(({ kind, open, board }) => ({ kind, ...board, open })),
    nominalsSinceBoard: kinds.map(({ kind, board }) => ({ kind, ...board })),
    nominalsSinceMeeting: kinds.map(({ kind, meeting }) => ({ kind, ...meeting })),
  };
}

type Count = number | 'withheld';
interface Flow<T> {
  readonly opened: T;
  readonly closed: T;
}

/** Decision 34, for a first paper: under five; a part beside which the rest would be under five. */
function withheldWhereSmall(open: number, long: Flow<number>, short: Flow<number>, isOnePeriod: boolean) {
  const tell = (count: number, condition: boolean): Count => (count >= 5 && condition ? count : 'withheld');
  const openTold = tell(open, true);
  const longTold = {
    opened: tell(long.opened, openTold !== 'withheld' && open - long.opened >= 5),
    closed: tell(long.closed, true),
  };
  const part = (of: 'opened' | 'closed'): Count =>
    tell(short[of], longTold[of] !== 'withheld' && (isOnePeriod || long[of] - short[of] >= 5));
  return { open: openTold, long: longTold, short: { opened: part('opened'), closed: part('closed') } };
}

function programmePeople(referred: number, started: number, completed: number) {
  const isFine = (rest: number): boolean => rest === 0 || rest >= 5;
  const isReferredTold = referred >= 5;
  const isStartedTold = isReferredTold && started >= 5 && isFine(referred - started);
  const isCompletedTold =
    isReferredTold && completed >= 5 && isFine(referred - completed) && (!isStartedTold || isFine(started - completed));
  return {
    referred: isReferredTold ? referred : 'withheld',
    started: isStartedTold ? started : 'withheld',
    completed: isCompletedTold ? completed : 'withheld',
  };
}

function within(day: Day | null, from: Day, to: Day): boolean {
  return day !== null && day >= from && day <= to;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

function daysBetween(from: Day, to: Day): number {
  let days = 0;
  if (from > to) return -1;
  for (let day = from; day < to; day = shift(day, 1)) days += 1;
  return days;
}
