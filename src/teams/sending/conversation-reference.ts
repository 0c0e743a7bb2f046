import { z } from 'zod';
import type { StoredConversation } from '../../ports/conversations.ts';
import { conversationIdOf, placeOf, tenantOf, type Incoming } from '../door/incoming-activity.ts';

/** What is kept of a conversation: enough to speak there again, and nobody's name. */
const referenceSchema = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  channelId: z.string(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  user: z.object({ id: z.string() }).optional(),
});

export type Reference = z.infer<typeof referenceSchema>;

export type NewConversation = Omit<StoredConversation, 'id' | 'removed'>;

export function conversationOf(activity: Incoming): NewConversation {
  const scope = placeOf(activity);
  const { id, name } = activity.recipient;
  const reference: Reference = {
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    bot: name === undefined ? { id } : { id, name },
    ...(scope === 'personal' ? { user: { id: activity.from.id } } : {}),
  };
  return {
    conversationId: conversationIdOf(activity),
    scope,
    tenantId: tenantOf(activity),
    entraId: scope === 'personal' ? (activity.from.aadObjectId ?? null) : null,
    reference,
  };
}

/** Null where the stored reference is not one of ours: it is then as if there were none. */
export function readReference(stored: object): Reference | null {
  const parsed = referenceSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
