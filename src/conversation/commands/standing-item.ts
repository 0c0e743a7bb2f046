import { z } from 'zod';
import { standingItemCard } from '../../cards/standing-item-card.ts';
import { dayOf } from '../../domain/dates.ts';
import { lastMeeting } from '../../domain/meeting.ts';
import type { Message } from '../../domain/message.ts';
import { hasRole, type Speaker } from '../../domain/person.ts';
import { canApproveStandingItem, canDraftStandingItem } from '../../domain/policy.ts';
import { standingItemFigures } from '../../domain/standing-item-figures.ts';
import type { StandingItem } from '../../domain/standing-item.ts';
import { trendMeetings } from '../../domain/trend.ts';
import type { AuditNote } from '../../ports.ts';
import { answer, FOR_MEMBERS } from '../answer.ts';
import { personalView } from '../card-view.ts';
import type { Command } from '../command.ts';
import { scheduleOf } from '../schedule.ts';
import { inPersonalChat, plain, type Context, type Reply } from '../turn.ts';

const nothing = z.object({});

export const draftStandingItem: Command<'draft-standing-item'> = {
  name: 'draft-standing-item',
  group: 'The standing item',
  summary: 'Draft the standing item for the board',
  examples: ['draft the standing item'],
  input: nothing,
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'in their own chat',
  run: (_, context) => draft(context),
};

export const approveStandingItem: Command<'approve-standing-item'> = {
  name: 'approve-standing-item',
  group: 'The standing item',
  summary: 'Approve the draft (the chair)',
  examples: ['approve'],
  input: nothing,
  may: canApproveStandingItem,
  shows: null,
  does: null,
  answers: 'there to members',
  run: (_, context) => approve(null, context),
};

export const postStandingItem: Command<'post-standing-item'> = {
  name: 'post-standing-item',
  group: 'The standing item',
  summary: 'Post the approved standing item to the board’s channel',
  examples: ['post it'],
  input: nothing,
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'there to members',
  run: (_, context) => post(null, context),
};

/** Which number and version a card's button spoke of; null where it was typed: the latest. */
type Named = { readonly number: number; readonly version: number } | null;

/** A frozen snapshot of aggregates, since the board last met and since the partnership did, previewed in personal chat. */
async function draft(context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { partnership } = speaker;
  const { last, meetings, thresholds } = scheduleOf(context);
  const from = lastMeeting(meetings, 'board', turn.now)?.startsAt ?? partnership.createdAt;
  const dayIn = (instant: Date) => dayOf(instant, partnership.timezone);
  const boardMet = dayIn(from);
  const partnershipMet = dayIn(last?.startsAt ?? partnership.createdAt);
  const trend = trendMeetings(meetings, turn.now, partnership.timezone);
  const [counts, published] = await Promise.all([
    store.standingItems.counts(partnership.id, {
      ...{ thresholds, boardMet, partnershipMet, trend },
      timezone: partnership.timezone,
    }),
    store.standingItems.published(partnership.id),
  ]);
  const { acceptDays } = partnership.settings;
  const inputs = { dataAsAt: thresholds.today, boardMet, partnershipMet, acceptDays, counts, published };
  const item = await store.standingItems.draft(
    partnership.id,
    { from, to: turn.now },
    { figures: standingItemFigures(inputs), inputs },
    speaker,
    turn.now,
    note('drafted', context),
  );
  await showToTheChair(item, context);
  return preview(item, context);
}

/** Whoever drafted it, the chair is who decides: the preview with its Approve button goes to their own chat. */
async function showToTheChair(item: StandingItem, context: Context): Promise<void> {
  const { store, speaker, messenger } = context;
  if (canApproveStandingItem(speaker)) return;
  const members = await store.people.members(speaker.partnership.id);
  for (const chair of members.filter((member) => hasRole(member, 'chair'))) {
    await messenger.toPerson(chair, previewCard(item, { ...speaker, member: chair, standsInFor: [] }, context));
  }
}

export async function approve(named: Named, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const item = await theItem(named, context);
  if (item === null) return sayOfIt(context, 'There is no draft to approve. Say “draft the standing item” first.');
  // Approving is for who has the preview before them: in a channel it is only sent to the chair's own chat.
  if (item.state !== 'draft' || turn.place !== 'personal') return preview(item, context);
  const approved = await store.standingItems.approve(item, speaker, turn.now, note('approved', context, item));
  return preview(approved ?? item, context);
}

/** Nothing that is not approved can be posted, and nothing twice. */
export async function post(named: Named, context: Context): Promise<Reply> {
  const { store, speaker, turn, messenger } = context;
  const { partnership } = speaker;
  const item = await theItem(named, context);
  if (item === null) return sayOfIt(context, 'There is nothing to post. Say “draft the standing item” first.');
  if (item.state === 'draft')
    return sayOfIt(
      context,
      `Standing item ${String(item.number)} is a draft. The chair has to approve it before it can be posted.`,
    );
  if (item.state !== 'approved')
    return sayOfIt(context, `Standing item ${String(item.number)} has been posted already.`);
  const channel = await store.conversations.channelOf(partnership.id, 'board');
  if (channel === null) {
    return sayOfIt(
      context,
      `The ${partnership.board}’s channel is not known yet. In that channel, say “@Partnership Clerk use this channel for the board”.`,
    );
  }
  const claimed = await store.standingItems.claimPosting(item, turn.now, note('posted', context, item));
  if (claimed === null) return sayOfIt(context, `Standing item ${String(item.number)} has been posted already.`);
  const outcome = await messenger.toConversation(channel, publicCard(claimed, context));
  if (outcome.outcome === 'sent') {
    await store.standingItems.settlePosting(partnership.id, claimed, outcome.activityId ?? outcome.conversationId);
    return sayOfIt(context, `Standing item ${String(item.number)} is posted in the ${partnership.board}’s channel.`);
  }
  if (outcome.outcome === 'ambiguous') {
    return sayOfIt(
      context,
      'The channel did not answer, so it may or may not have been posted. Look there before you post it again.',
    );
  }
  await store.standingItems.settlePosting(partnership.id, claimed, null);
  return sayOfIt(
    context,
    `It could not be posted: ${outcome.reason} It is still approved. Try again, or ask for the app to be added to the channel.`,
  );
}

/** Where an item stands is the partnership's own until the board has it. */
function sayOfIt(context: Context, text: string): Promise<Reply> {
  return answer(context, FOR_MEMBERS, () => plain(text));
}

async function theItem(named: Named, context: Context): Promise<StandingItem | null> {
  const latest = await context.store.standingItems.latest(context.speaker.partnership.id);
  if (named === null || latest === null) return latest;
  return latest.number === named.number && latest.version === named.version ? latest : null;
}

function preview(item: StandingItem, context: Context): Reply {
  const card = previewCard(item, context.speaker, context);
  return inPersonalChat(context, card, 'I have sent the standing item to your personal chat.');
}

function previewCard(item: StandingItem, reader: Speaker, context: Context): Message {
  return standingItemCard({
    ...personalView(context),
    item,
    board: reader.partnership.board,
    mayApprove: item.state === 'draft' && canApproveStandingItem(reader),
    mayPost: item.state === 'approved' && canDraftStandingItem(reader),
  });
}

function publicCard(item: StandingItem, context: Context): Message {
  const { board } = context.speaker.partnership;
  return standingItemCard({
    ...personalView(context),
    place: 'channel',
    item,
    board,
    mayApprove: false,
    mayPost: false,
  });
}

function note(what: string, context: Context, item?: StandingItem): AuditNote {
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
