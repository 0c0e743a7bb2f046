import { setTimeout as wait } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { Reply } from '../../conversation/turn/turn.ts';
import type { Message } from '../../domain/message.ts';
import type { Member } from '../../domain/people/person.ts';
import type { Log } from '../../log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Messenger } from '../../ports/messenger.ts';
import { classifyFailure } from '../classify-outcome.ts';
import { toActivity } from '../sending/to-activity.ts';
import { notReachedPrivately } from '../../conversation/turn/wording.ts';

export interface ReplyParts {
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody is waiting for the answer: longer than this is not worth it. */
const LONGEST_WAIT_MS = 3000;
const WAIT_MS = 500;

/**
 * What goes to the person's own chat is sent first, so that nobody is pointed to what did not arrive. Gives the id under
 * which `here` went out; null: it did not, or Teams does not say.
 */
export async function deliver(
  parts: ReplyParts,
  context: TurnContext,
  member: Member | null,
  reply: Reply,
): Promise<string | null> {
  if (reply.privately !== null && member !== null) {
    const outcome = await parts.messenger.toPerson(member, reply.privately);
    if (outcome.outcome !== 'sent') {
      const text = notReachedPrivately(outcome.reason);
      await sendReply(parts, context, { summary: text, text, card: null });
      return null;
    }
  }
  return reply.here === null ? null : sendReply(parts, context, reply.here);
}

/**
 * Answers in the same place. A reply that cannot be sent is logged and nothing more: what the turn did stays done, and
 * an error back to Teams would bring the same message again. Sent once more only when Teams says that it took nothing.
 */
export async function sendReply(parts: ReplyParts, context: TurnContext, message: Message): Promise<string | null> {
  const first = await trySend(parts, context, message);
  if (first.again === null) return first.id;
  await wait(first.again);
  return (await trySend(parts, context, message)).id;
}

/** `again`: after how many milliseconds to try again; null when there is nothing more to do. */
async function trySend(
  parts: ReplyParts,
  context: TurnContext,
  message: Message,
): Promise<{ readonly id: string | null; readonly again: number | null }> {
  try {
    const sent = await context.sendActivity(toActivity(message));
    return { id: sent?.id ?? null, again: null };
  } catch (error) {
    const { outcome } = classifyFailure(error, parts.clock.now());
    parts.log.warn('reply not sent', { code: outcome.outcome, activityId: context.activity.id ?? null, error });
    const after = outcome.outcome === 'retry' ? (outcome.afterMs ?? WAIT_MS) : null;
    return { id: null, again: after !== null && after <= LONGEST_WAIT_MS ? after : null };
  }
}
