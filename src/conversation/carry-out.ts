import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { noteShown } from './turn/audit-notes.ts';
import { refusedAtTheGate } from './turn/gate.ts';
import { takeQuestion } from './turn/open-question.ts';
import type { Step } from './plan.ts';
import { readPress, type ReadPress } from './read-press.ts';
import { commandNamed } from './registry.ts';
import { say, type Context, type Reply } from './turn/turn.ts';
import { TOO_LONG } from './turn/wording.ts';

/** Whether a step may be the answer to what the clerk has just asked: "on leave" tells why as much as of an absence. */
export function mayAnswer({ command, ...input }: Step): boolean {
  return commandNamed(command).mayAnswer?.(input) ?? false;
}

/** Carries out one step of what somebody said. */
export async function carryOut(step: Step, context: Context): Promise<Reply> {
  const { command: name, ...input } = step;
  const command = commandNamed(name);
  // An answer comes straight after its question; whatever else is said closes it.
  if (context.speaker.wasAsked && !mayAnswer(step)) await takeQuestion(context);
  const refused = await refusedAtTheGate(command, context);
  if (refused !== null) return say(refused.say);
  const checked = command.input.safeParse(input);
  if (checked.success) return shown(await command.run(checked.data, context), context);
  if (checked.error.issues.some(({ code }) => code === 'too_big' || code === 'invalid_union')) return say(TOO_LONG);
  throw checked.error;
}

/** Carries out a press that was read. */
export async function carryOutPress(read: ReadPress, context: Context): Promise<Reply | Refusal> {
  const reply = await pressIn(read, context);
  return isRefusal(reply) ? reply : shown(reply, context);
}

/** What a button would do, within a turn that says by itself what was shown. */
export async function pressButton(button: unknown, context: Context): Promise<Reply | Refusal> {
  const read = readPress(button);
  return isRefusal(read) ? read : pressIn(read, context);
}

async function pressIn({ command, press, pressed }: ReadPress, context: Context): Promise<Reply | Refusal> {
  return (await refusedAtTheGate(command, context)) ?? press.run(pressed, context);
}

/** The answer, once it is written down whose codes it shows. */
async function shown(reply: Reply, context: Context): Promise<Reply> {
  await noteShown(reply, context);
  return reply;
}
