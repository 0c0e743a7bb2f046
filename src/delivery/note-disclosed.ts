import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/reminders/nudge.ts';
import type { Member } from '../domain/people/person.ts';
import { codesIn } from '../domain/refs.ts';
import type { Outcome } from '../ports/messenger.ts';
import type { Delivery } from './delivery.ts';

interface Disclosed {
  readonly member: Member;
  readonly kind: NudgeKind;
  readonly message: Message;
  readonly outcome: Outcome;
  readonly now: Date;
}

/**
 * Writes down which nominals' codes a nudge showed, where it arrived or may have. A mention is read by the whole channel
 * and carries none. What became of the nudge does not depend on this, so a fault of it is told and no more.
 */
export async function noteDisclosed(
  delivery: Delivery,
  { member, kind, message, outcome, now }: Disclosed,
): Promise<void> {
  if (outcome.outcome !== 'sent' && outcome.outcome !== 'ambiguous') return;
  const codes = codesIn(JSON.stringify(message));
  if (codes.length === 0) return;
  try {
    await delivery.store.note({
      partnershipId: member.partnershipId,
      at: now,
      actor: member.email,
      event: 'nominals.shown',
      subject: codes.join(' '),
      source: { from: 'job', entraId: member.entraId, tenantId: null, activityId: null },
      next: { place: 'personal', nudge: kind },
    });
  } catch (error) {
    delivery.log.error('nudge.note', { error });
  }
}
