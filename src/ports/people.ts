import type { Action } from '../domain/actions/action.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Meeting } from '../domain/calendar/meeting.ts';
import type { Absence, AgencyRef, Member, Speaker } from '../domain/people/person.ts';
import type { AuditNote, UndoLabel } from './audit.ts';

/** Somebody who speaks, with what nearly every turn goes on to ask: read at once, because each read is a round trip. */
export interface Arrival {
  readonly speaker: Speaker;
  /** Of their partnership, as the log has them. */
  readonly meetings: readonly Meeting[];
  /** The actions of their partnership that they name. Policy is the caller's. */
  readonly named: readonly Action[];
  /** Which list of excluded names their partnership has; another one has another number, and 0 means none. */
  readonly exclusionsVersion: number;
}

export interface People {
  /**
   * The member as speaker, once for each partnership they belong to; the partnership they chose comes first. `numbers`
   * are those of the actions that they name.
   */
  arrivals(
    entraId: string,
    tenantId: string | null,
    today: IsoDate,
    numbers: readonly number[],
  ): Promise<readonly Arrival[]>;
  choosePartnership(entraId: string, tenantId: string | null, partnershipId: number): Promise<void>;
  members(partnershipId: number): Promise<readonly Member[]>;
  agencies(partnershipId: number): Promise<readonly AgencyRef[]>;
  addAbsence(absence: NewAbsence, undo: UndoLabel, note: AuditNote): Promise<Absence>;
  endAbsence(absence: Pick<Absence, 'id'>, lastDay: IsoDate, undo: UndoLabel, note: AuditNote): Promise<void>;
}

export interface NewAbsence extends Omit<Absence, 'id'> {
  readonly memberId: number;
}
