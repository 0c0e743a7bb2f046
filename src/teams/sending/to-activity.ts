import type { Activity, Attachment } from 'botbuilder';
import type { Message, MessageFile } from '../../domain/message.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const FILE_CARD = 'application/vnd.microsoft.teams.card.file';

/** Words go out as plain text: what partners typed is not markup. `summary` is all that a notification shows. */
export function toActivity(message: Message): Partial<Activity> {
  const attachments: Attachment[] = [
    ...(message.card === null ? [] : [{ contentType: ADAPTIVE_CARD, content: message.card }]),
    ...(message.file === undefined ? [] : [fileAttachment(message.file)]),
  ];
  return {
    type: 'message',
    summary: message.summary,
    ...(message.text === null ? {} : { text: message.text, textFormat: 'plain' }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** Teams' own cards: the first asks for consent, the second shows the file where it lies. */
function fileAttachment(file: MessageFile): Attachment {
  if (file.is === 'taken') {
    const content = { uniqueId: file.id, fileType: file.type };
    return { contentType: `${FILE_CARD}.info`, contentUrl: file.address, name: file.name, content };
  }
  const content = {
    description: file.about,
    sizeInBytes: file.bytes,
    acceptContext: file.answer,
    declineContext: file.answer,
  };
  return { contentType: `${FILE_CARD}.consent`, name: file.name, content };
}
