import type { Conversations } from '../ports/conversations.ts';
import type { People } from '../ports/people.ts';
import { conversationOf, type NewConversation } from './sending/conversation-reference.ts';
import { conversationIdOf, placeOf, tenantOf, type Incoming } from './door/incoming-activity.ts';

export interface Whereabouts {
  /** Stores where this activity came from, unless that is known already. */
  learn(activity: Incoming, now: Date): Promise<void>;
  /** The clerk was taken out of the conversation. */
  leave(activity: Incoming, now: Date): Promise<void>;
}

/** How many conversations are remembered as known, and for how long: an ordinary message then costs no write. */
const KEPT = 5000;
const KEPT_MS = 10 * 60_000;

interface Known {
  readonly as: string;
  readonly at: number;
}

/**
 * Keeps the conversation references of members' own chats and of every group and channel. A stranger's chat is not kept.
 * What is in memory only saves writes: another process may have marked a conversation as gone, so it is written again
 * after ten minutes.
 */
export function createWhereabouts(conversations: Conversations, people: Pick<People, 'arrivals'>): Whereabouts {
  const known = new Map<string, Known>();

  const isKnown = ({ conversationId }: NewConversation, as: string, now: Date): boolean => {
    const entry = known.get(conversationId);
    return entry?.as === as && now.getTime() - entry.at < KEPT_MS;
  };

  return {
    learn: async (activity, now) => {
      const conversation = conversationOf(activity);
      const wrote = activity.type === 'message';
      const as = JSON.stringify([conversation, wrote]);
      if (isKnown(conversation, as, now)) return;
      if (placeOf(activity) === 'personal' && !(await isMember(people, activity, now))) return;
      await conversations.remember(conversation, now, wrote);
      // Deleted first, so that the map stays in the order of use and its first key is the oldest.
      known.delete(conversation.conversationId);
      known.set(conversation.conversationId, { as, at: now.getTime() });
      const [oldest] = known.keys();
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    },
    leave: async (activity, now) => {
      const conversationId = conversationIdOf(activity);
      known.delete(conversationId);
      await conversations.forget(conversationId, now);
    },
  };
}

async function isMember(people: Pick<People, 'arrivals'>, activity: Incoming, now: Date): Promise<boolean> {
  const { aadObjectId } = activity.from;
  if (aadObjectId === undefined) return false;
  // Any day will do: absences do not matter here.
  const arrivals = await people.arrivals(aadObjectId, tenantOf(activity), now.toISOString().slice(0, 10), []);
  return arrivals.length > 0;
}
