import type { IContainer } from '@microsoft/teams.cards';
import { block, buttons, execute, shortened, typed } from './elements.ts';
import { isShared, leadsBack, type WritingCardView } from './finish.ts';
import type { JustNow } from './rated-action.ts';

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
  return [buttons([execute('Undo', { verb: 'undo', batch: undo, token: view.newToken(), ...leadsBack(view) })])];
}
