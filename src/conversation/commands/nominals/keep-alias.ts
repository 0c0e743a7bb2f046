import { z } from 'zod';
import { typed } from '../../../domain/minimise/whose-words.ts';
import { aliasName, readAlias } from '../../../domain/nominals/alias.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canKeepAliases, canSeeAlias } from '../../../domain/policy/policy.ts';
import type { AuditNote } from '../../../ports/audit.ts';
import { command, type InputOf } from '../../turn/command.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';
import {
  ALIAS_ALONE,
  aliasForgotten,
  aliasKept,
  NO_ALIAS_IN_THAT,
  NO_SUCH_NOMINAL,
  noAliasYet,
} from '../../turn/wording.ts';
import { aliasKey, sealerFor, visible, whyNone } from './show-alias.ts';

const aliasSaid = z.object({ key: aliasKey, alias: typed(z.string()).nullable() });

export const setAlias = command({
  name: 'set-alias',
  group: 'The log',
  summary: 'In personal chat: write down what a person or gang of concern is also called',
  examples: ['alias of N-3 is …', 'N-3 is also known as …'],
  input: aliasSaid,
  may: canKeepAliases,
  shows: null,
  does: null,
  answers: 'nowhere but in their own chat',
  undoneAs: null,
  presses: [],
  run: keep,
});

const aliasNamed = z.object({ key: aliasKey });

export const forgetAlias = command({
  name: 'forget-alias',
  group: 'The log',
  summary: 'In personal chat: have an alias forgotten',
  examples: ['forget the alias of N-3'],
  input: aliasNamed,
  may: canKeepAliases,
  shows: null,
  does: null,
  answers: 'nowhere but in their own chat',
  undoneAs: null,
  presses: [],
  run: forget,
});

/** The words leave this function sealed: neither the store nor the audit trail has them, and the answer does not. */
async function keep({ key, alias: typed }: InputOf<typeof aliasSaid>, context: Context): Promise<Reply> {
  const sealer = sealerFor(context);
  if (typeof sealer === 'string') return say(sealer);
  const nominal = await visible(key, context);
  if (nominal === null) return say(NO_SUCH_NOMINAL);
  const { store, speaker } = context;
  if (!canSeeAlias(speaker, nominal)) return say(whyNone(nominal));
  if (typed === null) return say(ALIAS_ALONE);
  const alias = readAlias(typed);
  if (alias === null) return say(NO_ALIAS_IN_THAT);
  const sealed = sealer.seal(alias, aliasName(nominal.id));
  const isKept = await store.aliases.keep(
    speaker.partnership.id,
    nominal.id,
    sealed,
    noteOf('alias.set', nominal, context),
  );
  return say(isKept ? aliasKept(nominal.ref) : NO_SUCH_NOMINAL);
}

/** Forgetting needs no key, and is done where aliases were switched off since, too. */
async function forget({ key }: InputOf<typeof aliasNamed>, context: Context): Promise<Reply> {
  const nominal = await visible(key, context);
  if (nominal === null) return say(NO_SUCH_NOMINAL);
  const { store, speaker } = context;
  const note = noteOf('alias.forgotten', nominal, context);
  const isForgotten = await store.aliases.forget(speaker.partnership.id, nominal.id, note);
  return say(isForgotten ? aliasForgotten(nominal.ref) : noAliasYet(nominal.ref));
}

function noteOf(event: string, nominal: Nominal, { speaker, turn, source }: Context): AuditNote {
  const { email, partnershipId } = speaker.member;
  return { partnershipId, at: turn.now, actor: email, event, subject: nominal.ref, source };
}
