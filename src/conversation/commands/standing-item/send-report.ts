import { z } from 'zod';
import { offerMessage } from '../../../cards/standing-item/file-offer.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../domain/standing-item/committee.ts';
import { canDraftStandingItem } from '../../../domain/policy/policy.ts';
import type { StandingItem } from '../../../domain/standing-item/standing-item.ts';
import type { Uploaded } from '../../../ports/files.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { command } from '../../turn/command.ts';
import { paperFor } from '../../standing-item/paper.ts';
import { inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';

export const sendReport = command({
  name: 'send-report',
  group: 'The standing item',
  summary: 'Send the standing item as a Word report, a one-page agenda item, or its figures in Excel',
  examples: ['send me the report', 'agenda item', 'figures in Excel'],
  input: z.object({ document: z.enum(DOCUMENT_KINDS) }),
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [],
  run: ({ document }, context) => offer(document, context),
});

/** The newest version, as a file that the person may take; nothing is put anywhere before they do. */
async function offer(document: DocumentKind, context: Context): Promise<Reply> {
  const { store, speaker, desk, newId } = context;
  const { files } = desk;
  const { partnership } = speaker;
  const item = await store.standingItems.latest(partnership.id);
  const paper = item === null ? null : await paperFor(store, partnership, item, null);
  if (item === null || paper === null || files === undefined) {
    return sayPrivately(context, 'There is no standing item yet. Say “draft the standing item” first.');
  }
  const { number, version } = item;
  const file = await files.make(document, paper);
  await noteDocument('offered', item, document, context);
  const message = offerMessage(
    item,
    { number, version, document, partnership: partnership.code, token: newId() },
    file.byteLength,
    partnership.marking,
  );
  return inPersonalChat(context, message, 'I have sent it to your personal chat.');
}

/** What is offered, and what comes of it, is on the audit trail. */
export async function noteDocument(
  what: 'offered' | 'accepted' | 'declined',
  { number, version }: StandingItem,
  document: DocumentKind,
  { store, speaker, turn, source }: Context,
  outcome: Uploaded | null = null,
): Promise<void> {
  await store.note({
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event: `standing-item.${what}`,
    subject: `${String(number)}.${String(version)}`,
    source,
    next: outcome === null ? { document } : { document, outcome },
  });
}
