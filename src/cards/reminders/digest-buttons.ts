import { z } from 'zod';
import { actionNumber, chosen } from '../../domain/minimise/whose-words.ts';
import { NUDGE_KINDS } from '../../domain/reminders/nudge.ts';
import { BUTTON_CHANGES, changeInputs } from '../parts/action-buttons.ts';
import { number, token, version } from '../parts/button-data.ts';
import { button } from '../parts/button.ts';

/** A digest remembers this many actions, so that each of its buttons stays small. */
export const DIGEST_LIMIT = 150;

/** What a digest is about, so that a press on it can return it: its actions as sent, and the page that is shown. */
const digest = z.strictObject({
  kind: z.enum(NUDGE_KINDS),
  /** What the ledger says that it is about, by its key: "meeting 2026-12-08", "A-12 due 2026-12-04". */
  subject: chosen(z.string().max(100)),
  /** When it was made (ISO 8601): an action updated since is shown as updated. */
  since: chosen(z.iso.datetime()),
  numbers: z.array(number).max(DIGEST_LIMIT),
  /** From 0. */
  page: z.number().int().min(0).max(DIGEST_LIMIT),
});
export type Digest = z.infer<typeof digest>;

export const digestActButton = button(
  'digest-act',
  { ref: actionNumber(), version, token, change: z.enum(BUTTON_CHANGES), digest },
  changeInputs(true),
);

/** The digest again, at the page that it says. */
export const digestPageButton = button('digest-page', { digest });
