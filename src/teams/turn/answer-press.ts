import type { TurnContext } from 'botbuilder';
import type { Clerk } from '../../conversation/clerk.ts';
import type { Message } from '../../domain/message.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { incomingOf } from '../door/incoming-activity.ts';
import { sendReply, type ReplyParts } from './replies.ts';
import { ADAPTIVE_CARD } from '../sending/to-activity.ts';
import { turnOf } from './turn-of.ts';

const WORDS = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

/** The body of the answer to an adaptiveCard/action invoke, as the Universal Actions protocol has it. */
interface PressAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/**
 * A press of Action.Execute is answered by the card that takes the place of the one pressed, or by words that leave it as
 * it is. The answer is sent here rather than returned to teams-ai, which sends a card to everybody once a verb's handler
 * has ever returned a card with `refresh`. A press of Action.Submit can only be answered by a new message.
 */
export async function answerPress(parts: ReplyParts & { readonly clerk: Clerk }, context: TurnContext): Promise<void> {
  const activity = incomingOf(context.activity);
  const answer = await parts.clerk.press(activity.value, turnOf(activity, parts.clock.now()));
  if (activity.type === 'invoke') {
    await answerInvoke(context, pressAnswer(answer));
    return;
  }
  await sendReply(parts, context, isRefusal(answer) ? { summary: answer.say, text: answer.say, card: null } : answer);
}

/** The HTTP status is always 200: Teams shows nothing of an answer with another one. */
export async function answerInvoke(context: TurnContext, body: PressAnswer): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** A fault while a press was answered. */
export function faultAnswer(sentence: string): PressAnswer {
  return { statusCode: 500, type: ERROR, value: { code: 'InternalServerError', message: sentence } };
}

function pressAnswer(answer: Message | Refusal): PressAnswer {
  if (!isRefusal(answer)) {
    return answer.card === null
      ? { statusCode: 200, type: WORDS, value: answer.text ?? answer.summary }
      : { statusCode: 200, type: ADAPTIVE_CARD, value: answer.card };
  }
  // What no card of ours can have sent is the sender's mistake; any other refusal is an answer to a person.
  return answer.refused === 'not understood'
    ? { statusCode: 400, type: ERROR, value: { code: 'BadRequest', message: answer.say } }
    : { statusCode: 200, type: WORDS, value: answer.say };
}
