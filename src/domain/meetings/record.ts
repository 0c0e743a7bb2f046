import type { Meeting } from '../calendar/meeting.ts';

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

/** Whoever sent apologies and has a registered deputy who is there is deputised for, unless somebody was named. */
export function withDeputies(
  who: readonly Attendance[],
  members: readonly { readonly id: number; readonly deputyId: number | null }[],
): readonly Attendance[] {
  const named = new Set(who.flatMap(({ deputyForId }) => deputyForId ?? []));
  const absent = who.filter(({ attendance, memberId }) => attendance === 'apologies' && !named.has(memberId));
  return who.map((one) => {
    if (one.attendance !== 'present' || one.deputyForId !== null) return one;
    const whose = absent.find(({ memberId }) => members.find(({ id }) => id === memberId)?.deputyId === one.memberId);
    return whose === undefined ? one : { ...one, deputyForId: whose.memberId };
  });
}

export function attendanceWords(who: readonly Attendance[]): string {
  if (who.length === 0) return 'attendance not recorded yet';
  const present = who.filter(({ attendance }) => attendance === 'present').length;
  const apologies = who.length - present;
  return `${String(present)} present, ${apologies === 1 ? '1 apology' : `${String(apologies)} apologies`}`;
}
