import { z } from 'zod';
import { changeIntentSchema } from '../../cards/parts/change-intents.ts';
import type { Button } from '../../cards/parts/button.ts';
import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { Context } from './turn.ts';

/** For how long what somebody types next may be the answer to the clerk's question. */
const MINUTES = 15;

/** What the clerk has asked: what is typed next, if it is nothing else, answers it. */
export type OpenQuestion = ChangeQuestion | ButtonQuestion;

/** About a change of an action. */
export interface ChangeQuestion {
  readonly number: number;
  readonly intent: ChangeIntent;
  /** The person's words (a reason), or a choice: of the readings that were offered, of which `intent` is the likeliest. */
  readonly awaits: 'words' | 'yes';
  readonly readings?: readonly ChangeIntent[] | undefined;
}

/** Whether to do what a button says; with several, which of them. */
export interface ButtonQuestion {
  readonly awaits: 'button';
  readonly buttons: readonly { readonly label: string; readonly press: Button }[];
}

const changeQuestionSchema = z.object({
  number: z.number().int(),
  intent: changeIntentSchema,
  awaits: z.enum(['words', 'yes']),
  readings: z.array(changeIntentSchema).optional(),
});
const questionSchema = z.union([
  changeQuestionSchema,
  z.object({
    awaits: z.literal('button'),
    // What it carries is read as strictly as a press, when it is done.
    buttons: z.array(z.object({ label: z.string(), press: z.custom<Button>(isButton) })),
  }),
]);

function isButton(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'verb' in value;
}

export async function rememberQuestion(context: Context, question: OpenQuestion): Promise<void> {
  const { id, partnershipId } = context.speaker.member;
  await context.store.questions.ask(partnershipId, id, question, context.turn.now);
}

/** The open question, once: it is closed by being taken. */
export async function takeQuestion(context: Context): Promise<OpenQuestion | null> {
  const since = new Date(context.turn.now.getTime() - MINUTES * 60_000);
  const { id, partnershipId } = context.speaker.member;
  const question = questionSchema.safeParse(await context.store.questions.take(partnershipId, id, since));
  return question.success ? question.data : null;
}
