import type { Digest } from '../../cards/reminders/digest-buttons.ts';
import { digestPage, isDigest, nudgeCard, type DigestView } from '../../cards/reminders/nudge-digest.ts';
import { canSeeAction, canUpdate } from '../../domain/policy/policy.ts';
import { answer } from '../turn/answer.ts';
import { cardView } from '../turn/card-view.ts';
import { rated, type Schedule } from '../turn/schedule.ts';
import type { Context, Reply } from '../turn/turn.ts';

/** A digest as it stands now, at its page: what a press on it gives back, with what the press recorded. */
export async function digestNow(
  digest: Digest,
  justNow: DigestView['justNow'],
  context: Context,
  schedule: Schedule,
): Promise<Reply> {
  const { store, speaker } = context;
  const found = await store.actions.byNumber(speaker.partnership.id, digestPage(digest));
  const visible = found.filter((action) => canSeeAction(speaker, action));
  return answer(context, { actions: visible }, (there) =>
    nudgeCard({
      ...cardView(there),
      digest: { ...digest, kind: isDigest(digest.kind) ? digest.kind : 'digest' },
      total: digest.numbers.length,
      actions: visible.map((action) => ({
        ...rated(action, speaker, schedule),
        mayUpdate: canUpdate(speaker, action),
      })),
      readerId: speaker.member.id,
      meetingAt: schedule.next?.startsAt ?? null,
      justNow,
    }),
  );
}

/** The page that somebody has turned to, and what they have just pressed there, stays as it is at the next beat. */
export async function digestIsShown({ store, speaker, turn }: Context): Promise<void> {
  const { conversationId, pressedId } = turn;
  if (typeof pressedId === 'string') await store.ledger.showsAll(speaker.partnership.id, conversationId, pressedId);
}
