import type { ChangeIntent } from '../../domain/actions/change.ts';

/** Which actions one change is about, every number once. An action may come in two changes: a status, then more time. */
export interface PlannedChange {
  readonly numbers: readonly number[] | 'all';
  readonly intent: ChangeIntent;
}

/** The changes that words claim, read as a message. */
export interface ChangesRead {
  readonly changes: readonly PlannedChange[];
  /** The words ask for nothing besides. */
  readonly isAll: boolean;
}
