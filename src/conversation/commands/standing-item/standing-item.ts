import { z } from 'zod';
import type { JustNow } from '../../../cards/parts/rated-action.ts';
import { approveButton, showItemButton } from '../../../cards/standing-item/standing-item-buttons.ts';
import { canApproveDraft, canApproveStandingItem, canDraftStandingItem } from '../../../domain/policy/policy.ts';
import type { StandingItem } from '../../../domain/standing-item/standing-item.ts';
import { command, press } from '../../turn/command.ts';
import { latestItem, noteOfItem, preview, sayOfIt } from '../../standing-item/standing-item-preview.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { draft } from './draft-standing-item.ts';

const nothing = z.object({});

export const showStandingItem = command({
  name: 'show-standing-item',
  group: 'The standing item',
  summary: 'Show the standing item as it is now',
  examples: ['show the standing item'],
  input: nothing,
  may: canDraftStandingItem,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(showItemButton, (_, context) => show(context))],
  run: (_, context) => show(context),
});

export const approveStandingItem = command({
  name: 'approve-standing-item',
  group: 'The standing item',
  summary: 'Approve the draft (the chair)',
  examples: ['approve'],
  input: nothing,
  may: canApproveStandingItem,
  shows: null,
  does: null,
  answers: 'there to members',
  undoneAs: null,
  presses: [press(approveButton, approve)],
  run: (_, context) => approve(null, context),
});

/**
 * Approving is for who has the item before them as it is now: in a channel it is only sent to the chair's own chat, and
 * a button of a preview with other statements only shows it anew.
 */
async function approve(named: ApprovedPreview, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const item = await latestItem(named, context);
  if (item === null) return sayOfIt(context, 'There is no draft to approve. Say “draft the standing item” first.');
  if (item.state !== 'draft' || turn.place !== 'personal') return preview(item, null, context);
  if (!canApproveDraft(speaker, item)) return sayOfIt(context, NOT_YOUR_OWN);
  if (named !== null && named.revision !== item.revision) return preview(item, CHANGED_SINCE, context);
  const approved = await store.standingItems.approve(item, speaker, turn.now, noteOfItem('approved', context, item));
  return preview(approved ?? (await latestItem(null, context)) ?? item, null, context);
}

type ApprovedPreview = Pick<StandingItem, 'number' | 'version' | 'revision'> | null;

const NOT_YOUR_OWN =
  'You drafted it, so another chair has to approve it. A coordinator can draft it for you to approve.';

const CHANGED_SINCE: JustNow = {
  said: 'It has changed since that card. Read it as it is now, then press Approve.',
  note: null,
  undo: null,
};

/** What is being made ready for the board, or what it was given last; where there is nothing yet, a draft. */
async function show(context: Context): Promise<Reply> {
  const item = await latestItem(null, context);
  return item === null ? draft(context) : preview(item, null, context);
}
