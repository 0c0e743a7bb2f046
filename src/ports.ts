import type { Action, ActionStatus, AgencyRef, Strand } from './domain/action.ts';
import type { BragFacts, BragThresholds } from './domain/brag.ts';
import type { Change, UpdateKind } from './domain/change.ts';
import type { ClosedShown } from './domain/closed-notices.ts';
import type { Committee, DocumentKind, Paper } from './domain/committee.ts';
import type { IsoDate } from './domain/dates.ts';
import type { Meeting, MeetingKind } from './domain/meeting.ts';
import type { Deed, Happening } from './domain/meeting/deeds.ts';
import type { Minute } from './domain/meeting/minutes.ts';
import type { Attendance, MeetingRecord } from './domain/meeting/record.ts';
import type { Message, Place } from './domain/message.ts';
import type { Nominal } from './domain/nominal.ts';
import type { DueNudge, NudgeKind, NudgeState } from './domain/nudge.ts';
import type { Partnership } from './domain/partnership.ts';
import type { NewProgramme, Programme, ProgrammeFigures } from './domain/programme.ts';
import type { Profile, ProfileDays } from './domain/profile.ts';
import type { PersonPresent } from './domain/presence.ts';
import type { Absence, Member, Speaker, Unreached } from './domain/person.ts';
import type { MemberChat } from './domain/reach.ts';
import type { NominalKey, NominalKind } from './domain/refs.ts';
import type { Sealed, SealedNow } from './domain/sealed.ts';
import type { PublishedFigures, StandingItemInputs, StoreCounts, TrendMeeting } from './domain/standing-item-inputs.ts';
import type { AssessedThreat, LocalProfile } from './domain/threats.ts';
import type { StandingItem, StandingItemFigures } from './domain/standing-item.ts';
import type { Statements } from './domain/statements.ts';

/** The interfaces that have two implementations: the store (PostgreSQL, PGlite), the messenger, the clock. */

export interface Clock {
  now(): Date;
}

/** Where a change came from, for the audit entry. */
export interface Source {
  readonly from: 'chat' | 'card' | 'command line' | 'job';
  readonly entraId: string | null;
  readonly tenantId: string | null;
  readonly activityId: string | null;
}

export interface AuditNote {
  readonly partnershipId: number;
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly subject: string | null;
  readonly source: Source;
  readonly previous?: object | null;
  readonly next?: object | null;
}

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
  addAbsence(memberId: number, absence: Omit<Absence, 'id'>, undo: UndoLabel, note: AuditNote): Promise<Absence>;
  endAbsence(absenceId: number, lastDay: IsoDate, undo: UndoLabel, note: AuditNote): Promise<void>;
}

/** One undo batch is what one message or press changed. */
export interface UndoLabel {
  readonly memberId: number;
  readonly batch: string;
  readonly at: Date;
}

export interface ActionFilter {
  readonly partnershipId: number;
  /** Only what this speaker may see; null: everything (jobs, exports). */
  readonly visibleTo: Speaker | null;
  readonly ids?: readonly number[];
  readonly ownerIds?: readonly number[];
  readonly agencyId?: number;
  readonly nominalId?: number;
  readonly statuses?: readonly ActionStatus[];
  readonly dueBefore?: IsoDate;
  readonly ownerless?: true;
  /** Without an update since this instant. */
  readonly silentSince?: Date;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Actions that are alike in all that status counts, and how many there are of them. */
export interface ActionGroup {
  readonly facts: BragFacts;
  readonly agency: string | null;
  readonly strand: Strand | null;
  readonly ownerless: boolean;
  readonly count: number;
}

export interface UpdateEntry {
  readonly at: Date;
  readonly by: string | null;
  readonly status: ActionStatus;
  readonly kind: UpdateKind;
  readonly text: string | null;
}

export interface SilentOwner {
  readonly memberId: number | null;
  readonly name: string | null;
  readonly agency: string | null;
  readonly refs: readonly string[];
}

/** An entry of the log since an instant, for "what has changed". */
export interface LoggedUpdate extends UpdateEntry {
  readonly actionId: number;
  readonly actionRef: string;
}

export interface NewAction {
  readonly partnershipId: number;
  readonly nominalId: number | null;
  readonly title: string;
  readonly strand: Strand;
  readonly ownerId: number | null;
  readonly agencyId: number | null;
  readonly raised: IsoDate;
  readonly due: IsoDate;
}

export interface AddLabel {
  readonly at: Date;
  readonly batch: string;
  readonly source: Source;
  readonly token: string | null;
}

export type Recorded =
  | { readonly recorded: true; readonly actions: readonly Action[] }
  /** Somebody else changed one of them, or the card's token was used: nothing was changed. */
  | { readonly recorded: false; readonly because: 'changed meanwhile' | 'token used' };

export interface RecordChanges {
  readonly speaker: Speaker;
  readonly at: Date;
  readonly batch: string;
  readonly changes: readonly Change[];
  readonly source: Source;
  /** The one-use token of the card that was pressed. */
  readonly token: string | null;
}

export interface Actions {
  /** By number, in the order asked for; a number that does not exist is left out. Policy is the caller's. */
  byNumber(partnershipId: number, numbers: readonly number[]): Promise<readonly Action[]>;
  /** Ordered by due date, then number; those without a date last. */
  list(filter: ActionFilter, page: { readonly skip: number; readonly take: number }): Promise<Page<Action>>;
  /** Counts by what the rules need, computed in the database. */
  groups(partnershipId: number, visibleTo: Speaker | null, thresholds: BragThresholds): Promise<readonly ActionGroup[]>;
  history(partnershipId: number, actionId: number, take: number): Promise<readonly UpdateEntry[]>;
  /** Owners of open actions without an update since the instant, with those actions' refs; null: no owner. */
  silentOwners(partnershipId: number, visibleTo: Speaker | null, since: Date): Promise<readonly SilentOwner[]>;
  /** How many entries of each kind the history has since the instant. */
  updateCounts(
    partnershipId: number,
    visibleTo: Speaker | null,
    since: Date,
  ): Promise<Partial<Record<UpdateKind, number>>>;
  /** The history since an instant, the newest first. */
  updatesSince(
    partnershipId: number,
    visibleTo: Speaker | null,
    since: Date,
    page: { readonly skip: number; readonly take: number },
  ): Promise<Page<LoggedUpdate>>;
  /** All or nothing, in one transaction: fields, history, undo steps, audit entries and the used token. */
  record(changes: RecordChanges): Promise<Recorded>;
  /** null: the form's one-use token was used already, so the action is there. */
  add(action: NewAction, speaker: Speaker, label: AddLabel): Promise<Action | null>;
  /**
   * Takes back the speaker's last batch; null when there is none, `blockedBy` when somebody changed it since. With
   * `only` (a card's Undo), nothing is taken back unless that batch is still the last one: then null.
   */
  undo(speaker: Speaker, at: Date, source: Source, only: string | null): Promise<Undone | null>;
}

export type Undone =
  | { readonly undone: true; readonly what: readonly string[]; readonly actions: readonly Action[] }
  | { readonly undone: false; readonly blockedBy: string };

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
  /** Closed nominals whose retention has ended, the longest closed first (domain/retention.ts). */
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

/** A card in a group chat or channel that showed codes. */
export interface SharedCard {
  readonly conversationId: string;
  readonly activityId: string;
  readonly shows: readonly NominalKey[];
}

export interface SharedCards {
  /** Codes that do not exist are left out; a card that shows none is not kept. */
  add(partnershipId: number, card: SharedCard, at: Date): Promise<void>;
  /** Those that show something that is closed and are still up, with the last day on which something on them was closed. */
  stale(partnershipId: number, take: number): Promise<readonly StaleCard[]>;
  /** A card was taken down, or is gone. */
  takenDown(partnershipId: number, id: number, at: Date): Promise<void>;
}

export interface StaleCard {
  readonly id: number;
  readonly conversationId: string;
  readonly activityId: string;
  readonly closed: IsoDate | null;
}

export interface DueForErasure {
  /** Ids. */
  readonly due: readonly number[];
  /** How many are kept for now, because somebody still works on an action about them. */
  readonly waiting: number;
}

/** One person, or the operator, who was shown a code. */
export interface Showing {
  /** null: no member now. */
  readonly name: string | null;
  readonly agency: string | null;
  /** An email address, or "command line". */
  readonly actor: string;
  readonly times: number;
  readonly last: Date;
  /** Whether it was shown to them where others read along. */
  readonly amongOthers: boolean;
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

/** An entry of the ledger of nudges. */
export interface LedgerEntry {
  readonly id: number;
  readonly partnershipId: number;
  readonly memberId: number;
  readonly subject: string;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  readonly state: NudgeState;
  readonly reason: string | null;
  readonly sentAt: Date | null;
  readonly attempts: number;
}

export interface Ledger {
  /** Adds entries that are not there yet; those that are stay as they are. */
  plan(nudges: readonly DueNudge[], at: Date): Promise<number>;
  /** The entries of subjects that could still come up, to decide what is due. */
  known(partnershipId: number, dueSince: Date): Promise<readonly LedgerEntry[]>;
  /**
   * Takes back what workers hold whose lease has ended, by the database's clock: what they had not handed over is due
   * again, what they had may have arrived and becomes ambiguous. Gives the count of each.
   */
  release(): Promise<{ readonly due: number; readonly ambiguous: number }>;
  /** The tenants that have something due whose next attempt is not to come; null: those without one. */
  waiting(at: Date): Promise<readonly (string | null)[]>;
  /** Takes all due entries of some of a tenant's messages under a lease, the oldest first, skipping what others hold. */
  claim(claim: Claim): Promise<readonly ClaimedEntry[]>;
  /**
   * Right before the message of these entries is handed over: from here on it may have arrived. False, and nothing is
   * written, when they are no longer all held by this claim, or it handed them over before.
   */
  post(ids: readonly number[], holder: string, numbers: readonly number[]): Promise<boolean>;
  /**
   * Writes down what became of entries, whether their member was reached, and what follows from it, all or nothing: of
   * those that this claim holds, or handed over before its lease ended; null: of those that nobody holds. False, and
   * nothing is written, when there are none.
   */
  settle(ids: readonly number[], holder: string | null, outcome: Settled, follows?: Follows): Promise<boolean>;
  /**
   * Messages sent since an instant whose actions have an entry in their history that they do not show yet. Each is
   * given once, to one worker: what it gives counts as shown from then on.
   */
  outdated(partnershipId: number, sentSince: Date, take: number): Promise<readonly SentMessage[]>;
  /** A sent message has just been shown anew where it stands: what its history holds by now need not be brought to it. */
  showsAll(partnershipId: number, conversationId: string, activityId: string): Promise<void>;
  /**
   * A beat could not plan a partnership's nudges: since when that is so, of which the earliest is kept. null: one could.
   */
  unplanned(partnershipId: number, since: Date | null): Promise<void>;
  /** Takes back that a message shows what it was given for: it is given again. */
  notShown(message: SentMessage): Promise<void>;
  lastBeat(): Promise<Date | null>;
  beat(at: Date): Promise<void>;
}

/** An entry that is about to be sent. */
export interface ClaimedEntry extends LedgerEntry {
  /** The member's, in lower case: whoever is in several partnerships has one conversation with the clerk. */
  readonly entraId: string | null;
  /** The conversation of the partnership's channel, where mentions go. */
  readonly channelId: string | null;
}

/** Which entries are asked for, and by whom. */
export interface Claim {
  /** Names this one claim, so that what it holds is told apart from what the same process claims again later. */
  readonly holder: string;
  readonly at: Date;
  readonly leaseMs: number;
  readonly tenantId: string | null;
  /** How many messages at most; each may carry several entries. */
  readonly messages: number;
}

/** What follows from the sending of a message, apart from its own entries. */
export interface Follows {
  /** Entries for somebody who is to hear of it instead. */
  readonly plan?: readonly DueNudge[];
  readonly reach?: { readonly memberId: number; readonly unreached: Unreached | null };
}

/** A message that was sent, as the ledger has it; `ids` are its entries. */
export interface SentMessage {
  readonly ids: readonly number[];
  readonly memberId: number;
  readonly entraId: string | null;
  readonly subject: string;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly numbers: readonly number[];
  readonly sentAt: Date;
  readonly conversationId: string;
  readonly activityId: string;
  /** The last entry of any history that it shows. */
  readonly seenUpdate: number;
}

export interface Settled {
  readonly state: NudgeState;
  readonly reason: string | null;
  readonly sentAt: Date | null;
  readonly activityId: string | null;
  readonly conversationId: string | null;
  readonly nextAttemptAt: Date | null;
}

/** A conversation reference as the Bot Framework needs it back; opaque outside src/teams. */
export interface StoredConversation {
  readonly id: number;
  readonly conversationId: string;
  readonly scope: Place;
  readonly tenantId: string | null;
  readonly entraId: string | null;
  readonly reference: object;
  readonly removed: boolean;
}

export interface Conversations {
  /** `wrote`: its person has written there, rather than only added the clerk. */
  remember(conversation: Omit<StoredConversation, 'id' | 'removed'>, at: Date, wrote?: boolean): Promise<void>;
  forget(conversationId: string, at: Date): Promise<void>;
  ofPerson(entraId: string): Promise<StoredConversation | null>;
  /** The own chats of a partnership's members, as far as there are any. */
  ofMembers(partnershipId: number): Promise<readonly MemberChat[]>;
  byConversationId(conversationId: string): Promise<StoredConversation | null>;
  /** Any conversation, the newest first: where a service URL can be learnt from. */
  newest(): Promise<StoredConversation | null>;
  channelOf(partnershipId: number, purpose: MeetingKind): Promise<StoredConversation | null>;
  useChannel(partnershipId: number, purpose: MeetingKind, conversationId: string, note: AuditNote): Promise<void>;
  /** The partnership whose channel this is, if any. */
  partnershipAt(conversationId: string): Promise<number | null>;
}

/** From when on, and as at when, the standing item counts. */
export interface CountingPoints {
  readonly thresholds: BragThresholds;
  readonly timezone: string;
  /** The days of the board's and of the partnership's last meeting; their first day where there was none. */
  readonly boardMet: IsoDate;
  readonly partnershipMet: IsoDate;
  readonly trend: readonly TrendMeeting[];
}

/** A version as it was frozen, with what its figures were made from. */
export interface FrozenItem {
  readonly figures: StandingItemFigures;
  readonly inputs: StandingItemInputs;
  /** Whether the inputs are, to the byte, those that were frozen. */
  readonly isAsFrozen: boolean;
}

export interface PostedCard {
  readonly conversationId: string;
  readonly activityId: string;
}

export interface StandingItems {
  /** All that the figures count, as at one instant. */
  counts(partnershipId: number, points: CountingPoints): Promise<StoreCounts>;
  /** The figures of every version that was ever posted, the newest first. */
  published(partnershipId: number): Promise<readonly PublishedFigures[]>;
  /** One version, with what it was made from; null where there is none. */
  frozen(partnershipId: number, number: number, version: number): Promise<FrozenItem | null>;
  /** A new number, or the next version of the number when it replaces or corrects one. */
  draft(
    partnershipId: number,
    period: { readonly from: Date; readonly to: Date },
    frozen: { readonly figures: StandingItemFigures; readonly inputs: StandingItemInputs },
    speaker: Speaker,
    at: Date,
    note: AuditNote,
  ): Promise<StandingItem>;
  /** Other statements for a draft; null, and nothing is written: it is no draft any more, or they were changed meanwhile. */
  restate(item: StandingItem, statements: Statements, undo: UndoLabel, note: AuditNote): Promise<StandingItem | null>;
  latest(partnershipId: number): Promise<StandingItem | null>;
  lastPosted(partnershipId: number): Promise<StandingItem | null>;
  /** The newest that the chair has approved, posted or not. */
  lastApproved(partnershipId: number): Promise<StandingItem | null>;
  /** `version` null: the newest of the number. null: there is none. */
  version(partnershipId: number, number: number, version: number | null): Promise<StandingItem | null>;
  /** draft → approved; null when it is no longer a draft of that number and version, with those statements. */
  approve(item: StandingItem, speaker: Speaker, at: Date, note: AuditNote): Promise<StandingItem | null>;
  /** approved → posted, before it is sent, so that two presses cannot post twice; null when it is not approved. */
  claimPosting(item: StandingItem, at: Date, note: AuditNote): Promise<StandingItem | null>;
  /** Where its card stands, once it was sent; null puts the item back to approved because nothing was sent. */
  settlePosting(partnershipId: number, item: StandingItem, posted: PostedCard | null): Promise<void>;
  /** Where the card of an item stands, and of which version it is; null: none was posted, or it is not known where. */
  postedCard(partnershipId: number, number: number): Promise<(PostedCard & Pick<StandingItem, 'version'>) | null>;
}

export interface Questions {
  ask(partnershipId: number, memberId: number, question: object, at: Date): Promise<void>;
  /** The open question, if one was asked after `since`; it is closed by being read. */
  take(partnershipId: number, memberId: number, since: Date): Promise<object | null>;
}

export type NewLocalProfile = Omit<LocalProfile, 'id'>;

export interface Registers {
  programmes(partnershipId: number): Promise<readonly Programme[]>;
  /** False: somebody else has changed it since it was read, and nothing is written. */
  reportProgramme(programme: Programme, to: ProgrammeFigures, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** False: there is one of this name and venue, and nothing is written. */
  addProgramme(programme: NewProgramme, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** By number. */
  profiles(partnershipId: number): Promise<readonly Profile[]>;
  committees(partnershipId: number): Promise<readonly Committee[]>;
  /** False: somebody else has changed it since it was read, and nothing is written. */
  stampProfile(profile: Profile, to: ProfileDays, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** The version that stands; null: there is none yet. */
  localProfile(partnershipId: number): Promise<LocalProfile | null>;
  threats(partnershipId: number): Promise<readonly AssessedThreat[]>;
  /** False: there is this version or a later one, and nothing is written. */
  issueLocalProfile(profile: NewLocalProfile, undo: UndoLabel, note: AuditNote): Promise<boolean>;
  /** In the place of what was assessed before. */
  assessThreat(threat: AssessedThreat, undo: UndoLabel, note: AuditNote): Promise<void>;
  /** The keyed hashes of the names that must not be written. */
  excludedNames(partnershipId: number): Promise<readonly string[]>;
}

/** Slots one after the other, never closer than so many milliseconds, so many of them in one window. */
export interface Rate {
  readonly slots: number;
  readonly everyMs: number;
}

export interface Rates {
  /**
   * Takes the next slots of a key that all instances share; the last of them begins `inMs` from now, or began as long
   * ago. Not taken: the window has no more, and the next one begins then. One key has one rate.
   */
  take(key: string, rate: Rate, count: number): Promise<{ readonly taken: boolean; readonly inMs: number }>;
}

export interface Store {
  readonly people: People;
  readonly actions: Actions;
  readonly nominals: Nominals;
  readonly sharedCards: SharedCards;
  readonly aliases: Aliases;
  readonly meetings: Meetings;
  readonly meetingRecords: MeetingRecords;
  readonly ledger: Ledger;
  readonly conversations: Conversations;
  readonly standingItems: StandingItems;
  readonly questions: Questions;
  readonly registers: Registers;
  readonly rates: Rates;
  partnerships(): Promise<readonly Partnership[]>;
  /** `partnershipId` null: what belongs to no partnership, such as a stranger's attempt. */
  note(entry: Omit<AuditNote, 'partnershipId'> & { readonly partnershipId: number | null }): Promise<void>;
  /** Uses a one-use token, of a card or of a message; false when it was used before. */
  useToken(token: string, at: Date): Promise<boolean>;
  /** Resolves when the database answers; rejects with the reason otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What became of a message: only `retry` means that nothing was delivered and it may be sent again. `code` is a short
 * word for it that does not change, `reason` a sentence.
 */
export type Outcome =
  | { readonly outcome: 'sent'; readonly activityId: string | null; readonly conversationId: string }
  | { readonly outcome: 'retry'; readonly code: string; readonly reason: string; readonly afterMs: number | null }
  | { readonly outcome: 'ambiguous'; readonly code: string; readonly reason: string }
  | { readonly outcome: 'unreachable'; readonly code: string; readonly reason: string }
  | { readonly outcome: 'failed'; readonly code: string; readonly reason: string };

export interface Messenger {
  /** Into the person's own chat: by the stored conversation, or by creating one. Never throws. */
  toPerson(member: Member, message: Message): Promise<Outcome>;
  toConversation(conversation: StoredConversation, message: Message): Promise<Outcome>;
  /** Puts a message in the place of one that was sent. */
  replace(conversationId: string, activityId: string, message: Message): Promise<Outcome>;
}

/** What became of a file that somebody let the clerk put into their own files. */
export type Uploaded =
  | 'uploaded'
  /** The address has run out, or somebody has taken it away. */
  | 'gone'
  | 'refused'
  /** No answer, or none that can be read: the file may be there. */
  | 'unclear'
  /** It is no address of Microsoft's own, so nothing was sent to it. */
  | 'not there';

/** The documents of a standing item, and the way into somebody's own files. */
export interface Files {
  make(kind: DocumentKind, paper: Paper): Promise<Uint8Array>;
  /** Never throws. */
  upload(address: string, file: Uint8Array): Promise<Uploaded>;
}

/** Who is in a group chat or channel at this moment: asked of Teams each time, so that whoever was just added counts. */
export interface Rooms {
  /** Never throws; null: it cannot be told, so nobody is to be taken as cleared. */
  present(conversationId: string): Promise<readonly PersonPresent[] | null>;
}

/** Encrypts what is kept sealed. `name` says what a text belongs to; under another name it does not open. */
export interface Sealer {
  /** Names the key that seals now. */
  readonly keyId: string;
  seal(text: string, name: string): SealedNow;
  /** null: no key at hand opens it. */
  open(value: Sealed, name: string): string | null;
}

/** What operators watch of the ledger. */
export interface NudgeFigures {
  readonly planned: (count: number) => void;
  /** Partnerships whose nudges could not be worked out in the last beat. */
  readonly unplanned: (partnerships: number) => void;
  /** An entry came to this state, so long after it was due. */
  readonly settled: (state: NudgeState, lagSeconds: number) => void;
}

/** What the ladder would send next, and to whom; what a coordinator sees before it goes. */
export interface NudgePreview {
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  readonly sends: readonly { readonly person: string; readonly refs: readonly string[]; readonly why: string | null }[];
  readonly nothingFor: readonly { readonly person: string; readonly why: string }[];
}

export interface NudgedNow {
  readonly sent: readonly string[];
  readonly notReached: readonly { readonly person: string; readonly why: string }[];
}

/** What the conversation asks of src/delivery. */
export interface NudgeDesk {
  preview(partnership: Partnership, now: Date): Promise<readonly NudgePreview[]>;
  /** One digest at once to each owner with something not updated since the last meeting. */
  nudgeNow(speaker: Speaker, now: Date): Promise<NudgedNow>;
}
