import type { Turn } from '../../conversation/turn/turn.ts';
import { conversationIdOf, placeOf, tenantOf, type Incoming } from '../door/incoming-activity.ts';
import { textWithoutMentions } from './mentions.ts';

/** The turn as the conversation sees it. Who speaks is what Teams says of them, never what a message says. */
export function turnOf(activity: Incoming, now: Date): Turn {
  return {
    text: textWithoutMentions(activity),
    place: placeOf(activity),
    conversationId: conversationIdOf(activity),
    entraId: activity.from.aadObjectId ?? null,
    tenantId: tenantOf(activity),
    activityId: activity.id ?? null,
    pressedId: activity.replyToId ?? null,
    now,
  };
}
