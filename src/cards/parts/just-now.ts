import type { IContainer } from '@microsoft/teams.cards';
import { z } from 'zod';
import { chosen } from '../../domain/minimise/whose-words.ts';
import { token } from './button-data.ts';
import { button } from './button.ts';
import { block, buttons, execute, shortened, typed } from './elements.ts';
import { isShared, backToMeeting, type WritingCardView } from './finish.ts';
import type { JustNow } from './rated-action.ts';
import { inMeeting } from './walk-button.ts';

/** Takes back the batch that this card reported; nothing when the speaker has done something else since. */
export const takeBackButton = button('undo', { batch: chosen(z.uuid()), token, ...inMeeting });

const NOTE_SHOWN = 300;

/** "Recorded: In progress. Letter sent." A note stays out of shared places. */
export function justNowWords(view: WritingCardView, justNow: JustNow): string {
  const said = /[.?]$/.test(justNow.said) ? justNow.said : `${justNow.said}.`;
  return justNow.note === null || isShared(view) ? said : `${said} ${shortened(justNow.note, NOTE_SHOWN)}`;
}

/** What a message or press has just changed, with Undo; in a shared place undoing is said, as a press there has no owner. */
export function justNowBlock(view: WritingCardView, justNow: JustNow | null): readonly IContainer[] {
  if (justNow === null) return [];
  const line = typed([{ text: justNowWords(view, justNow), strong: true }]);
  return [block([line, ...undoButton(view, justNow.undo)], { style: 'emphasis' })];
}

export function undoButton(view: WritingCardView, undo: string | null): readonly ReturnType<typeof buttons>[] {
  if (undo === null || isShared(view)) return [];
  const carried = { batch: undo, token: view.newToken(), ...backToMeeting(view) };
  return [buttons([execute('Undo', takeBackButton.with(carried))])];
}
