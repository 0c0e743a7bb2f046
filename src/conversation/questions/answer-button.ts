import { isRefusal } from '../../domain/refusal.ts';
import { YES } from './answer-choice.ts';
import { rememberQuestion, type ButtonQuestion } from '../turn/open-question.ts';
import { say, type Context, type Reply } from '../turn/turn.ts';
import { pressOneOf } from '../turn/wording.ts';

/**
 * A typed answer to a question with buttons: "yes" presses the only one there is, with its one-use token, so that the
 * button itself then changes nothing. Which of several is not told by a "yes": the question stays. Null when the words
 * answer nothing.
 */
export async function answerButton(question: ButtonQuestion, typed: string, context: Context): Promise<Reply | null> {
  const text = typed.trim();
  const { buttons } = question;
  const said = buttons.filter(({ label }) => label.toLowerCase() === text.replace(/[.!]$/, '').toLowerCase());
  const [only, ...others] = YES.test(text) ? buttons : said;
  if (only === undefined) return null;
  if (others.length > 0) {
    await rememberQuestion(context, question);
    return say(pressOneOf(buttons.map(({ label }) => label)));
  }
  const reply = await context.press(only.press, context);
  return isRefusal(reply) ? say(reply.say) : reply;
}
