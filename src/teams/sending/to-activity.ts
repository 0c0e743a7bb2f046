import type { Activity } from 'botbuilder';
import type { Message } from '../../domain/message.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Words go out as plain text: what partners typed is not markup. `summary` is all that a notification shows. */
export function toActivity(message: Message): Partial<Activity> {
  return {
    type: 'message',
    summary: message.summary,
    ...(message.text === null ? {} : { text: message.text, textFormat: 'plain' }),
    ...(message.card === null ? {} : { attachments: [{ contentType: ADAPTIVE_CARD, content: message.card }] }),
  };
}
