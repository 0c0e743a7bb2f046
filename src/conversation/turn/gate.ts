import { hasRole } from '../../domain/people/person.ts';
import { refusal, type Refusal } from '../../domain/refusal.ts';
import { noteRefused } from './audit-notes.ts';
import type { Command } from './command.ts';
import type { Context } from './turn.ts';
import { notForYou, OWN_CHAT_ONLY } from './wording.ts';

type Guarded = Pick<Command, 'name' | 'summary' | 'may' | 'answers'>;

/**
 * The one gate before every command, said, pressed or answered with a file: why this speaker may not use it here; null
 * where they may. Where nothing may come of it, that is told to whoever asks, before it is looked at who may.
 */
export async function refusedAtTheGate(command: Guarded, context: Context): Promise<Refusal | null> {
  if (command.answers === 'nowhere but in their own chat' && context.turn.place !== 'personal') {
    await noteRefused(command.name, context);
    return refusal('not now', OWN_CHAT_ONLY);
  }
  if (command.may(context.speaker)) return null;
  await noteRefused(command.name, context);
  const isCoordinator = hasRole(context.speaker.member, 'coordinator');
  return refusal('not allowed', notForYou(command.summary ?? 'do that', isCoordinator));
}
