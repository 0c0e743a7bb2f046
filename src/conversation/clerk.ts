import { partnershipOf } from '../cards/parts/press-value.ts';
import { parseFileAnswer } from '../cards/standing-item/file-offer.ts';
import { dayOf } from '../domain/calendar/dates.ts';
import type { Message } from '../domain/message.ts';
import type { Member } from '../domain/people/person.ts';
import { codesIn, nominalKey } from '../domain/refs.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { answerFile } from './answer-file.ts';
import { noteStranger } from './turn/audit-notes.ts';
import { beginTurn } from './begin-turn.ts';
import { carryOut, carryOutPress, mayAnswer } from './carry-out.ts';
import { choosePartnership } from './commands/people/choose-partnership.ts';
import { greetingFor } from './commands/talk/small-talk.ts';
import { screenTexts } from './minimise/screen-texts.ts';
import { actionNumbers, typedTexts, type TypedText } from './minimise/typed-texts.ts';
import { findSpeaker } from './people/find-speaker.ts';
import type { CommandName, Step } from './plan.ts';
import { planMessage } from './planner.ts';
import { readPress } from './read-press.ts';
import { COMMANDS, commandNamed } from './registry.ts';
import { afterAnything, plain, say, type Context, type Desk, type Reply, type Turn } from './turn/turn.ts';
import { notReachedPrivately, STRANGER } from './turn/wording.ts';

/** What somebody said, understood: who they are, and what is to be done, in order. */
export interface Understood {
  /** null: a stranger. Then there are no steps, and `instead` tells them how to be added. */
  readonly member: Member | null;
  readonly steps: readonly Step[];
  /** Said when there is nothing to carry out; null otherwise. */
  readonly instead: Reply | null;
  /** Carries out one of the steps for the member. */
  readonly run: (step: Step) => Promise<Reply>;
}

/** The clerk as the way in (Teams, the command line) sees it. */
export interface Clerk {
  /** Every command there is, by name. */
  readonly commands: readonly CommandName[];
  understand(turn: Turn): Promise<Understood>;
  /** A card's press: the card (or words) that take its place. `value` is as it came, unchecked. */
  press(value: unknown, turn: Turn): Promise<Message | Refusal>;
  /** Whether somebody takes a file that they were offered. `value` is as it came, unchecked. */
  answerFile(value: unknown, turn: Turn): Promise<Message>;
  /** An answer went out where others read along, under this id: its card is known again when a code on it is closed. */
  wasShared(member: Member, message: Message, turn: Turn, activityId: string): Promise<void>;
  /** Said when a member adds the clerk to their own chat; null for a stranger. */
  welcome(turn: Turn): Promise<Message | null>;
}

const USUAL_ZONE = 'Europe/London';

export function createClerk(desk: Desk): Clerk {
  return {
    commands: COMMANDS.map(({ name }) => name),
    understand: (turn) => understand(turn, desk),
    press: (value, turn) => press(value, turn, desk),
    answerFile: async (value, turn) => {
      const answered = parseFileAnswer(value);
      if (isRefusal(answered)) return plain(answered.say);
      const { arrival } = await findSpeaker(turn, [], desk.store, answered.offer.partnership);
      if (arrival !== null) return answerFile(answered, beginTurn(turn, arrival, [], 'card', desk));
      await noteStranger(turn, 'card', desk.store);
      return plain(STRANGER);
    },
    wasShared: (member, message, turn, activityId) => wasShared(member, message, turn, activityId, desk),
    welcome: async (turn) => {
      const { arrival } = await findSpeaker(turn, [], desk.store);
      return arrival === null ? null : plain(await greetingFor(beginTurn(turn, arrival, [], 'chat', desk)));
    },
  };
}

async function understand(turn: Turn, desk: Desk): Promise<Understood> {
  const usualDay = dayOf(turn.now, USUAL_ZONE);
  const usual = planMessage(turn.text, { today: usualDay, place: turn.place });
  const numbers = usual.steps.flatMap((step) => actionNumbers(commandNamed(step.command).input, step));
  const { arrival, instead } = await findSpeaker(turn, numbers, desk.store);
  if (arrival === null) {
    await noteStranger(turn, 'chat', desk.store);
    return { member: null, steps: [], instead, run: () => Promise.resolve(say(STRANGER)) };
  }
  const context = beginTurn(turn, arrival, numbers, 'chat', desk);
  const { speaker, today } = context;
  // Nearly every partnership is in that zone; in another one it may be another day, from which dates are counted.
  const { steps } = today === usualDay ? usual : planMessage(turn.text, { today, place: turn.place });
  if (instead !== null && !steps.every(({ command }) => command === choosePartnership.name)) {
    return { member: speaker.member, steps: [], instead, run: () => Promise.resolve(instead) };
  }
  const refused = await screenTexts(keptOf(steps, context), context);
  if (refused !== null) {
    // Said there, where the message still stands for others to read; its numbers are those that were typed.
    const said = say(refused.say);
    return { member: speaker.member, steps: [], instead: said, run: () => Promise.resolve(said) };
  }
  const isFirst = (step: Step): boolean => step === steps[0];
  return {
    member: speaker.member,
    steps,
    instead: null,
    run: async (step) => {
      const other = steps.includes(step) ? null : await screenTexts(keptOf([step], context), context);
      if (other !== null) return say(other.say);
      // A later step of the same message sees what those before it have done.
      return carryOut(step, isFirst(step) ? context : await afterAnything(context));
    },
  };
}

/** The words that would be kept: those of the steps, and the whole message where it may answer the clerk's question. */
function keptOf(steps: readonly Step[], { speaker, turn }: Context): readonly TypedText[] {
  const isAnswer = speaker.wasAsked && steps.some(mayAnswer);
  const typed = steps.flatMap((step) => typedTexts(commandNamed(step.command).input, step));
  return [...typed, ...(isAnswer ? [{ text: turn.text, numbers: [] }] : [])];
}

async function press(value: unknown, turn: Turn, desk: Desk): Promise<Message | Refusal> {
  const read = readPress(value);
  if (isRefusal(read)) return read;
  const { command, pressed } = read;
  const { whole } = read.press.button;
  // A choice of partnership comes from a card that is about none.
  const isChoice = command.name === choosePartnership.name;
  const numbers = actionNumbers(whole, pressed);
  const { arrival, instead } = await findSpeaker(turn, numbers, desk.store, isChoice ? null : partnershipOf(value));
  if (arrival === null) {
    await noteStranger(turn, 'card', desk.store);
    return instead?.here ?? plain(STRANGER);
  }
  const context = beginTurn(turn, arrival, numbers, 'card', desk, pressed);
  const isUndecided = instead !== null && !isChoice;
  // Refused in words, which leave the card and what was typed into it as they are.
  const refused = isUndecided ? null : await screenTexts(typedTexts(whole, pressed), context);
  if (refused !== null) return refused;
  const reply = isUndecided ? instead : await carryOutPress(read, context);
  if (isRefusal(reply)) return reply;
  const message = await answerOf(reply, context.speaker.member, desk);
  if (typeof turn.pressedId === 'string') await wasShared(context.speaker.member, message, turn, turn.pressedId, desk);
  return message;
}

/** What takes the card's place, once the part that is for the person's own chat is there. */
async function answerOf(reply: Reply, member: Member, { messenger }: Desk): Promise<Message> {
  if (reply.privately !== null) {
    const outcome = await messenger.toPerson(member, reply.privately);
    if (outcome.outcome !== 'sent') return plain(notReachedPrivately(outcome.reason));
  }
  return reply.here ?? plain('');
}

async function wasShared(
  { partnershipId }: Member,
  message: Message,
  { place, conversationId, now }: Turn,
  activityId: string,
  { store }: Desk,
): Promise<void> {
  const shows = place === 'personal' ? [] : codesIn(JSON.stringify(message)).flatMap((code) => nominalKey(code) ?? []);
  if (shows.length > 0) await store.sharedCards.add(partnershipId, { conversationId, activityId, shows }, now);
}
