import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Meeting } from '../domain/calendar/meeting.ts';
import type { Deed, Happening } from '../domain/meetings/deeds.ts';
import type { Minute } from '../domain/meetings/minutes.ts';
import type { Attendance, MeetingRecord } from '../domain/meetings/record.ts';
import type { AuditNote, UndoLabel } from './audit.ts';

export interface Meetings {
  all(partnershipId: number): Promise<readonly Meeting[]>;
  /** Moves a meeting, or adds one that so far came from the pattern. */
  move(partnershipId: number, meeting: Meeting, startsAt: Date, undo: UndoLabel, note: AuditNote): Promise<Meeting>;
  cancel(partnershipId: number, meeting: Meeting, undo: UndoLabel, note: AuditNote): Promise<Meeting>;
}

/** Meetings as they are run, one at a time in a partnership; with what is false or null, nothing was written. */
export interface MeetingRecords {
  /** The one that goes on. */
  open(partnershipId: number): Promise<MeetingRecord | null>;
  /** The one that began last, whether or not it is finished. */
  latest(partnershipId: number): Promise<MeetingRecord | null>;
  /** Begins the minutes of a meeting, which a meeting from the pattern gets a row for; null: another one goes on. */
  start(meeting: Meeting, begin: MeetingBegin, undo: UndoLabel, note: AuditNote): Promise<MeetingRecord | null>;
  /** Where the walk goes on from, null where it stays; gives null where it is finished, or there is no such one. */
  walk(partnershipId: number, id: number, position: string | null, at: Date): Promise<MeetingRecord | null>;
  decide(
    record: MeetingRecord,
    nominalId: number | null,
    text: string,
    undo: UndoLabel,
    note: AuditNote,
  ): Promise<boolean>;
  attendance(partnershipId: number, id: number): Promise<readonly Attendance[]>;
  /** In the place of what was recorded before. */
  attend(record: MeetingRecord, who: readonly Attendance[], undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** What it decided and, once it is finished, what it did. */
  minutes(partnershipId: number, id: number): Promise<readonly Minute[]>;
  /** What the log says happened from one instant to another, in order, with what was taken back. */
  happenings(partnershipId: number, from: Date, until: Date): Promise<readonly Happening[]>;
  /**
   * Its minutes are kept, the meeting was held, and the actions that it added are issued, each once. Gives the refs of
   * those; null: somebody else has finished it.
   */
  finish(
    record: MeetingRecord,
    deeds: readonly Deed[],
    issuedOn: IsoDate,
    undo: UndoLabel,
    note: AuditNote,
  ): Promise<readonly string[] | null>;
}

export interface MeetingBegin {
  /** When the meeting began, where that is not when it was planned for. */
  readonly startsAt: Date;
  readonly position: string;
  readonly nominalIds: readonly number[];
}
