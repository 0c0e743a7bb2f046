import type { Message } from '../domain/message.ts';
import type { Member } from '../domain/people/person.ts';
import type { PersonPresent } from '../domain/people/presence.ts';
import type { StoredConversation } from './conversations.ts';

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

/** Who is in a group chat or channel at this moment: asked of Teams each time, so that whoever was just added counts. */
export interface Rooms {
  /** Never throws; null: it cannot be told, so nobody is to be taken as cleared. */
  present(conversationId: string): Promise<readonly PersonPresent[] | null>;
}
