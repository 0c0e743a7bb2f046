import type { Message } from '../../domain/message.ts';
import { heading, words } from './elements.ts';
import { finish, type WritingCardView } from './finish.ts';

/** What stands where others read along, in the place of a card that is for somebody's own chat. */
export function inOwnChatOnly(view: WritingCardView, title: string): Message {
  const say = 'This is shown in the own chats of those who run the meeting, because it names people and actions.';
  return finish(view, { body: [heading(title), words(say)], facts: [`${title}: ${say}`] });
}
