import type { ChangeIntent } from '../../domain/actions/change.ts';
import { answerChoice, YES } from './answer-choice.ts';
import { takeQuestion, type ButtonQuestion, type ChangeQuestion } from '../turn/open-question.ts';
import { performChanges } from '../actions/perform-changes.ts';
import { replyToChanges } from '../actions/reply-to-changes.ts';
import { say, type Context, type Reply } from '../turn/turn.ts';
import { LEFT } from '../turn/wording.ts';

export const CHATTER =
  /^(?:(?:ok|okay|oh|ah|lol|haha+|ha|cool|nice|great|fine|good|noted|understood|got it|will do|k|kk|hmm+|yay|phew|👌|😀|😂|🙂|all good)[\s,.!]*)+$/iu;
export const NO = /^(?:n|no|nope|nah|leave it|never mind|no thanks)[.!]?$/i;

/** What is no command may be the answer to what the clerk has just asked; null when it is not. */
export async function answerTo(
  text: string,
  context: Context,
  withButton: (question: ButtonQuestion, text: string, context: Context) => Promise<Reply | null>,
): Promise<Reply | null> {
  const question = text === '' || !context.speaker.wasAsked ? null : await takeQuestion(context);
  if (question === null) return null;
  if (NO.test(text.trim())) return say(LEFT);
  if (question.awaits === 'button') return withButton(question, text, context);
  if (question.awaits === 'yes') return answerChoice(question, text, context);
  const intent = answered(question, text.trim(), context);
  if (intent === null) return null;
  const requested = [{ number: question.number, intent, version: null }];
  return replyToChanges(await performChanges(requested, context, null), context);
}

/** The change with the answer put in; null when the words do not answer it. */
function answered(question: ChangeQuestion, text: string, context: Context): ChangeIntent | null {
  const { intent, number } = question;
  const lacksDay =
    (intent.kind === 'extend' && intent.due === null) || (intent.kind === 'snooze' && intent.until === null);
  // "Ok" is no reason.
  if (YES.test(text) || CHATTER.test(text)) return null;
  if (!lacksDay) return { ...intent, note: text };
  const asked = intent.kind === 'extend' ? `extend A-${String(number)} to` : `snooze A-${String(number)} until`;
  const [change] = context.changesIn(`${asked} ${text}`, context)?.changes ?? [];
  return change === undefined ? null : ({ ...change.intent, note: change.intent.note ?? intent.note } as ChangeIntent);
}
