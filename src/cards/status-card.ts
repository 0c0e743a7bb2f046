import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Strand } from '../domain/action.ts';
import type { Rating } from '../domain/brag.ts';
import type { UpdateKind } from '../domain/change.ts';
import type { IsoDate } from '../domain/dates.ts';
import { finish, type CardView } from './parts/finish.ts';

export interface StatusCounts {
  readonly open: number;
  readonly overdue: number;
  readonly blocked: number;
  readonly awaiting: number;
}

export interface StatusView extends CardView {
  readonly asAt: Date;
  /** The agency that it is about; null: the whole partnership. */
  readonly agency: string | null;
  readonly counts: StatusCounts & { readonly ownerless: number };
  readonly ratings: Readonly<Record<Rating, number>>;
  /** `agency` null: actions without an agency. */
  readonly agencies: readonly (StatusCounts & { readonly agency: string | null })[];
  /** `strand` null: not known. */
  readonly strands: readonly (StatusCounts & { readonly strand: Strand | null })[];
  /** What has been recorded since the last meeting, by kind; null where there was none. */
  readonly changed: { readonly since: IsoDate; readonly kinds: Partial<Record<UpdateKind, number>> } | null;
  /** Who has not updated since the last meeting; null where the reader may not see it. Left out of shared places. */
  readonly silent: readonly { readonly name: string; readonly agency: string | null }[] | null;
}

export function statusCard(view: StatusView): Message {
  const title = 'Status';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
