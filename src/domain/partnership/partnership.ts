import type { Settings } from './settings.ts';

/** A multi-agency partnership; one deployment serves several. */
export interface Partnership {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** The board that the standing item goes to. */
  readonly board: string;
  readonly timezone: string;
  /** The protective marking that every card and export carries. */
  readonly marking: string;
  /** RFC 5545 recurrence rules of its own meetings and of the board's. */
  readonly meetingPattern: string | null;
  readonly boardPattern: string | null;
  /** hh:mm, local. */
  readonly meetingTime: string;
  readonly tenantId: string | null;
  readonly settings: Settings;
  readonly createdAt: Date;
  /** The last beat before those that could not plan its nudges; null: the last beat could. */
  readonly unplannedSince: Date | null;
}
