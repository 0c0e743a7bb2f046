import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Conversations, StoredConversation } from '../../ports.ts';

const sealedSchema = z.object({ sealed: z.string() });

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a value for storing (AES-256-GCM), bound to the name under which it is stored: moved to another row it does
 * not open. Without a key it is stored as it is.
 */
export function seal(value: object, name: string, key: Buffer | null): object {
  if (key === null) return value;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64') };
}

/** The value again; null where it was sealed with another key, or the key is missing. What was never sealed is returned. */
export function unseal(stored: object, name: string, key: Buffer | null): object | null {
  const parsed = sealedSchema.safeParse(stored);
  if (!parsed.success) return stored;
  if (key === null) return null;
  const bytes = Buffer.from(parsed.data.sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as object;
  } catch {
    return null;
  }
}

/** The conversations with their references sealed at rest. One that cannot be opened is as if it were not known. */
export function sealedConversations(conversations: Conversations, key: Buffer | null): Conversations {
  const opened = (stored: StoredConversation | null): StoredConversation | null =>
    stored === null ? null : { ...stored, reference: unseal(stored.reference, stored.conversationId, key) ?? {} };
  return {
    ...conversations,
    remember: (conversation, at, wrote) => {
      const reference = seal(conversation.reference, conversation.conversationId, key);
      return conversations.remember({ ...conversation, reference }, at, wrote);
    },
    ofPerson: async (entraId) => opened(await conversations.ofPerson(entraId)),
    byConversationId: async (conversationId) => opened(await conversations.byConversationId(conversationId)),
    newest: async () => opened(await conversations.newest()),
    channelOf: async (partnershipId, purpose) => opened(await conversations.channelOf(partnershipId, purpose)),
  };
}
