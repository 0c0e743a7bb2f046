import { asStored, sealedIn } from '../../domain/nominals/sealed.ts';
import type { Conversations, StoredConversation } from '../../ports/conversations.ts';
import type { Sealer } from '../../ports/sealer.ts';

/** The reference as it is kept, sealed under its conversation's id. Without a key it is kept as it is. */
function kept(reference: object, conversationId: string, sealer: Sealer | null): object {
  return sealer === null ? reference : asStored(sealer.seal(JSON.stringify(reference), conversationId));
}

/** The reference again; nothing in it where no key opens it. What was never sealed is returned. */
function reopened(stored: object, conversationId: string, sealer: Sealer | null): object {
  const sealed = sealedIn(stored);
  if (sealed === null) return stored;
  const text = sealer?.open(sealed, conversationId) ?? null;
  return text === null ? {} : (JSON.parse(text) as object);
}

/** The conversations with their references sealed at rest. One that cannot be opened is as if it were not known. */
export function sealedConversations(conversations: Conversations, sealer: Sealer | null): Conversations {
  const opened = (stored: StoredConversation | null): StoredConversation | null =>
    stored === null ? null : { ...stored, reference: reopened(stored.reference, stored.conversationId, sealer) };
  return {
    ...conversations,
    remember: (conversation, at, wrote) => {
      const reference = kept(conversation.reference, conversation.conversationId, sealer);
      return conversations.remember({ ...conversation, reference }, at, wrote);
    },
    ofPerson: async (entraId) => opened(await conversations.ofPerson(entraId)),
    byConversationId: async (conversationId) => opened(await conversations.byConversationId(conversationId)),
    newest: async () => opened(await conversations.newest()),
    channelOf: async (partnershipId, purpose) => opened(await conversations.channelOf(partnershipId, purpose)),
  };
}
