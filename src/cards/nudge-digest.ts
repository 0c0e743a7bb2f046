import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/nudge.ts';
import type { IsoDate } from '../domain/dates.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { RatedAction } from './parts/rated-action.ts';
import type { Digest } from './presses.ts';

/** How many actions a digest shows at once. */
export const DIGEST_PAGE_SIZE = 5;

export interface DigestAction extends RatedAction {
  readonly mayUpdate: boolean;
}

/** The kinds of nudge that carry actions to update. */
export type DigestKind = Exclude<NudgeKind, 'profiles' | 'brief'>;

/**
 * A digest, first sent or returned after a press. An action updated since `digest.since` is shown as updated.
 * `actions` are those of the page (digestPage), in its order; what the reader may no longer see is left out.
 */
export interface DigestView extends WritingCardView {
  readonly digest: Digest & { readonly kind: DigestKind };
  /** All that the nudge is about; more than digest.numbers where those were cut at DIGEST_LIMIT. */
  readonly total: number;
  readonly actions: readonly DigestAction[];
  /** Whose chat it is: other owners' actions say whose they are. */
  readonly readerId: number;
  readonly meetingAt: Date | null;
  readonly justNow: { readonly ref: string; readonly said: string; readonly undo: string | null } | null;
}

/** The chair's brief on the morning of the meeting: counts, and the actions that need a decision. */
export interface BriefView extends WritingCardView {
  readonly kind: 'brief';
  readonly meetingAt: Date;
  readonly counts: {
    readonly open: number;
    readonly overdue: number;
    readonly blocked: number;
    readonly awaiting: number;
    readonly ownerless: number;
  };
  /** Overdue or blocked, the oldest first; the card shows the first ten. */
  readonly exceptions: readonly RatedAction[];
}

/** The coordinator's prompt before the call: has police been asked for the partnership profiles? */
export interface ProfilesView extends WritingCardView {
  readonly kind: 'profiles';
  readonly meetingAt: Date;
  readonly awaited: readonly { readonly ref: string; readonly requested: IsoDate | null }[];
}

export type NudgeView = DigestView | BriefView | ProfilesView;

/** The numbers of the actions that a page of a digest shows. */
export function digestPage(digest: Pick<Digest, 'numbers' | 'page'>): readonly number[] {
  return digest.numbers.slice(digest.page * DIGEST_PAGE_SIZE, (digest.page + 1) * DIGEST_PAGE_SIZE);
}

export function nudgeCard(view: NudgeView): Message {
  const title = 'Please update these actions';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
