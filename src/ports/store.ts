import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Actions } from './actions.ts';
import type { AuditNote } from './audit.ts';
import type { Conversations } from './conversations.ts';
import type { Ledger } from './ledger.ts';
import type { Meetings, MeetingRecords } from './meetings.ts';
import type { Nominals, Aliases } from './nominals.ts';
import type { People } from './people.ts';
import type { Rates } from './rates.ts';
import type { Registers } from './registers.ts';
import type { SharedCards } from './shared-cards.ts';
import type { StandingItems } from './standing-items.ts';
import type { Undo } from './undo.ts';

export interface Questions {
  ask(partnershipId: number, memberId: number, question: object, at: Date): Promise<void>;
  /** The open question, if one was asked after `since`; it is closed by being read. */
  take(partnershipId: number, memberId: number, since: Date): Promise<object | null>;
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
  readonly undo: Undo;
  partnerships(): Promise<readonly Partnership[]>;
  /** `partnershipId` null: what belongs to no partnership, such as a stranger's attempt. */
  note(entry: Omit<AuditNote, 'partnershipId'> & { readonly partnershipId: number | null }): Promise<void>;
  /** Uses a one-use token, of a card or of a message; false when it was used before. */
  useToken(token: string, at: Date): Promise<boolean>;
  /** Resolves when the database answers; rejects with the reason otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
