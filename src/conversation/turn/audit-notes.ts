import type { Message } from '../../domain/message.ts';
import { codesIn } from '../../domain/refs.ts';
import type { Source } from '../../ports/audit.ts';
import type { Store } from '../../ports/store.ts';
import type { Context, Reply, Turn } from './turn.ts';

/**
 * Writes down which nominals' codes an answer shows, to whom and where (Data Protection Act 2018, section 62: consultation
 * and disclosure). It reads the finished message, so that nothing is shown that is not noted, whichever command wrote it.
 */
export async function noteShown(reply: Reply, context: Context): Promise<void> {
  await noteIn(reply.here, context.turn.place, context);
  await noteIn(reply.privately, 'personal', context);
}

async function noteIn(message: Message | null, place: Context['turn']['place'], context: Context): Promise<void> {
  const { noted, speaker, store, turn, source } = context;
  const codes = codesIn(JSON.stringify(message ?? ''));
  if (codes.length === 0 || (place === 'personal' && codes.every((code) => noted.has(code)))) return;
  await store.note({
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event: 'nominals.shown',
    subject: codes.join(' '),
    source,
    next: place === 'personal' ? { place } : { place, conversationId: turn.conversationId },
  });
}

/** Who asks whom a code was shown to has typed it: that is read from the audit trail, and shows it to nobody. */
export async function noteAsked(code: string, context: Context): Promise<void> {
  context.noted.add(code);
  await note('showings.asked', code, context);
}

/** What a nominal is also called is about to be shown: that is written down first, and the code with it. */
export async function noteAliasShown(code: string, context: Context): Promise<void> {
  await note('alias.shown', code, context);
  context.noted.add(code);
}

/** An attempt at what is not theirs, or is not there: both are written down alike, so that neither takes longer. */
export async function noteRefused(what: string, context: Context): Promise<void> {
  await note('attempt.refused', what, context);
}

async function note(event: string, subject: string, { speaker, store, turn, source }: Context): Promise<void> {
  const { email, partnershipId } = speaker.member;
  await store.note({ partnershipId, at: turn.now, actor: email, event, subject, source });
}

/** Somebody who is no member tried: it belongs to no partnership's audit trail, but it is written down. */
export async function noteStranger(turn: Turn, from: Source['from'], store: Store): Promise<void> {
  const { entraId, tenantId, activityId } = turn;
  const source = { from, entraId, tenantId, activityId };
  await store.note({
    partnershipId: null,
    at: turn.now,
    actor: 'stranger',
    event: 'attempt.refused',
    subject: null,
    source,
  });
}
