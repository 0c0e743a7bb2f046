import type { Threat, ThreatLevel, ThreatTrend } from '../registers/threats.ts';
import type { ActionStatus, Strand } from '../actions/action.ts';
import type { SectionContent } from '../standing-item/committee.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { MeetingKind, MeetingStatus } from '../calendar/meeting.ts';
import type { Category } from '../nominals/nominal.ts';
import type { Account, Role } from '../people/person.ts';
import type { NominalKind } from '../refs.ts';

/**
 * The rows of the workbook that partnerships keep, by sheet, with the sheets' own column names: they are the contract
 * from outside, for import and export alike. null: not known.
 */
interface PartnershipColumns {
  readonly code: string;
  readonly name: string;
  readonly board: string | null;
  readonly timezone: string | null;
  readonly marking: string | null;
  readonly meeting_pattern: string | null;
  readonly board_pattern: string | null;
  readonly meeting_time: string | null;
  readonly confirmation: boolean | null;
  readonly extension_approval: boolean | null;
  readonly tenant_id: string | null;
  readonly aliases: boolean | null;
  readonly review_months: number | null;
  readonly retention_months: number | null;
  readonly separate_approval: boolean | null;
  readonly paper_days: number | null;
}

interface MemberColumns {
  readonly name: string;
  readonly email: string;
  readonly entra_id: string | null;
  readonly agency: string | null;
  readonly role: readonly Role[] | null;
  readonly deputy_email: string | null;
  readonly account: Account | null;
}

interface NominalColumns {
  readonly ref: string;
  readonly kind: NominalKind | null;
  readonly categories: readonly Category[] | null;
  readonly status: 'open' | 'closed' | null;
  readonly lead_agency: string | null;
  readonly agencies: readonly string[] | null;
  readonly profile: string | null;
  readonly opened: IsoDate | null;
  readonly closed: IsoDate | null;
  readonly review_by: IsoDate | null;
}

interface ProfileColumns {
  readonly ref: string;
  readonly title: string;
  readonly kind: NominalKind;
  readonly produced_by: string | null;
  readonly requested: IsoDate | null;
  readonly received: IsoDate | null;
  readonly accepted: IsoDate | null;
  readonly review_by: IsoDate | null;
}

export interface MeetingColumns {
  readonly kind: MeetingKind;
  /** The partnership's wall clock, yyyy-mm-ddThh:mm. */
  readonly starts: string;
  readonly venue: string | null;
  readonly status: MeetingStatus | null;
}

export interface ActionColumns {
  readonly ref: string;
  readonly nominal: string | null;
  readonly title: string;
  readonly strand: Strand | null;
  readonly tactic: string | null;
  readonly owner_email: string | null;
  readonly agency: string | null;
  readonly raised: IsoDate | null;
  readonly due: IsoDate | null;
  readonly status: ActionStatus | null;
  readonly updated: IsoDate | null;
  readonly update: string | null;
  readonly completed: IsoDate | null;
  readonly original_due: IsoDate | null;
  readonly extensions: number | null;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly evidence: string | null;
}

interface ProgrammeColumns {
  readonly name: string;
  readonly venue: string | null;
  readonly partners: readonly string[] | null;
  readonly starts: IsoDate | null;
  readonly weeks: number | null;
  readonly sessions_planned: number | null;
  readonly sessions_delivered: number | null;
  readonly referred: number | null;
  readonly started: number | null;
  readonly completed: number | null;
}

interface CommitteeColumns {
  readonly code: string;
  readonly name: string;
  /** A post, as all of them are. */
  readonly reporting_officer: string | null;
  readonly portfolio: string | null;
  readonly subject: string | null;
  readonly wards: string | null;
  readonly objectives: string | null;
}

interface ReportSectionColumns {
  /** The committee's code. */
  readonly committee: string;
  readonly section: string;
  readonly heading: string | null;
  readonly text: string | null;
  readonly contains: SectionContent | null;
}

interface LocalProfileColumns {
  readonly name: string;
  readonly version: number;
  /** An agency or a post. */
  readonly author: string | null;
  readonly issued: IsoDate | null;
  readonly review_by: IsoDate | null;
}

interface ThreatColumns {
  readonly threat: Threat;
  readonly level: ThreatLevel;
  readonly trend: ThreatTrend | null;
  readonly assessed: IsoDate | null;
}

/** The sheets and what a row of each holds. */
export interface Sheets {
  readonly partnership: PartnershipColumns;
  readonly members: MemberColumns;
  readonly nominals: NominalColumns;
  readonly profiles: ProfileColumns;
  readonly meetings: MeetingColumns;
  readonly actions: ActionColumns;
  readonly programmes: ProgrammeColumns;
  readonly local_profiles: LocalProfileColumns;
  readonly threats: ThreatColumns;
  readonly committees: CommitteeColumns;
  readonly report_sections: ReportSectionColumns;
}

export type SheetName = keyof Sheets;

/** A row as it is understood. A column that the file does not have reads as null; `given` tells the two apart. */
export interface SheetRow<S extends SheetName> {
  readonly row: number;
  readonly given: ReadonlySet<string>;
  readonly values: Sheets[S];
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
  readonly local_profiles: readonly SheetRow<'local_profiles'>[];
  readonly threats: readonly SheetRow<'threats'>[];
  readonly committees: readonly SheetRow<'committees'>[];
  readonly report_sections: readonly SheetRow<'report_sections'>[];
  /** Names that must not be written here, the whole list; null: the file says nothing of them. */
  readonly exclusions: readonly string[] | null;
}

/** What the store holds already, so that a file of actions alone can name members that came before. */
export interface Known {
  /** The partnership that the import is for; null: it is the file's, and new. */
  readonly code: string | null;
  readonly timezone: string | null;
  readonly memberEmails: ReadonlySet<string>;
  /** Entra ids and whose they are, by email. */
  readonly entraIds: ReadonlyMap<string, string>;
  /** As nominalText writes a code's key: "individual 12". */
  readonly nominals: ReadonlySet<string>;
  /** Numbers of profiles, as strings. */
  readonly profiles: ReadonlySet<string>;
  /** Codes of committees, in lower case. */
  readonly committees: ReadonlySet<string>;
}

export interface SheetCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Of the names that must not be written: what is not on a newer list is taken off. */
export interface ListCounts {
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface ImportCounts extends Readonly<Record<Exclude<SheetName, 'partnership'>, SheetCounts>> {
  readonly dryRun: boolean;
  /** The partnership's code. */
  readonly partnership: string;
  /** Only where the workbook has the sheet. */
  readonly exclusions?: ListCounts;
}
