import { nextMeeting } from '../domain/calendar/next-meeting.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { SentMessage } from '../ports/ledger.ts';
import type { Delivery, OutgoingNudge } from './delivery.ts';
import { channelWith, conversationWith } from './pace.ts';

/** Messages older than this are left as they are: nobody scrolls back to them, and a newer one has followed. */
const KEPT_FRESH_MS = 35 * 24 * 60 * 60_000;
const AT_ONCE = 200;

/**
 * Brings messages up to date where they stand: an action that was updated since says so in the message that asked about
 * it. Gives how many were.
 */
export async function refreshSent(delivery: Delivery, partnership: Partnership, now: Date): Promise<number> {
  const { store, pace, log } = delivery;
  const since = new Date(now.getTime() - KEPT_FRESH_MS);
  const messages = await store.ledger.outdated(partnership.id, since, AT_ONCE);
  const done = await Promise.all(
    messages.map(async (message) => {
      try {
        const conversation =
          message.kind === 'mention' ? channelWith(message.conversationId) : conversationWith(message);
        const to = { tenant: partnership.tenantId, conversation };
        return (await pace(to, () => refresh(delivery, partnership, message, now))) ?? false;
      } catch (error) {
        log.error('nudge.refresh', { error });
        return false;
      }
    }),
  );
  return done.filter(Boolean).length;
}

async function refresh(
  { store, messenger, render }: Delivery,
  partnership: Partnership,
  sent: SentMessage,
  now: Date,
): Promise<boolean> {
  const [members, meetings, found] = await Promise.all([
    store.people.members(partnership.id),
    store.meetings.all(partnership.id),
    store.actions.byNumber(partnership.id, sent.numbers),
  ]);
  const member = members.find(({ id }) => id === sent.memberId);
  if (member === undefined) return false;
  const { kind, rung, subject, sentAt } = sent;
  const nudge: OutgoingNudge = {
    ...{ partnership, member, kind, rung, subject, members, meetings, now },
    actions: found,
    passedOnFor: kind === 'relay' ? byOwner(members, found) : [],
    outOfReach: [],
    channel: sent.conversationId,
    meeting: nextMeeting(partnership, meetings, 'partnership', sentAt),
    since: sentAt,
  };
  const outcome = await messenger.replace(sent.conversationId, sent.activityId, await render(nudge));
  // Refused for now, it is tried again at the next beat; one that is gone, or that nobody may change, is let be.
  if (outcome.outcome === 'retry') await store.ledger.notShown(sent);
  return outcome.outcome === 'sent';
}

/** A relay's actions by owner again: the ledger keeps only their numbers. */
function byOwner(members: OutgoingNudge['members'], actions: OutgoingNudge['actions']): OutgoingNudge['passedOnFor'] {
  const owners = new Set(actions.flatMap(({ owner }) => owner?.id ?? []));
  return members
    .filter(({ id }) => owners.has(id))
    .map((member) => ({ member, actions: actions.filter(({ owner }) => owner?.id === member.id) }));
}
