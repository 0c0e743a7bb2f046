import { standingItemCard } from '../../cards/standing-item/standing-item-card.ts';
import type { JustNow } from '../../cards/parts/rated-action.ts';
import type { Message } from '../../domain/message.ts';
import { hasRole, type Speaker } from '../../domain/people/person.ts';
import { canApproveDraft, canApproveStandingItem, canDraftStandingItem } from '../../domain/policy/policy.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import type { AuditNote } from '../../ports/audit.ts';
import { answer, FOR_MEMBERS } from '../turn/answer.ts';
import { personalView } from '../turn/card-view.ts';
import { inPersonalChat, plain, type Context, type Reply } from '../turn/turn.ts';

/** Which number and version a card's button spoke of; null where it was typed: the latest. */
export type NamedItem = Pick<StandingItem, 'number' | 'version'> | null;

/** Where an item stands is the partnership's own until the board has it. */
export function sayOfIt(context: Context, text: string): Promise<Reply> {
  return answer(context, FOR_MEMBERS, () => plain(text));
}

/** The latest one; null where there is none, or a button spoke of one before it. */
export async function latestItem(named: NamedItem, context: Context): Promise<StandingItem | null> {
  const latest = await context.store.standingItems.latest(context.speaker.partnership.id);
  if (named === null || latest === null) return latest;
  return latest.number === named.number && latest.version === named.version ? latest : null;
}

/** The item as its reader may decide on it, in their own chat; `justNow` is what they have just changed. */
export function preview(item: StandingItem, justNow: JustNow | null, context: Context): Reply {
  const card = previewCard(item, context.speaker, justNow, context);
  return inPersonalChat(context, card, 'I have sent the standing item to your personal chat.');
}

function previewCard(item: StandingItem, reader: Speaker, justNow: JustNow | null, context: Context): Message {
  const isDraft = item.state === 'draft';
  return standingItemCard({
    ...personalView(context),
    item,
    justNow,
    board: reader.partnership.board,
    may: {
      approve: isDraft && canApproveDraft(reader, item),
      edit: isDraft && canDraftStandingItem(reader),
      post: item.state === 'approved' && canDraftStandingItem(reader),
      draft: canDraftStandingItem(reader),
    },
    isOwnDraft: isDraft && canApproveStandingItem(reader) && !canApproveDraft(reader, item),
  });
}

/**
 * Whoever drafted it, the chair is who decides: the preview with its Approve button goes to their own chat. A sentence
 * where it may not have reached one of them; none where all is well.
 */
export async function showToTheChair(item: StandingItem, context: Context): Promise<readonly string[]> {
  const { store, speaker, desk } = context;
  if (canApproveStandingItem(speaker)) return [];
  const members = await store.people.members(speaker.partnership.id);
  const missed: string[] = [];
  for (const chair of members.filter((member) => hasRole(member, 'chair'))) {
    const card = previewCard(item, { ...speaker, member: chair, standsInFor: [] }, null, context);
    const { outcome } = await desk.messenger.toPerson(chair, card);
    if (outcome !== 'sent') missed.push(chair.name);
  }
  if (missed.length === 0) return [];
  return [`It may not have reached ${missed.join(', ')}, who can say “show the standing item”`];
}

export function noteOfItem(what: string, context: Context, item?: StandingItem): AuditNote {
  const { speaker, turn, source } = context;
  return {
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event: `standing-item.${what}`,
    subject: item === undefined ? null : `${String(item.number)}.${String(item.version)}`,
    source,
  };
}
