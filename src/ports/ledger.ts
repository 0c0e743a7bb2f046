import type { DueNudge, KnownNudge, NudgeKind, NudgeState } from '../domain/reminders/nudge.ts';
import type { StoredSubject } from '../domain/reminders/subject.ts';
import type { Unreached } from '../domain/people/person.ts';

/** An entry of the ledger of nudges. */
export interface LedgerEntry extends KnownNudge {
  readonly partnershipId: number;
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
  readonly subject: StoredSubject;
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
