import { z } from 'zod';
import { everyMember } from '../../../domain/policy/policy.ts';
import { answerButton } from '../../questions/answer-button.ts';
import { YES } from '../../questions/answer-choice.ts';
import { answerTo, CHATTER, NO } from '../../questions/answer-question.ts';
import { readBareNumbers } from '../../actions/bare-refs.ts';
import type { Command, InputOf } from '../../command.ts';
import { inMeeting } from '../meetings/in-meeting.ts';
import { say, type Context, type Reply } from '../../turn.ts';
import { NO_TO_WHAT, NOTHING_NEEDED, unknown as notUnderstood } from '../../wording.ts';
import { changeActions } from '../actions/change-actions.ts';

export const unknown: Command<'unknown'> = {
  name: 'unknown',
  group: 'Other',
  summary: null,
  examples: [],
  input: z.object({ text: z.string(), nearest: z.tuple([z.string(), z.string()]).readonly() }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  run,
};

async function run({ text, nearest }: InputOf<'unknown'>, context: Context): Promise<Reply> {
  const answered = await answerTo(text, context, answerButton);
  if (answered !== null) return answered;
  const changes = await readBareNumbers(text, context);
  if (changes !== null) return changeActions.run({ changes }, context);
  return (await inMeeting(text, context)) ?? say(toNoQuestion(text.trim()) ?? notUnderstood(nearest));
}

/** "ok" or "lol" after a change was recorded is no request, and "nothing was recorded" would be no answer to it. */
function toNoQuestion(text: string): string | null {
  if (NO.test(text)) return NO_TO_WHAT;
  return YES.test(text) || CHATTER.test(text) ? NOTHING_NEEDED : null;
}
