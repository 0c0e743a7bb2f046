import type { Showing } from '../domain/audit/showing.ts';
import type { ClosedShown } from '../domain/reminders/closed-notices.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Nominal } from '../domain/nominals/nominal.ts';
import type { NominalKey, NominalKind } from '../domain/refs.ts';
import type { Sealed, SealedNow } from '../domain/nominals/sealed.ts';
import type { Page } from './actions.ts';
import type { AuditNote, UndoLabel } from './audit.ts';

export interface Nominals {
  byKey(partnershipId: number, key: NominalKey): Promise<Nominal | null>;
  list(
    partnershipId: number,
    page: { readonly skip: number; readonly take: number; readonly agencyId: number | null },
  ): Promise<Page<Nominal>>;
  /** Whom the audit trail says a code was shown to, the latest first. */
  shownTo(partnershipId: number, code: string): Promise<readonly Showing[]>;
  byId(partnershipId: number, id: number): Promise<Nominal | null>;
  /** The open ones to be reviewed by a day, or without a day for it, the longest due first. */
  forReview(partnershipId: number, by: IsoDate, reviewMonths: number): Promise<readonly Nominal[]>;
  /** null: somebody else has changed it since it was read, and nothing is written. */
  change(before: Nominal, to: NominalState, undo: UndoLabel, note: AuditNote): Promise<Nominal | null>;
  /** Members who were shown a nominal that has been closed since a day, but for whoever closed it. */
  closedShown(partnershipId: number, since: IsoDate): Promise<readonly ClosedShown[]>;
  /** Holds a nominal from a day, or with null releases it; false: it was changed meanwhile, and nothing was. */
  hold(nominal: Nominal, heldSince: IsoDate | null, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** Closed nominals whose retention has ended, the longest closed first (domain/nominals/retention.ts). */
  dueForErasure(partnershipId: number, at: Date): Promise<DueForErasure>;
  /**
   * Erases what is held about a nominal, in one transaction: false, and nothing is changed, where the database finds that
   * it may not be (docs/decisions/0033).
   */
  erase(partnershipId: number, nominalId: number, at: Date): Promise<boolean>;
  /** Nominals by kind: opened and closed within [from, to), and open at its end. */
  counts(partnershipId: number, from: IsoDate, to: IsoDate): Promise<readonly NominalCount[]>;
}

/** What is changed in chat about a nominal. */
export type NominalState = Pick<Nominal, 'open' | 'closed' | 'reviewBy'>;

export interface DueForErasure {
  /** Ids. */
  readonly due: readonly number[];
  /** How many are kept for now, because somebody still works on an action about them. */
  readonly waiting: number;
}

/** What nominals are also called, sealed: the store never has the words. */
export interface Aliases {
  of(partnershipId: number, nominalId: number): Promise<Sealed | null>;
  all(partnershipId: number): Promise<readonly (Sealed & { readonly nominalId: number })[]>;
  /** In the place of the one before, if any; false, and nothing is written, where the nominal is closed or gone. */
  keep(partnershipId: number, nominalId: number, alias: SealedNow, note: AuditNote): Promise<boolean>;
  /** False, and nothing is written, where there is none. */
  forget(partnershipId: number, nominalId: number, note: AuditNote): Promise<boolean>;
}

export interface NominalCount {
  readonly kind: NominalKind;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
}
