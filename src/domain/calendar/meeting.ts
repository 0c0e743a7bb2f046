export const MEETING_KINDS = ['partnership', 'board'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
export const MEETING_STATUSES = ['planned', 'held', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export interface Meeting {
  /** null: derived from the partnership's pattern, not yet in the log. */
  readonly id: number | null;
  readonly kind: MeetingKind;
  readonly startsAt: Date;
  readonly venue: string | null;
  readonly status: MeetingStatus;
}

/** The last meeting of a kind that has begun and was not cancelled; a planned one counts as held once its time is past. */
export function lastMeeting(meetings: readonly Meeting[], kind: MeetingKind, now: Date): Meeting | null {
  const past = meetings.filter((m) => m.kind === kind && m.status !== 'cancelled' && m.startsAt <= now);
  return past.reduce<Meeting | null>((last, m) => (last === null || m.startsAt > last.startsAt ? m : last), null);
}

/** The next meeting of a kind that the log holds; calendar.ts derives one from the pattern where it holds none. */
export function plannedMeeting(meetings: readonly Meeting[], kind: MeetingKind, now: Date): Meeting | null {
  const coming = meetings.filter((m) => m.kind === kind && m.status === 'planned' && m.startsAt > now);
  return coming.reduce<Meeting | null>((next, m) => (next === null || m.startsAt < next.startsAt ? m : next), null);
}
