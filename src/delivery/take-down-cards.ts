import { takenDownCard } from '../cards/reminders/closed-notice.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { StaleCard } from '../ports/shared-cards.ts';
import type { Delivery } from './delivery.ts';
import { channelWith } from './pace.ts';

const AT_ONCE = 100;

/** Cards in group chats and channels that show something that has been closed say so, and show it no more. */
export async function takeDownCards(delivery: Delivery, partnership: Partnership, now: Date): Promise<void> {
  const { store, pace, log } = delivery;
  for (const card of await store.sharedCards.stale(partnership.id, AT_ONCE)) {
    const to = { tenant: partnership.tenantId, conversation: channelWith(card.conversationId) };
    try {
      await pace(to, () => takeDown(delivery, partnership, card, now));
    } catch (error) {
      log.error('card.take-down', { error });
    }
  }
}

/** Refused for now, or in doubt, it is tried again at the next beat: a card that was replaced twice is the same card. */
async function takeDown(
  { store, messenger }: Delivery,
  partnership: Partnership,
  { id, conversationId, activityId, closed }: StaleCard,
  now: Date,
): Promise<void> {
  const message = takenDownCard({ partnership, place: 'channel', closed });
  const { outcome } = await messenger.replace(conversationId, activityId, message);
  if (outcome === 'retry' || outcome === 'ambiguous') return;
  await store.sharedCards.takenDown(partnership.id, id, now);
}
