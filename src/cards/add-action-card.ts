import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Strand } from '../domain/action.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { NominalKind } from '../domain/refs.ts';
import { finish, type WritingCardView } from './parts/finish.ts';

export interface AddActionView extends WritingCardView {
  /** What is known already; `owner` is an email address, `nominal` a code. */
  readonly known: {
    readonly title: string | null;
    readonly nominal: string | null;
    readonly owner: string | null;
    readonly strand: Strand | null;
    readonly due: IsoDate | null;
  };
  readonly nominals: readonly { readonly ref: string; readonly kind: NominalKind }[];
  readonly owners: readonly { readonly name: string; readonly email: string; readonly agency: string | null }[];
  readonly today: IsoDate;
  /** Why it could not be added as it stood; null at first. */
  readonly problem: string | null;
}

export function addActionCard(view: AddActionView): Message {
  const title = 'Add an action';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
