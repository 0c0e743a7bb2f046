import type { TurnContext } from 'botbuilder';
import type { Clerk } from '../../conversation/clerk.ts';
import { incomingOf } from '../door/incoming-activity.ts';
import { sendReply, type ReplyParts } from './replies.ts';
import { turnOf } from './turn-of.ts';

/** Teams' own consent card is answered without words; what came of it is said in a message. */
export async function answerFile(parts: ReplyParts & { readonly clerk: Clerk }, context: TurnContext): Promise<void> {
  const activity = incomingOf(context.activity);
  const message = await parts.clerk.answerFile(activity.value, turnOf(activity, parts.clock.now()));
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
  await sendReply(parts, context, message);
}
