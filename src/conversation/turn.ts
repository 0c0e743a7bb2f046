import type { Back } from '../cards/buttons.ts';
import type { Press } from '../cards/presses.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Message, Place } from '../domain/message.ts';
import type { NameScreen } from './minimise/screen-names.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Source } from '../ports/audit.ts';
import type { Files } from '../ports/files.ts';
import type { Messenger, Rooms } from '../ports/messenger.ts';
import type { NudgeDesk } from '../ports/nudges.ts';
import type { Arrival } from '../ports/people.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Store } from '../ports/store.ts';

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

/** One turn of somebody the clerk knows: all that a command needs. What came with the speaker is as the turn began. */
export interface Context extends Desk, Arrival {
  readonly turn: Turn;
  readonly today: IsoDate;
  readonly source: Source;
  /** The numbers of actions that were looked up with the speaker: one of them that is not among `named` does not exist. */
  readonly lookedUp: readonly number[];
  /** Codes that the speaker is shown in the answer and that what was recorded tells of already. */
  readonly noted: Set<string>;
  /** Does what a card's button would do. */
  readonly press: (press: Press) => Promise<Reply | Refusal>;
  /** The list that the pressed action's card was opened from. */
  readonly back: Back | null;
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
