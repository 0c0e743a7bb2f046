import type { Meeting } from '../meeting.ts';

/** A meeting as it is run: from when it was started until it is finished, and then its minutes. */
export interface MeetingRecord {
  readonly id: number;
  readonly meeting: Meeting & { readonly id: number };
  readonly startedAt: Date;
  /** Whoever runs it, by email. */
  readonly startedBy: string;
  /** Where the walk through the agenda stands (agenda.ts); anybody who runs the meeting goes on from there. */
  readonly position: string;
  /** The last time that somebody walked on or recorded something in it. */
  readonly walkedAt: Date;
  /** The nominals on its agenda when it began: one whose work is done stays in its place until the meeting ends. */
  readonly nominalIds: readonly number[];
  readonly finishedAt: Date | null;
}

export const ATTENDANCE_KINDS = ['present', 'apologies'] as const;
export type AttendanceKind = (typeof ATTENDANCE_KINDS)[number];

/** Whether a member was there; `deputyForId`: in whose place. */
export interface Attendance {
  readonly memberId: number;
  readonly attendance: AttendanceKind;
  readonly deputyForId: number | null;
}

/**
 * Until when what the log says belongs to the meeting: until it is finished, or, where nobody finished it that day, until
 * somebody last did something in it.
 */
export function recordedUntil({ walkedAt }: MeetingRecord, now: Date, dayOf: (at: Date) => string): Date {
  return dayOf(walkedAt) === dayOf(now) ? now : walkedAt;
}
