import { setImmediate } from 'node:timers/promises';
import { parseFileAnswer } from '../cards/standing-item/file-offer.ts';
import { parsePress, partnershipOf } from '../cards/presses.ts';
import { dayOf } from '../domain/calendar/dates.ts';
import type { Message } from '../domain/message.ts';
import { hasRole, type Member } from '../domain/people/person.ts';
import { codesIn, nominalKey } from '../domain/refs.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Source } from '../ports/audit.ts';
import type { Arrival } from '../ports/people.ts';
import { answerFile } from './answer-file.ts';
import { answerPress } from './answer-press.ts';
import { isOutOfPlace, type Command } from './command.ts';
import { greetingFor } from './commands/talk/small-talk.ts';
import { findSpeaker } from './people/find-speaker.ts';
import { takeQuestion } from './open-question.ts';
import { numbersIn, numbersOf } from './actions/named-actions.ts';
import { noteRefused, noteShown, noteStranger } from './audit-notes.ts';
import type { CommandName, Step } from './plan.ts';
import { planMessage } from './planner.ts';
import { REGISTRY } from './registry.ts';
import { screenTexts } from './minimise/screen-texts.ts';
import { plain, say, type Context, type Desk, type Reply, type Turn } from './turn.ts';
import { typedTexts, type TypedText } from './minimise/typed-texts.ts';
import { notForYou, notReachedPrivately, OWN_CHAT_ONLY, STRANGER, TOO_LONG } from './wording.ts';

/** What somebody said, understood: who they are, and what is to be done, in order. */
export interface Heard {
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
  hear(turn: Turn): Promise<Heard>;
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
    commands: Object.keys(REGISTRY) as CommandName[],
    hear: (turn) => hear(turn, desk),
    press: (value, turn) => press(value, turn, desk),
    answerFile: async (value, turn) => {
      const answered = parseFileAnswer(value);
      if (isRefusal(answered)) return plain(answered.say);
      const { arrival } = await findSpeaker(turn, [], desk.store, answered.offer.partnership);
      if (arrival !== null) return answerFile(answered, contextOf(turn, arrival, [], 'card', desk));
      await noteStranger(turn, 'card', desk.store);
      return plain(STRANGER);
    },
    wasShared: (member, message, turn, activityId) => wasShared(member, message, turn, activityId, desk),
    welcome: async (turn) => {
      const { arrival } = await findSpeaker(turn, [], desk.store);
      return arrival === null ? null : plain(await greetingFor(contextOf(turn, arrival, [], 'chat', desk)));
    },
  };
}

async function hear(turn: Turn, desk: Desk): Promise<Heard> {
  const usualDay = dayOf(turn.now, USUAL_ZONE);
  const numbers = numbersIn(turn.text);
  const [{ arrival, instead }, usual] = await Promise.all([
    findSpeaker(turn, numbers, desk.store),
    // Read while the database answers; nearly every partnership is in this zone.
    soon(() => planMessage(turn.text, { today: usualDay, place: turn.place })),
  ]);
  if (arrival === null) {
    await noteStranger(turn, 'chat', desk.store);
    return { member: null, steps: [], instead, run: () => Promise.resolve(say(STRANGER)) };
  }
  const context = contextOf(turn, arrival, numbers, 'chat', desk);
  const { speaker, today } = context;
  const { steps } = today === usualDay ? usual : planMessage(turn.text, { today, place: turn.place });
  if (instead !== null && !steps.every(({ command }) => command === 'choose-partnership')) {
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
      return other === null ? runStep(step, isFirst(step) ? context : await later(context)) : say(other.say);
    },
  };
}

/** The words that would be kept: those of the steps, and the whole message where it may answer the clerk's question. */
function keptOf(steps: readonly Step[], { speaker, turn }: Context): readonly TypedText[] {
  const isAnswer = speaker.wasAsked && steps.some(mayAnswer);
  return [...typedTexts(steps), ...(isAnswer ? [{ text: turn.text, numbers: [] }] : [])];
}

/** A later step of the same message sees what those before it have done. */
async function later(context: Context): Promise<Context> {
  const { store, speaker } = context;
  return { ...context, named: [], lookedUp: [], meetings: await store.meetings.all(speaker.partnership.id) };
}

/** Once what was asked for just before is on its way. */
async function soon<T>(work: () => T): Promise<T> {
  await setImmediate();
  return work();
}

async function runStep(step: Step, context: Context): Promise<Reply> {
  const { command: name, ...input } = step;
  // Each command's schema checks its own input, so the registry's entry and the step's input agree from here on.
  const command = REGISTRY[name] as Command;
  // An answer comes straight after its question; whatever else is said closes it.
  if (context.speaker.wasAsked && !mayAnswer(step)) await takeQuestion(context);
  if (isOutOfPlace(command, context)) {
    await noteRefused(name, context);
    return say(OWN_CHAT_ONLY);
  }
  if (!command.may(context.speaker)) {
    await noteRefused(name, context);
    return say(notForYou(command.summary ?? 'do that', hasRole(context.speaker.member, 'coordinator')));
  }
  const checked = command.input.safeParse(input);
  if (checked.success) return shown(await command.run(checked.data, context), context);
  if (checked.error.issues.some(({ code }) => code === 'too_big' || code === 'invalid_union')) return say(TOO_LONG);
  throw checked.error;
}

/** The answer, once it is written down whose codes it shows. */
async function shown(reply: Reply, context: Context): Promise<Reply> {
  await noteShown(reply, context);
  return reply;
}

/** "On leave" is an answer to "why?" as much as it is news of an absence; "done" may answer "what shall I record?". */
function mayAnswer(step: Step): boolean {
  switch (step.command) {
    case 'unknown':
      return true;
    case 'away':
      return step.until === null;
    case 'ask':
      return step.numbers.length === 0;
    default:
      return false;
  }
}

async function press(value: unknown, turn: Turn, desk: Desk): Promise<Message | Refusal> {
  const parsed = parsePress(value);
  if (isRefusal(parsed)) return parsed;
  // A choice of partnership comes from a card that is about none.
  const about = parsed.verb === 'choose-partnership' ? null : partnershipOf(value);
  const numbers = numbersOf(parsed);
  const { arrival, instead } = await findSpeaker(turn, numbers, desk.store, about);
  if (arrival === null) {
    await noteStranger(turn, 'card', desk.store);
    return instead?.here ?? plain(STRANGER);
  }
  const context = contextOf(turn, arrival, numbers, 'card', desk);
  const isUndecided = instead !== null && parsed.verb !== 'choose-partnership';
  // Refused in words, which leave the card and what was typed into it as they are.
  const refused = isUndecided ? null : await screenTexts(typedTexts(parsed), context);
  if (refused !== null) return refused;
  const reply = isUndecided ? instead : await answerPress(parsed, context);
  if (isRefusal(reply)) return reply;
  const message = await answerOf(await shown(reply, context), context.speaker.member, desk);
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

function contextOf(
  turn: Turn,
  arrival: Arrival,
  lookedUp: readonly number[],
  from: Source['from'],
  desk: Desk,
): Context {
  const { entraId, tenantId, activityId } = turn;
  const context: Context = {
    ...desk,
    ...arrival,
    lookedUp,
    back: null,
    turn,
    today: dayOf(turn.now, arrival.speaker.partnership.timezone),
    source: { from, entraId, tenantId, activityId },
    noted: new Set(),
    press: (pressed) => answerPress(pressed, context),
  };
  return context;
}
