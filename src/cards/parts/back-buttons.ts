import { z } from 'zod';
import { name, skip } from './button-data.ts';
import { button, type Button } from './button.ts';
import { walkButton } from './walk-button.ts';

/** The lists that a card can show and page through. */
export const LIST_KINDS = [
  'overdue',
  'blocked',
  'ownerless',
  'awaiting',
  'silent',
  'open',
  'due',
  'red',
  'amber',
] as const;
export type CardList = (typeof LIST_KINDS)[number];

export const myActionsButton = button('my-actions', { skip });

/** `of` is the agency's or the person's name, or null for all. */
export const listButton = button('list', { list: z.enum(LIST_KINDS), of: name.nullable(), skip });

/** The list, or the meeting's card, that an action was opened from, so that its card can lead back there. */
export const backSchema = z.discriminatedUnion('verb', [walkButton.data, myActionsButton.data, listButton.data]);
export type Back = z.infer<typeof backSchema>;

export function backButton(back: Back): Button {
  switch (back.verb) {
    case 'walk':
      return walkButton.with(back);
    case 'my-actions':
      return myActionsButton.with(back);
    case 'list':
      return listButton.with(back);
  }
}
