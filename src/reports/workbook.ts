import type { ReadRow, SheetRow } from './sheet-columns.ts';

/** What the store holds already, so that a file of actions alone can name members that came before. */
export interface Known {
  /** The partnership that the import is for; null: it is the file's, and new. */
  readonly code: string | null;
  readonly timezone: string | null;
  readonly memberEmails: ReadonlySet<string>;
  /** Entra ids and whose they are, by email. */
  readonly entraIds: ReadonlyMap<string, string>;
  /** As check-rows.ts writes a code's key: "individual 12". */
  readonly nominals: ReadonlySet<string>;
  /** Numbers of profiles, as strings. */
  readonly profiles: ReadonlySet<string>;
}

export interface ReadWorkbook {
  readonly partnerships: readonly ReadRow<'partnership'>[];
  readonly members: readonly ReadRow<'members'>[];
  readonly nominals: readonly ReadRow<'nominals'>[];
  readonly profiles: readonly ReadRow<'profiles'>[];
  readonly meetings: readonly ReadRow<'meetings'>[];
  readonly actions: readonly ReadRow<'actions'>[];
  readonly programmes: readonly ReadRow<'programmes'>[];
}

/** A workbook without a fault: every required cell is there and every reference leads somewhere. */
export interface Workbook {
  /** null: the file says nothing of the partnership itself. */
  readonly partnership: SheetRow<'partnership'> | null;
  readonly timezone: string;
  readonly members: readonly SheetRow<'members'>[];
  readonly nominals: readonly SheetRow<'nominals'>[];
  readonly profiles: readonly SheetRow<'profiles'>[];
  readonly meetings: readonly SheetRow<'meetings'>[];
  readonly actions: readonly SheetRow<'actions'>[];
  readonly programmes: readonly SheetRow<'programmes'>[];
}
