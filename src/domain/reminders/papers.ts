import { addWorkingDays } from '../calendar/working-days.ts';
import { dayOf, type IsoDate } from '../calendar/dates.ts';
import { hoursOf, type Rung } from './rungs.ts';
import { lastMeeting, type Meeting } from '../calendar/meeting.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { StandingItem } from '../standing-item/standing-item.ts';

/** How far the standing item for a meeting of the board has come. */
export type PaperState = 'none' | 'draft' | 'approved' | 'posted';

/**
 * The day on which a meeting's papers are due: so many clear days lie between it and the meeting, neither of the two
 * counted. Clear days are working days here, as councils count the five of the Local Government Act 1972, section 100B.
 */
export function papersDue({ settings, timezone }: Partnership, meeting: Pick<Meeting, 'startsAt'>): IsoDate {
  return addWorkingDays(dayOf(meeting.startsAt, timezone), -(settings.paperDays + 1));
}

/** The rungs of the board's meetings that stand, in working days from the day on which their papers are due. */
export function paperRungs(partnership: Partnership, meetings: readonly Meeting[]): readonly Rung[] {
  const standing = meetings.filter(({ kind, status }) => kind === 'board' && status !== 'cancelled');
  const byDay = new Map(standing.map((meeting) => [dayOf(meeting.startsAt, partnership.timezone), meeting]));
  return [...byDay].flatMap(([day, meeting]) => {
    const due = papersDue(partnership, meeting);
    return [...new Set(partnership.settings.ladder.papers)].map((rung) => ({
      ...hoursOf(partnership, addWorkingDays(due, rung)),
      kind: 'papers' as const,
      rung,
      subject: { of: 'board' as const, day },
      audience: ['coordinators', 'chairs'] as const,
      meeting,
      action: null,
    }));
  });
}

/** How far the standing item for a meeting of the board is; one drafted before the board last met is for that meeting. */
export function paperState(
  meetings: readonly Meeting[],
  board: Pick<Meeting, 'startsAt'>,
  latest: Pick<StandingItem, 'state' | 'to'> | null,
): PaperState {
  const before = lastMeeting(meetings, 'board', new Date(board.startsAt.getTime() - 1));
  if (latest === null || latest.state === 'superseded' || latest.to >= board.startsAt) return 'none';
  return before !== null && latest.to < before.startsAt ? 'none' : latest.state;
}

/** Why a reminder of the papers is not for a coordinator or a chair now; null: it is for them. */
export function whyNoPaperReminder(state: PaperState, audience: 'coordinators' | 'chairs'): string | null {
  if (state === 'posted') return 'The standing item is posted';
  if (audience === 'chairs' && state !== 'draft') {
    return state === 'none' ? 'There is no draft to approve yet' : 'The standing item is approved';
  }
  return null;
}
