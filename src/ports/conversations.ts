import type { MeetingKind } from '../domain/calendar/meeting.ts';
import type { Place } from '../domain/message.ts';
import type { MemberChat } from '../domain/reminders/reach.ts';
import type { AuditNote } from './audit.ts';

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
