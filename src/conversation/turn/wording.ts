import { STATUS_WORDS, type Action, type ActionStatus } from '../../domain/actions/action.ts';
import type { Change, ChangeIntent, ChangeKind } from '../../domain/actions/change.ts';
import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Place } from '../../domain/message.ts';
import type { ChildAdvice } from '../../domain/minimise/child-wording.ts';
import type { DetailKind } from '../../domain/minimise/details/detail.ts';
import { detailInWords, listed, type PlacedDetail } from '../../domain/minimise/details/placed-details.ts';

/*
 * What the clerk says outside a card: refusals, what it says of a change, and whatever more than one file says. A sentence
 * that one command alone says stands in its file. Not seen, not yours and not existing are said in the same words, so a
 * sentence about an action that may not exist carries only the number that was typed.
 */

/** What somebody wanted to do with an action that they may not or that is not there. */
type Ability = 'see' | 'update' | 'confirm' | 'reassign';

export const ABILITY_OF: Readonly<Record<ChangeKind, Ability>> = {
  accept: 'update',
  decline: 'update',
  progress: 'update',
  note: 'update',
  no_change: 'update',
  blocked: 'update',
  done: 'update',
  extend: 'update',
  snooze: 'update',
  wake: 'update',
  tag: 'update',
  untag: 'update',
  safeguard: 'update',
  end: 'update',
  confirm: 'confirm',
  reject: 'confirm',
  reopen: 'confirm',
  reassign: 'reassign',
};

export function noSuchAction(number: number, ability: Ability): string {
  return `I cannot find A-${String(number)} among the actions that you can ${ability}. Say “my actions” to see yours.`;
}

export const STRANGER =
  'I do not know you yet. Ask your partnership’s coordinator to add you to the members, with your Microsoft Entra object ID.';

export const NO_SUCH_POWER = 'The catalogue has no such power. Say “powers” to see what it has.';
export const NO_SUCH_NOMINAL = 'I cannot find that code among those you can see.';
export const HOLD_NEEDS_A_REASON =
  'Say why it is held, for example “hold N-3 because of the court case”. Nothing was changed.';
export const NOMINAL_CHANGED = 'Somebody else has changed this since. Nothing was changed now; this is how it stands.';

export function nominalHeld(ref: string): string {
  return `Recorded: ${ref} is held. Nothing about it is erased until somebody says “release ${ref}”.`;
}

export function nominalHeldAlready(ref: string, day: string): string {
  return `${ref} has been held since ${day}. Nothing was changed.`;
}

export function nominalReleased(ref: string, open: boolean): string {
  const then = open ? 'once it is closed and its retention has ended' : 'once its retention has ended';
  return `Recorded: ${ref} is not held any more. What is held about it is erased ${then}.`;
}

export function nominalNotHeld(ref: string): string {
  return `${ref} is not held. Nothing was changed.`;
}

export const TOO_LONG =
  'That is longer than I can record. Keep each note under 2,000 characters and send it again. Nothing was recorded.';
export const HEARD_ALREADY = 'That message was recorded already. This is how the action stands now.';
export const STALE = 'That card was out of date. This is how the action stands now.';
export const USED = 'That button has been used already. This is how the action stands now.';
export const PRESSED_ALREADY = 'That button has been used already. Nothing was changed again.';
export const NUDGED_ALREADY = 'Those reminders have been asked for already. Nobody is reminded twice.';
export const CHANGED_MEANWHILE =
  'Somebody else changed that action just now. Nothing was recorded. Look at it and try again.';
export const NO_MEETING_ON = 'No meeting is going on, so nothing was recorded. Say “start the meeting” to begin one.';
/** A card of a meeting that is finished, or that is not there. */
export const MEETING_NOT_ON =
  'That meeting is not going on. Say “the minutes” to see what was recorded in the last one.';
export const NO_MEETING_PLANNED =
  'No meeting is planned. Plan one first, for example “move the next meeting to 8 December 10am”.';
export const NO_MINUTES = 'No meeting has been run here yet, so there are no minutes.';
export const SAY_THE_DECISION = 'Type the decision first, then press “Record the decision”.';
export const IN_YOUR_CHAT = 'I have answered in your personal chat.';
/** Whatever was typed there is not said again. */
export const OWN_CHAT_ONLY =
  'Aliases are written down and shown in your personal chat with me, and nowhere else. If your message here has one in it, delete it: others can read it. Nothing was recorded.';

export const ALIASES_ARE_OFF =
  'Aliases are switched off for this partnership. Whoever runs the clerk switches them on: “on” in the column aliases of the partnership sheet, then an import. Nothing was recorded.';
export const NO_KEY_FOR_ALIASES =
  'Aliases are kept encrypted or not at all, and this clerk has no key. Whoever runs it sets FIELD_KEY. Nothing was recorded.';
export const ALIAS_ALONE =
  'Send the alias in a message of its own, such as “alias of N-3 is …”, so that it stands in no note. Nothing was recorded.';
export const NO_ALIAS_IN_THAT =
  'An alias is one line of 1 to 60 characters with a letter or a number in it. Nothing was recorded.';

/** Why a nominal of this kind has no alias. */
export function noAliasFor(ref: string, kind: 'child' | 'location'): string {
  return kind === 'child'
    ? `${ref} is a child or young person at risk: no alias is kept of a child. Nothing was recorded.`
    : `${ref} is a place: another name for it would be its address, which is not kept here. Nothing was recorded.`;
}

export function noAliasOfClosed(ref: string): string {
  return `${ref} is closed: its alias is neither written down nor shown. It can be forgotten: “forget the alias of ${ref}”.`;
}

export function noAliasYet(ref: string): string {
  return `No alias of ${ref} is written down. A coordinator or an analyst can say “alias of ${ref} is …” here.`;
}

/** The key is not the one that it was sealed with: nothing else is lost. */
export function aliasIsLost(ref: string): string {
  return `The alias of ${ref} cannot be read any more: it was encrypted with a key that this clerk does not have. Whoever runs it can put that key into FIELD_KEYS_BEFORE. If it is lost, a coordinator or an analyst says the alias anew.`;
}

export function aliasKept(ref: string): string {
  return `The alias of ${ref} is written down, encrypted. It is shown in personal chats only, to people who may see ${ref}, and each time is noted. Your own message stays in this chat until you delete it. To take it back, say “forget the alias of ${ref}”.`;
}

export function aliasForgotten(ref: string): string {
  return `The alias of ${ref} is forgotten.`;
}

/** In the place of IN_YOUR_CHAT, where that chat could not be reached. What was said may have been recorded all the same. */
export function notReachedPrivately(reason: string): string {
  return `The answer is for your own chat, where you could not be reached. ${reason} Open a chat with the clerk and say “my actions” there to see how things stand.`;
}

export const NOTHING_TO_UNDO = 'There is nothing to undo. Only your own changes of the last 24 hours can be undone.';
/** Undo goes back one message at a time; an action that is named may not be the one changed last. */
export function undoIsOfTheLast(numbers: readonly number[]): string {
  const ref = `A-${String(numbers[0] ?? 0)}`;
  return `“Undo” takes back your last change, whichever it was, so nothing was undone. Say “undo” on its own, or say how ${ref} stands, like “${ref} in progress”.`;
}

export const THANKS = 'You are welcome.';
/** An "ok" or a "yes" to nothing that was asked; what a card asks is answered with its buttons. */
export const NOTHING_NEEDED = 'Nothing more is needed. If I have just asked you something, press its button.';
export const NO_TO_WHAT =
  'If your last change was wrong, say “undo” and it is taken back. If I have just asked you something, press its button.';
export const LEFT = 'Nothing was recorded.';
/** A "yes" to a question with several answers. */
export function pressOneOf(labels: readonly string[]): string {
  return `Which one? Press its button, or type what is on it: ${labels.join('; ')}.`;
}

export function notAllowed(who: string, what: string): string {
  return `Only ${who} can ${what}.`;
}

/** A command that the speaker's role does not have; `summary` is the command's own. A coordinator is sent to the chair. */
export function notForYou(summary: string, isCoordinator: boolean): string {
  const ask = isCoordinator ? 'Ask the chair.' : 'Ask the coordinator.';
  return `Your role in this partnership cannot do that: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}. ${ask}`;
}

/** `really`: the day of the week that a date falls on, where another was typed beside it. */
export function badDate(typed: string, really: IsoDate | null): string {
  if (really !== null)
    return `“${typed}” does not fit: that day is ${longDate(really)}. Say which you mean. Nothing was recorded.`;
  return `“${typed}” is not a date I can read. Write it like 12 January 2027 or 12/01/2027. Nothing was recorded.`;
}

export function unknown(nearest: readonly [string, string]): string {
  return `I did not understand that, so nothing was recorded. Try “${nearest[0]}” or “${nearest[1]}”, or say “help”.`;
}

export function greeting(name: string, open: number): string {
  const first = name.split(' ')[0] ?? name;
  const yours = open === 1 ? 'You have 1 open action.' : `You have ${String(open)} open actions.`;
  return `Hello ${first}. ${yours} Say “my actions”, or update one as you would text a colleague: “A-12 done, notice served”.`;
}

/** Where others read along; how much somebody has open is told in their own chat. */
export const GREETING_HERE = 'Hello. Say “my actions”, and I answer in your personal chat.';

export function severalMeant(typed: string, names: readonly string[]): string {
  return `“${typed}” could be ${names.slice(0, 5).join(', or ')}. Say which.`;
}

export function nobodyMeant(typed: string): string {
  return `I know no person or agency called “${typed}” in this partnership. Give their email address or the agency’s name.`;
}

export type DecisionKind = 'confirm' | 'reject' | 'reopen';
const DECISIONS: Readonly<Record<DecisionKind, string>> = { confirm: 'confirm', reject: 'send back', reopen: 'reopen' };

export function notYoursToDecide(ref: string, kind: DecisionKind): string {
  return notAllowed('the chair or a coordinator', `${DECISIONS[kind]} ${ref}`);
}

export function ownersOnly(ref: string): string {
  return notAllowed('its owner, their agency’s lead or a coordinator', `change ${ref}`);
}

export function cannotCancel(ref: string): string {
  return `${notAllowed('the chair or a coordinator', `cancel ${ref}`)} If it can no longer be done, say “${ref} circumstances changed” and why.`;
}

/** "Recorded: Awaiting confirmation." and what else changed, without anybody's own words. */
export function recorded(change: Change, after: Action, place: Place): string {
  const status = STATUS_WORDS[after.status];
  switch (change.update.kind) {
    case 'no_change':
      return `Recorded: No change. Still ${status}.`;
    case 'extended':
      return after.due === null ? 'Recorded.' : `Recorded: now due on ${longDate(after.due)}.`;
    case 'snoozed':
      return after.snoozedUntil === null
        ? 'Recorded.'
        : `Recorded: reminders snoozed until ${longDate(after.snoozedUntil)}.`;
    case 'woken':
      return 'Recorded: reminders are on again.';
    case 'tagged':
      return 'Recorded: tagged with a power.';
    case 'untagged':
      return 'Recorded: not tagged with a power any more.';
    case 'safeguarded':
      return 'Recorded: tagged as safeguarding.';
    case 'unsafeguarded':
      return 'Recorded: not tagged as safeguarding any more.';
    case 'reassigned':
      return `Recorded: given to ${newOwner(after, place)}.`;
    case 'declined':
      return 'Recorded: declined. It has no owner now, and the coordinator will see it.';
    case 'rejected':
      return `Recorded: sent back. It is ${status}.`;
    case 'blocked':
      return after.blocker === null ? 'Recorded: Blocked. What is holding it up?' : 'Recorded: Blocked.';
    case 'progress':
      return after.requestedDue !== null && change.set.requestedDue !== undefined
        ? `Asked the chair for more time, until ${longDate(after.requestedDue)}.`
        : `Recorded: ${status}.`;
    default:
      return `Recorded: ${status}.`;
  }
}

/** A person is not named where others read along. */
function newOwner({ owner, agency }: Action, place: Place): string {
  if (place !== 'personal') return agency?.name ?? 'its new owner';
  if (owner === null) return agency?.name ?? 'nobody';
  return agency === null ? owner.name : `${owner.name} of ${agency.name}`;
}

/** Which action is meant, when none was named. */
export function whichAction(kind: ChangeKind): string {
  return kind === 'confirm' || kind === 'reject' ? 'Which action?' : 'Which of your actions do you mean?';
}

export function whichReading(ref: string, status: ActionStatus): string {
  return `${ref} is ${STATUS_WORDS[status]}. What shall I record?`;
}

/** How to say a change whose reason is missing, in a message about several. */
export function sayReason(ref: string, intent: ChangeIntent): string {
  switch (intent.kind) {
    case 'extend':
      return `Not recorded: say until when and why, for example “extend ${ref} to 12 January because …”.`;
    case 'snooze':
      return `Not recorded: say until when and why, for example “snooze ${ref} until Friday because …”.`;
    case 'decline':
      return `Not recorded: say why, for example “decline ${ref}: …”.`;
    case 'reject':
      return `Not recorded: say why, for example “reject ${ref}: …”.`;
    default:
      return `Not recorded: say why.`;
  }
}

/** Advice after words about a child were recorded; it stops nothing. */
export function sayBetter({ written, better }: ChildAdvice): string {
  return `About a child, “${written}” can blame: say ${better}. To change it, say “undo” and send it again.`;
}

/** As many actions as are named before they are only counted. */
const MOST_NAMED = 6;
/** A person or a place has a code; a number has none. */
const HAS_A_CODE: readonly DetailKind[] = ['excluded name', 'name and age', 'address', 'postcode'];

/** What to take out of a message before it can be recorded, without repeating it. */
export function refusedDetails(
  found: readonly (PlacedDetail & { readonly numbers: readonly number[] })[],
  numbers: readonly number[],
  place: Place,
): string {
  const parts = found.map((one) => {
    const [number, ...others] = one.numbers;
    const isPlain = numbers.length < 2 || number === undefined || others.length > 0;
    return isPlain ? detailInWords(one) : `${detailInWords(one)} about A-${String(number)}`;
  });
  const instead = found.some(({ kind }) => HAS_A_CODE.includes(kind)) ? ', with a code instead' : '';
  return [
    `That has ${listed([...new Set(parts)])}.`,
    `Take ${found.length === 1 ? 'it' : 'them'} out and send it again${instead}.`,
    numbers.length === 0 ? 'Nothing was recorded.' : `${actionsNamed(numbers)} not changed.`,
    ...(place === 'personal' ? [] : ['Delete your message here too: others can read it.']),
  ].join(' ');
}

function actionsNamed(numbers: readonly number[]): string {
  if (numbers.length > MOST_NAMED) return `The ${String(numbers.length)} actions were`;
  return `${listed(numbers.map((number) => `A-${String(number)}`))} ${numbers.length === 1 ? 'was' : 'were'}`;
}
