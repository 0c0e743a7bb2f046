import type { Rating } from '../actions/brag.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { NudgeKind, NudgeState } from '../reminders/nudge.ts';
import type { SheetName, Sheets } from './workbook.ts';

/** ISO 8601, in UTC. */
type IsoInstant = string;

/** A sheet's row as an export has it: lists joined with semicolons, on or off for a switch, status words as people read them. */
export type ExportedRow<S extends SheetName> = { readonly [C in keyof Sheets[S]]: ExportedCell<Sheets[S][C]> };
type ExportedCell<T> = T extends number ? number : T extends null ? null : string;

export interface ExportedUpdate {
  readonly at: IsoInstant;
  /** Email; null: the clerk itself. */
  readonly by: string | null;
  readonly kind: string;
  readonly status: string;
  readonly text: string | null;
}

export interface ExportedAction extends ExportedRow<'actions'> {
  readonly extensions: number;
  readonly rating: Rating | null;
  readonly rating_reason: string;
  readonly version: number;
  readonly accepted: IsoInstant | null;
  readonly requested_due: IsoDate | null;
  readonly snoozed_until: IsoDate | null;
  readonly snooze_reason: string | null;
  /** The power's name, as the catalogue has it. */
  readonly power: string | null;
  readonly safeguarding: boolean;
  readonly updates: readonly ExportedUpdate[];
}

export interface ExportedNudge {
  readonly person: string;
  /** In words. */
  readonly subject: string;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: IsoInstant;
  readonly state: NudgeState;
  readonly reason: string | null;
  readonly sent_at: IsoInstant | null;
  readonly activity_id: string | null;
}

export interface ExportedStandingItem {
  readonly number: number;
  readonly version: number;
  readonly state: string;
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  /** The frozen snapshot, as it was stored. */
  readonly figures: object;
  readonly approved_by: string | null;
  readonly posted_at: IsoInstant | null;
}

/** The whole log of one partnership, under the names of contract.md. Aliases are never part of it. */
export interface ExportedLog {
  readonly marking: string;
  readonly handling: string;
  readonly exported_at: IsoInstant;
  readonly partnership: readonly ExportedRow<'partnership'>[];
  readonly members: readonly ExportedRow<'members'>[];
  readonly nominals: readonly ExportedRow<'nominals'>[];
  readonly profiles: readonly ExportedRow<'profiles'>[];
  readonly meetings: readonly ExportedRow<'meetings'>[];
  readonly actions: readonly ExportedAction[];
  readonly programmes: readonly ExportedRow<'programmes'>[];
  readonly local_profiles: readonly ExportedRow<'local_profiles'>[];
  readonly threats: readonly ExportedRow<'threats'>[];
  readonly committees: readonly ExportedRow<'committees'>[];
  readonly report_sections: readonly ExportedRow<'report_sections'>[];
  readonly nudges: readonly ExportedNudge[];
  readonly standing_items: readonly ExportedStandingItem[];
}
