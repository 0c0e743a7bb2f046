import type { Message } from '../../domain/message.ts';
import { everybodyMaySee, type Shown } from '../../domain/policy/policy.ts';
import { membersPresent } from '../../domain/people/presence.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { here, inOwnChat, inPersonalChat, plain, type Context, type Reply } from './turn.ts';
import { IN_YOUR_CHAT } from './wording.ts';

/** For every member of the partnership, and nobody else: meetings, names of people and agencies, help. */
export const FOR_MEMBERS: Shown = {};

/**
 * An answer in the place where it was asked for, if everybody who is there at this moment may see all that it shows, with
 * codes only; else in the person's own chat, in full. `shown` is worked out only where others read along.
 */
export async function answer(
  context: Context,
  shown: Shown | (() => Promise<Shown>),
  write: (context: Context) => Message | Promise<Message>,
): Promise<Reply> {
  if (context.turn.place === 'personal') return here(await write(context));
  const present = await presentNow(context);
  const parts = typeof shown === 'function' ? await shown() : shown;
  if (present !== null && everybodyMaySee(present, parts)) return here(await write(context));
  return { here: plain(IN_YOUR_CHAT), privately: await write(inOwnChat(context)) };
}

/** For the person's own chat, wherever it was asked for. */
export async function answerPrivately(
  context: Context,
  write: (context: Context) => Message | Promise<Message>,
): Promise<Reply> {
  return inPersonalChat(context, await write(inOwnChat(context)), IN_YOUR_CHAT);
}

/** Words for the person's own chat, wherever they were asked for: whether there is such a thing is told nobody else. */
export function sayPrivately(context: Context, text: string): Reply {
  return inPersonalChat(context, plain(text), IN_YOUR_CHAT);
}

/** The people in this conversation, null for each who is no member; null altogether where it cannot be told. */
export async function presentNow(context: Context): Promise<readonly (Speaker | null)[] | null> {
  const { desk, store, speaker, turn } = context;
  const [present, members] = await Promise.all([
    desk.rooms.present(turn.conversationId),
    store.people.members(speaker.partnership.id),
  ]);
  return present === null ? null : membersPresent(present, members, speaker.partnership, turn.now);
}
