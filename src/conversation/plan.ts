import type { CardList } from '../cards/buttons.ts';
import type { Strand } from '../domain/actions/action.ts';
import type { ChangeIntent } from '../domain/actions/change.ts';
import type { DocumentKind } from '../domain/standing-item/committee.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { MeetingKind } from '../domain/calendar/meeting.ts';
import type { ProfileStamp } from '../domain/registers/profile.ts';
import type { PowerGroup } from '../domain/powers/power.ts';
import type { SignsTopic } from '../domain/powers/exploitation-signs.ts';
import type { ReportedCount } from '../domain/registers/programme.ts';
import type { NominalKey } from '../domain/refs.ts';
import type { Threat, ThreatLevel, ThreatTrend } from '../domain/registers/threats.ts';
import type { StatementKind, Statements } from '../domain/standing-item/statements.ts';

/** What one message asks for, in order. A message that says nothing to act on gives one `unknown` step. */
export interface Plan {
  readonly steps: readonly Step[];
}

/** Which actions one change is about, every number once. An action may come in two changes: a status, then more time. */
export interface PlannedChange {
  readonly numbers: readonly number[] | 'all';
  readonly intent: ChangeIntent;
}

/** What made the planner ask instead of record: the words point to a change but do not claim it. */
export type Doubt = 'question' | 'negation' | 'plan' | 'doubt' | 'no ref' | 'two readings' | 'hearsay';

export type ListKind = CardList;

export type Step =
  | { readonly command: 'help' }
  | { readonly command: 'thanks' }
  | { readonly command: 'greeting' }
  | { readonly command: 'my-actions' }
  | { readonly command: 'show-action'; readonly numbers: readonly number[] }
  /** Every change that a message claims, to be recorded together. */
  | { readonly command: 'change-actions'; readonly changes: readonly PlannedChange[] }
  /**
   * A change that is meant but not claimed: the clerk asks, with buttons. `numbers` is empty when no action was
   * named; `options` are the readings, the likeliest first, none of which is carried out unasked.
   */
  | {
      readonly command: 'ask';
      readonly doubt: Doubt;
      readonly numbers: readonly number[];
      readonly options: readonly ChangeIntent[];
    }
  | {
      readonly command: 'add-action';
      readonly nominal: NominalKey | null;
      readonly title: string | null;
      /** As typed: an email address or a name. */
      readonly owner: string | null;
      readonly due: IsoDate | null;
      readonly strand: Strand | null;
    }
  | { readonly command: 'show-nominal'; readonly key: NominalKey }
  | { readonly command: 'shown-to'; readonly key: NominalKey }
  /** `reason` is as typed. */
  | { readonly command: 'hold-nominal'; readonly key: NominalKey; readonly reason: string | null }
  | { readonly command: 'release-nominal'; readonly key: NominalKey; readonly reason: string | null }
  | { readonly command: 'show-alias'; readonly key: NominalKey }
  /** `alias` is as typed; null: it stood beside other words in the message, and it is not known where it ends. */
  | { readonly command: 'set-alias'; readonly key: NominalKey; readonly alias: string | null }
  | { readonly command: 'forget-alias'; readonly key: NominalKey }
  | { readonly command: 'list-nominals' }
  | { readonly command: 'close-nominal'; readonly key: NominalKey }
  | { readonly command: 'reopen-nominal'; readonly key: NominalKey }
  /** It was looked at and stays open; `by` is the next review, null the usual time from now. */
  | { readonly command: 'review-nominal'; readonly key: NominalKey; readonly by: IsoDate | null }
  | { readonly command: 'local-profile' }
  /** `version` null: the next one. */
  | {
      readonly command: 'issue-local-profile';
      readonly name: string;
      readonly version: number | null;
      readonly reviewBy: IsoDate | null;
    }
  /** `level` null: as it was. */
  | {
      readonly command: 'assess-threat';
      /** Null: one that is on no list, or none. */
      readonly threat: Threat | null;
      readonly level: ThreatLevel | null;
      readonly trend: ThreatTrend | null;
    }
  | { readonly command: 'programmes' }
  /** `of` as typed; the command finds which programme it means. */
  | { readonly command: 'report-programme'; readonly of: string; readonly counts: readonly ReportedCount[] }
  | { readonly command: 'add-programme'; readonly name: string | null; readonly venue: string | null }
  | { readonly command: 'profiles' }
  /** `day` null: today. */
  | {
      readonly command: 'stamp-profile';
      readonly number: number;
      readonly stamp: ProfileStamp;
      readonly day: IsoDate | null;
    }
  /** What is to be reviewed by the next meeting. */
  | { readonly command: 'reviews' }
  /** `agency` and `person` are as typed; the command finds whom they mean. */
  | { readonly command: 'list-actions'; readonly list: ListKind; readonly of: string | null }
  | { readonly command: 'status'; readonly of: string | null }
  | { readonly command: 'changes' }
  /** What agencies may do, by strand; null: how many there are of each. */
  | { readonly command: 'powers'; readonly of: PowerGroup | null }
  | { readonly command: 'show-power'; readonly power: string }
  /** `words` as typed. */
  | { readonly command: 'search-powers'; readonly words: string }
  | { readonly command: 'gaps' }
  | { readonly command: 'signs'; readonly of: SignsTopic }
  | { readonly command: 'next-meeting'; readonly kind: MeetingKind | null }
  | {
      readonly command: 'move-meeting';
      readonly kind: MeetingKind;
      readonly date: IsoDate | null;
      readonly time: string | null;
    }
  /** The agenda by exception. */
  | { readonly command: 'meeting-pack' }
  | { readonly command: 'start-meeting' }
  | { readonly command: 'walk-meeting'; readonly to: 'here' | 'next' | 'back' }
  /** `key` null: about what the meeting is looking at. `decision` is as typed. */
  | { readonly command: 'meeting-decision'; readonly key: NominalKey | null; readonly decision: string }
  | { readonly command: 'attendance' }
  | { readonly command: 'finish-meeting' }
  | { readonly command: 'minutes' }
  | { readonly command: 'cancel-meeting'; readonly kind: MeetingKind }
  | { readonly command: 'preview-nudges' }
  | { readonly command: 'unreached' }
  | { readonly command: 'reachability' }
  | { readonly command: 'nudge-now' }
  | { readonly command: 'draft-standing-item' }
  | { readonly command: 'show-standing-item' }
  /** As typed. */
  | { readonly command: 'add-statements'; readonly statements: Statements }
  | { readonly command: 'remove-statement'; readonly kind: StatementKind; readonly number: number }
  | { readonly command: 'edit-statements' }
  | { readonly command: 'approve-standing-item' }
  | { readonly command: 'post-standing-item' }
  | { readonly command: 'send-report'; readonly document: DocumentKind }
  | { readonly command: 'use-channel'; readonly purpose: MeetingKind }
  | { readonly command: 'choose-partnership'; readonly code: string | null }
  | {
      readonly command: 'away';
      readonly from: IsoDate | null;
      readonly until: IsoDate | null;
      readonly cover: string | null;
    }
  | { readonly command: 'who-is-away' }
  /** `ahead`: leave that is still to come is given up too. */
  | { readonly command: 'back'; readonly ahead: boolean }
  /** `numbers`: the actions that were named; undoing is of the last change only, so naming one does not choose it. */
  | { readonly command: 'undo'; readonly numbers: readonly number[] }
  /** A date that does not exist or cannot be read was given where one was needed. */
  | { readonly command: 'bad-date'; readonly typed: string }
  /** The words of an answer to the clerk's question ("court date moved", "yes"), or something not understood. */
  | { readonly command: 'unknown'; readonly text: string; readonly nearest: readonly [string, string] };

export type CommandName = Step['command'];
