import { z } from 'zod';
import { DOCUMENT_KINDS, documentName, type DocumentKind } from '../../domain/standing-item/committee.ts';
import type { Message } from '../../domain/message.ts';
import { refusal, type Refusal } from '../../domain/refusal.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';

/*
 * A document that somebody is offered in their own chat, and what comes back when they answer. As with buttons, nothing
 * of it is trusted: who answers, what they may have and what the version is now, the clerk asks again.
 */

const offerSchema = z.strictObject({
  number: z.number().int().min(1).max(999_999),
  version: z.number().int().min(1).max(999_999),
  document: z.enum(DOCUMENT_KINDS),
  /** The partnership's code. */
  partnership: z.string().min(1).max(200),
  /** Good for one answer. */
  token: z.uuid(),
});
export type FileOffer = z.infer<typeof offerSchema>;

const placeSchema = z.object({
  uploadUrl: z.string().min(1).max(4000),
  contentUrl: z.string().min(1).max(4000),
  name: z.string().min(1).max(400),
  uniqueId: z.string().min(1).max(400),
  fileType: z.string().min(1).max(20),
});
export type FilePlace = z.infer<typeof placeSchema>;

const answerSchema = z.union([
  z.object({ action: z.literal('accept'), context: offerSchema, uploadInfo: placeSchema }),
  z.object({ action: z.literal('decline'), context: offerSchema }),
]);

export interface FileAnswer {
  readonly offer: FileOffer;
  /** Where Teams made room for it; null: it is not wanted. */
  readonly place: FilePlace | null;
}

/** Reads the value of Teams' fileConsent/invoke. */
export function parseFileAnswer(value: unknown): FileAnswer | Refusal {
  const read = answerSchema.safeParse(value);
  if (!read.success) return refusal('not understood', 'That answer cannot be used. Say “send me the report” again.');
  const { data } = read;
  return { offer: data.context, place: data.action === 'accept' ? data.uploadInfo : null };
}

const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  word: 'Word report',
  agenda: 'one-page agenda item',
  excel: 'Excel workbook of the figures',
};

const STATE_WORDS: Readonly<Record<StandingItem['state'], string>> = {
  draft: 'a draft that the chair has not approved',
  approved: 'approved by the chair',
  posted: 'approved by the chair and posted',
  superseded: 'replaced by a later version',
};

/** Teams asks whether it may be put into the person's own files. */
export function offerMessage(item: StandingItem, offer: FileOffer, bytes: number, marking: string): Message {
  const { number, version, state } = item;
  const what = `${DOCUMENT_WORDS[offer.document]} of standing item ${String(number)}, version ${String(version)}`;
  const text = `${marking}. Here is the ${what}, ${STATE_WORDS[state]}. Accept it and Teams puts it into your own OneDrive. Where Teams shows nothing to accept, whoever runs the clerk can write it with “clerk report”.`;
  return {
    summary: text,
    text,
    card: null,
    file: {
      is: 'offered',
      name: documentName(offer.document, item),
      about: `${marking}. ${what}, ${STATE_WORDS[state]}.`,
      bytes,
      answer: offer,
    },
  };
}

/** The file as it lies in the person's own files. */
export function takenMessage(place: FilePlace, marking: string): Message {
  const text = `${marking}. ${place.name} is in your OneDrive.`;
  const { name, contentUrl: address, uniqueId: id, fileType: type } = place;
  return { summary: text, text, card: null, file: { is: 'taken', name, address, id, type } };
}
