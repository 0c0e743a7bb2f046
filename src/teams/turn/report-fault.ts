import type { TurnContext } from 'botbuilder';
import { logFault } from '../../log.ts';
import { answerInvoke, faultAnswer } from './answer-press.ts';
import { sendReply, type ReplyParts } from './replies.ts';
import { faultSentence } from '../wording.ts';

/**
 * The boundary of a turn: a fault becomes one sentence with a reference, and a line in the log with the same reference.
 * Never throws, whatever else fails.
 */
export async function reportFault(parts: ReplyParts, context: TurnContext, error: unknown): Promise<void> {
  const reference = logFault(parts.log, 'turn failed', { activityId: context.activity.id ?? null, error });
  const text = faultSentence(reference);
  try {
    if (context.activity.type === 'invoke') await answerInvoke(context, faultAnswer(text));
    else if (context.activity.type === 'message') await sendReply(parts, context, { summary: text, text, card: null });
  } catch (second) {
    parts.log.error('fault not reported', { reference, error: second });
  }
}
