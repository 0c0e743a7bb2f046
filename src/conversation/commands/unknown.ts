import { z } from 'zod';
import { everyMember } from '../../domain/policy.ts';
import type { ChangeIntent } from '../../domain/change.ts';
import { answerChoice, YES } from '../answer-choice.ts';
import { type Command, type InputOf } from '../command.ts';
import { answerButton } from '../answer-button.ts';
import { readBareNumbers } from '../bare-refs.ts';
import { takeQuestion, type ChangeQuestion } from '../open-question.ts';
import { performChanges } from '../perform-changes.ts';
import { planMessage } from '../planner.ts';
import { replyToChanges } from '../reply-to-changes.ts';
import { say, type Context, type Reply } from '../turn.ts';
import { changeActions } from './change-actions.ts';
import { LEFT, NO_TO_WHAT, NOTHING_NEEDED, unknown as notUnderstood } from '../wording.ts';

const CHATTER =
  /^(?:(?:ok|okay|oh|ah|lol|haha+|ha|cool|nice|great|fine|good|noted|understood|got it|will do|k|kk|hmm+|yay|phew|👌|😀|😂|🙂|all good)[\s,.!]*)+$/iu;
const NO = /^(?:n|no|nope|nah|leave it|never mind|no thanks)[.!]?$/i;

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
  const answered = await answerTo(text, context);
  if (answered !== null) return answered;
  const changes = await readBareNumbers(text, context);
  if (changes !== null) return changeActions.run({ changes }, context);
  return say(toNoQuestion(text.trim()) ?? notUnderstood(nearest));
}

/** "ok" or "lol" after a change was recorded is no request, and "nothing was recorded" would be no answer to it. */
function toNoQuestion(text: string): string | null {
  if (NO.test(text)) return NO_TO_WHAT;
  return YES.test(text) || CHATTER.test(text) ? NOTHING_NEEDED : null;
}

/** What is no command may be the answer to what the clerk has just asked; null when it is not. */
export async function answerTo(text: string, context: Context): Promise<Reply | null> {
  const question = text === '' || !context.speaker.wasAsked ? null : await takeQuestion(context);
  if (question === null) return null;
  if (NO.test(text.trim())) return say(LEFT);
  if (question.awaits === 'button') return answerButton(question, text, context);
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
  const place = context.turn.place;
  const asked = intent.kind === 'extend' ? `extend A-${String(number)} to` : `snooze A-${String(number)} until`;
  const [step] = planMessage(`${asked} ${text}`, { today: context.today, place }).steps;
  const [change] = step?.command === 'change-actions' ? step.changes : [];
  return change === undefined ? null : ({ ...change.intent, note: change.intent.note ?? intent.note } as ChangeIntent);
}
