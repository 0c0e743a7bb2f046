import { z } from 'zod';
import { chosen } from '../../domain/minimise/whose-words.ts';
import { NOMINAL_KINDS } from '../../domain/refs.ts';

/* What the data of several kinds of buttons has in common. */

export const number = z.number().int().min(1).max(999_999);
/** What the card showed; another version now means that the card is stale. */
export const version = z.number().int().min(1);
/** One use, for each button that writes. */
export const token = chosen(z.uuid());
/** The first line of a page. */
export const skip = z.number().int().min(0).max(1_000_000);
/** Of an agency, a person or a partnership, which is only looked up. */
export const name = chosen(z.string().min(1).max(200));
export const date = chosen(z.iso.date());
export const nominal = { kind: z.enum(NOMINAL_KINDS), number };
