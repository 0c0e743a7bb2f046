import { z } from 'zod';
import { postButton } from '../../../cards/standing-item/standing-item-buttons.ts';
import { standingItemCard } from '../../../cards/standing-item/standing-item-card.ts';
import { dayOf, longDate } from '../../../domain/calendar/dates.ts';
import type { Message } from '../../../domain/message.ts';
import { canDraftStandingItem } from '../../../domain/policy/policy.ts';
import type { StandingItem } from '../../../domain/standing-item/standing-item.ts';
import type { StoredConversation } from '../../../ports/conversations.ts';
import type { Outcome } from '../../../ports/messenger.ts';
import type { PostedCard } from '../../../ports/standing-items.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { latestItem, noteOfItem, sayOfIt, type NamedItem } from '../../standing-item/standing-item-preview.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const postStandingItem = command({
  name: 'post-standing-item',
  group: 'The standing item',
  summary: 'Post the approved standing item to the board’s channel',
  examples: ['post it'],
  input: z.object({}),
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'there to members',
  undoneAs: null,
  presses: [press(postButton, post)],
  run: (_, context) => post(null, context),
});

/** Nothing that is not approved can be posted, and nothing twice. */
async function post(named: NamedItem, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { partnership } = speaker;
  const item = await latestItem(named, context);
  if (item === null) return sayOfIt(context, 'There is nothing to post. Say “draft the standing item” first.');
  if (item.state === 'draft')
    return sayOfIt(
      context,
      `Standing item ${String(item.number)} is a draft. The chair has to approve it before it can be posted.`,
    );
  if (item.state !== 'approved') return sayOfIt(context, await alreadyWords(item, context));
  const channel = await store.conversations.channelOf(partnership.id, 'board');
  if (channel === null) {
    return sayOfIt(
      context,
      `The ${partnership.board}’s channel is not known yet. In that channel, say “@Partnership Clerk use this channel for the board”.`,
    );
  }
  const claimed = await store.standingItems.claimPosting(item, turn.now, noteOfItem('posted', context, item));
  if (claimed === null) return sayOfIt(context, `Standing item ${String(item.number)} has been posted already.`);
  const outcome = await putUp(claimed, channel, context);
  if ('posted' in outcome) {
    await store.standingItems.settlePosting(partnership.id, claimed, outcome.posted);
    return sayOfIt(context, postedWords(claimed, partnership.board));
  }
  if (outcome.outcome === 'ambiguous') {
    return sayOfIt(
      context,
      'The channel did not answer, so it may or may not have been posted. Look there. If it is not there, say “draft the standing item” for a new version that can be posted.',
    );
  }
  await store.standingItems.settlePosting(partnership.id, claimed, null);
  return sayOfIt(
    context,
    `It could not be posted: ${outcome.reason} It is still approved. Try again, or ask for the app to be added to the channel.`,
  );
}

/** Within this an answer of the channel may still come; after it, whoever was waiting for one is gone. */
const STILL_POSTING_MS = 2 * 60_000;

/** Taken up for posting, and then? Where the clerk was stopped before the channel answered, only somebody who looks knows. */
async function alreadyWords(item: StandingItem, { store, speaker, turn }: Context): Promise<string> {
  const { partnership } = speaker;
  const called = `Standing item ${String(item.number)}`;
  const up = await store.standingItems.postedCard(partnership.id, item.number);
  const { postedAt } = item;
  if (up?.version === item.version || postedAt === null) return `${called} has been posted already.`;
  if (turn.now.getTime() - postedAt.getTime() < STILL_POSTING_MS) return `${called} is being posted.`;
  return `On ${longDate(dayOf(postedAt, partnership.timezone))} no answer came from the channel, so standing item ${String(item.number)} may or may not have been posted. Look in the ${partnership.board}’s channel. If it is not there, say “draft the standing item” for a new version that can be posted.`;
}

type PutUp = { readonly posted: PostedCard } | Exclude<Outcome, { outcome: 'sent' }>;

/**
 * A correction takes the place of the card of the version before, so that nobody reads figures that were put right. Where
 * that card is gone, or stands in another channel than the board's now, it is posted as a new one.
 */
async function putUp(item: StandingItem, channel: StoredConversation, context: Context): Promise<PutUp> {
  const { store, speaker, desk } = context;
  const card = publicCard(item, context);
  const before = await store.standingItems.postedCard(speaker.partnership.id, item.number);
  if (before?.conversationId === channel.conversationId) {
    const outcome = await desk.messenger.replace(before.conversationId, before.activityId, card);
    if (outcome.outcome === 'sent') return { posted: before };
    // Putting the same card in the same place twice does no harm, so it may be tried again.
    if (outcome.outcome === 'ambiguous') return { ...outcome, outcome: 'failed' };
    if (outcome.outcome === 'retry') return outcome;
  }
  const outcome = await desk.messenger.toConversation(channel, card);
  if (outcome.outcome !== 'sent') return outcome;
  const { conversationId, activityId } = outcome;
  return { posted: { conversationId: channel.conversationId, activityId: activityId ?? conversationId } };
}

function postedWords({ number, version }: StandingItem, board: string): string {
  const item = `Standing item ${String(number)}`;
  return version === 1
    ? `${item} is posted in the ${board}’s channel.`
    : `${item}, version ${String(version)}, is posted in the ${board}’s channel.`;
}

function publicCard(item: StandingItem, context: Context): Message {
  const { board } = context.speaker.partnership;
  return standingItemCard({
    ...personalView(context),
    place: 'channel',
    item,
    board,
    justNow: null,
    may: { approve: false, edit: false, post: false, draft: false },
    isOwnDraft: false,
  });
}
