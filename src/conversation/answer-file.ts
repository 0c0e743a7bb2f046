import { takenMessage, type FileAnswer } from '../cards/standing-item/file-offer.ts';
import type { Message } from '../domain/message.ts';
import type { Uploaded } from '../ports/files.ts';
import { noteRefused } from './turn/audit-notes.ts';
import { noteDocument, sendReport } from './commands/standing-item/send-report.ts';
import { refusedAtTheGate } from './turn/gate.ts';
import { paperFor } from './standing-item/paper.ts';
import { plain, type Context } from './turn/turn.ts';

const OWN_CHAT = 'Documents are given out in your personal chat with me. Say “send me the report” there.';
const ANSWERED = 'That offer has been answered already. Say “send me the report” for a new one.';
const NOT_WANTED = 'I have not sent it. Say “send me the report” when you want it.';
const NO_SUCH_VERSION = 'There is no such version any more. Say “send me the report” for the one that there is now.';

const NOT_UPLOADED: Readonly<Record<Exclude<Uploaded, 'uploaded'>, string>> = {
  gone: 'Teams’ place for the file has run out. Say “send me the report” again, and accept it soon after.',
  refused: 'Teams did not take the file. Say “send me the report” to try again.',
  unclear:
    'Teams did not answer, so the file may or may not be there. Look in your OneDrive, and say “send me the report” again if it is not.',
  'not there': 'I put files into OneDrive and SharePoint only, and Teams named another place. Nothing was sent.',
};

/**
 * Somebody takes or leaves a document that they were offered. Who they are, what they may have and which version there is
 * are decided now; an offer is good for one answer, so that a repeated one sends nothing twice.
 */
export async function answerFile({ offer, place }: FileAnswer, context: Context): Promise<Message> {
  const { store, speaker, turn, desk } = context;
  const { partnership } = speaker;
  if (turn.place !== 'personal') {
    await noteRefused('send-report', context);
    return plain(OWN_CHAT);
  }
  const refused = await refusedAtTheGate(sendReport, context);
  if (refused !== null) return plain(refused.say);
  if (!(await store.useToken(offer.token, turn.now))) return plain(ANSWERED);
  const item = await store.standingItems.version(partnership.id, offer.number, offer.version);
  if (item === null || item.state === 'superseded') return plain(NO_SUCH_VERSION);
  if (place === null) {
    await noteDocument('declined', item, offer.document, context);
    return plain(NOT_WANTED);
  }
  const paper = await paperFor(store, partnership, item, null);
  const { files } = desk;
  if (files === undefined || paper === null) return plain(NO_SUCH_VERSION);
  const outcome = await files.upload(place.uploadUrl, await files.make(offer.document, paper));
  await noteDocument('accepted', item, offer.document, context, outcome);
  return outcome === 'uploaded' ? takenMessage(place, partnership.marking) : plain(NOT_UPLOADED[outcome]);
}
