import type { Back } from '../../cards/parts/back-buttons.ts';
import type { Button } from '../../cards/parts/button.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Message, Place } from '../../domain/message.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Source } from '../../ports/audit.ts';
import type { Files } from '../../ports/files.ts';
import type { Messenger, Rooms } from '../../ports/messenger.ts';
import type { NudgeDesk } from '../../ports/nudges.ts';
import type { Arrival } from '../../ports/people.ts';
import type { Sealer } from '../../ports/sealer.ts';
import type { Store } from '../../ports/store.ts';
import type { ChangesRead } from './planned-change.ts';
import type { NameScreen } from '../../ports/name-screen.ts';

/** One message or card press, as it came in. */
export interface Turn {
  readonly text: string;
  readonly place: Place;
  readonly conversationId: string;
  readonly entraId: string | null;
  readonly tenantId: string | null;
  readonly activityId: string | null;
  /** The message whose card was pressed, where Teams says which. */
  readonly pressedId?: string | null;
  readonly now: Date;
}

/** What the clerk answers: in the same place, or in the person's own chat, or both. */
export interface Reply {
  readonly here: Message | null;
  readonly privately: Message | null;
}

/** What the clerk works with; the same for every turn. */
export interface Desk {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly nudges: NudgeDesk;
  readonly rooms: Rooms;
  /** Absent: no list of names is compared with. */
  readonly names?: NameScreen;
  /** Absent or null: there is no key, so nothing is kept that has to be sealed. */
  readonly sealer?: Sealer | null;
  /** Absent: no documents are made. */
  readonly files?: Files;
  /** A fresh UUID: batches of changes, one-use tokens of cards. */
  readonly newId: () => string;
}

/** What was read with the speaker, as it was when the turn began. */
export interface ReadAhead extends Omit<Arrival, 'speaker'> {
  /** The numbers of the actions that were looked for: one of them that is not among `named` does not exist. */
  readonly lookedUp: readonly number[];
}

/** One turn of somebody the clerk knows: all that a command needs. */
export interface Context {
  readonly speaker: Speaker;
  readonly turn: Turn;
  readonly today: IsoDate;
  readonly store: Store;
  /** The rest of what the clerk works with: other ways out, keys, documents. */
  readonly desk: Desk;
  readonly readAhead: ReadAhead;
  readonly source: Source;
  /** The list, or the meeting's card, that the pressed card leads back to. */
  readonly back: Back | null;
  /** Codes that the speaker is shown in the answer and that what was recorded tells of already. */
  readonly noted: Set<string>;
  readonly newId: () => string;
  /** Does what a button would do in this turn. */
  readonly press: (button: Button, context: Context) => Promise<Reply | Refusal>;
  /** The changes that words claim; null where they claim none, or something else first. */
  readonly changesIn: (words: string, context: Context) => ChangesRead | null;
}

/** The turn as if it had been said in the person's own chat. */
export function inOwnChat(context: Context): Context {
  return { ...context, turn: { ...context.turn, place: 'personal' } };
}

/** The same turn once something was changed in it: actions are to be read again. */
export function afterChange(context: Context): Context {
  return { ...context, readAhead: { ...context.readAhead, named: [], lookedUp: [] } };
}

/** The same turn once anything may have been changed in it, meetings too. */
export async function afterAnything(context: Context): Promise<Context> {
  const meetings = await context.store.meetings.all(context.speaker.partnership.id);
  return { ...context, readAhead: { ...context.readAhead, named: [], lookedUp: [], meetings } };
}

/** Only for what anybody in the place may read; what shows anything of the log goes through answer.ts. */
export function here(message: Message): Reply {
  return { here: message, privately: null };
}

/** Plain words without a card, for anybody in the place. */
export function say(text: string): Reply {
  return here(plain(text));
}

export function plain(text: string): Message {
  return { summary: text, text, card: null };
}

/** For the person's own chat: at once when they are there, else sent there and pointed to. */
export function inPersonalChat(context: Context, message: Message, pointer: string): Reply {
  return context.turn.place === 'personal' ? here(message) : { here: plain(pointer), privately: message };
}
