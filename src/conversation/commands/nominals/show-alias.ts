import { z } from 'zod';
import { aliasCard } from '../../../cards/nominals/alias-card.ts';
import { showAliasButton } from '../../../cards/nominals/nominal-pages.ts';
import { aliasName } from '../../../domain/nominals/alias.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canSeeAlias, canSeeNominal, everyMember } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS, type NominalKey } from '../../../domain/refs.ts';
import type { Sealer } from '../../../ports/sealer.ts';
import { noteAliasShown, noteRefused } from '../../turn/audit-notes.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { here, say, type Context, type Reply } from '../../turn/turn.ts';
import {
  ALIASES_ARE_OFF,
  aliasIsLost,
  NO_KEY_FOR_ALIASES,
  NO_SUCH_NOMINAL,
  noAliasFor,
  noAliasOfClosed,
  noAliasYet,
} from '../../turn/wording.ts';

export const aliasKey = z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) });

export const showAlias = command({
  name: 'show-alias',
  group: 'The log',
  summary: 'In personal chat: see what a person or gang of concern is also called',
  examples: ['alias of N-3', 'what is N-3 known as?'],
  input: z.object({ key: aliasKey }),
  may: everyMember,
  shows: { of: 'aliases', asks: canSeeAlias },
  does: null,
  answers: 'nowhere but in their own chat',
  undoneAs: null,
  presses: [press(showAliasButton, (pressed, context) => aliasOf(pressed, context))],
  run: ({ key }, context) => aliasOf(key, context),
});

/** Shown only once it is written down that it is. */
async function aliasOf({ kind, number }: NominalKey, context: Context): Promise<Reply> {
  const sealer = sealerFor(context);
  if (typeof sealer === 'string') return say(sealer);
  const nominal = await visible({ kind, number }, context);
  if (nominal === null) return say(NO_SUCH_NOMINAL);
  const { store, speaker } = context;
  if (!canSeeAlias(speaker, nominal)) return say(whyNone(nominal));
  const sealed = await store.aliases.of(speaker.partnership.id, nominal.id);
  if (sealed === null) return say(noAliasYet(nominal.ref));
  const alias = sealer.open(sealed, aliasName(nominal.id));
  if (alias === null) return say(aliasIsLost(nominal.ref));
  await noteAliasShown(nominal.ref, context);
  return here(aliasCard({ ...cardView(context), nominal, alias }));
}

/** What opens and seals the partnership's aliases; a sentence where it keeps none. */
export function sealerFor({ speaker, desk }: Context): Sealer | string {
  if (!speaker.partnership.settings.aliases) return ALIASES_ARE_OFF;
  return desk.sealer ?? NO_KEY_FOR_ALIASES;
}

export function keepsAliases(context: Context): boolean {
  return typeof sealerFor(context) !== 'string';
}

/** Why no alias is kept or shown of a nominal that they see. */
export function whyNone({ ref, kind }: Nominal): string {
  return kind === 'child' || kind === 'location' ? noAliasFor(ref, kind) : noAliasOfClosed(ref);
}

/** One that they may not see is as one that there is not; both are written down. */
export async function visible(key: NominalKey, context: Context): Promise<Nominal | null> {
  const { store, speaker } = context;
  const nominal = await store.nominals.byKey(speaker.partnership.id, key);
  if (nominal !== null && canSeeNominal(speaker, nominal)) return nominal;
  await noteRefused(`${NOMINAL_LETTERS[key.kind]}-${String(key.number)}`, context);
  return null;
}
