import type { Message } from '../../domain/message.ts';
import { ratingRuns, ratingWords } from '../parts/action-lines.ts';
import { heading, shortened, typed, type Run } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { undoButton } from '../parts/just-now.ts';
import type { RatedAction } from '../parts/rated-action.ts';

/** What became of one action that a message spoke of. */
export interface ChangeLine {
  readonly ref: string;
  /** false: nothing was changed (or is shown), and `said` is why not. */
  readonly recorded: boolean;
  /** "Awaiting confirmation", "Due date moved to Tuesday 12 January 2027", or the refusal's sentence. */
  readonly said: string;
  readonly note: string | null;
  /** As it now stands; null where it may not be shown. */
  readonly now: RatedAction | null;
}

export interface ChangesCardView extends WritingCardView {
  /** What the person asked for: to change these actions, or only to see them. */
  readonly asked: 'to change' | 'to see';
  readonly lines: readonly ChangeLine[];
  readonly undo: string | null;
}

const LINES_SHOWN = 30;
const NOTE_SHOWN = 200;

/** Several actions of one message: a line for each ref, what changed or why not, or how it stands. */
export function changesCard(view: ChangesCardView): Message {
  const title = view.asked === 'to see' ? `${String(view.lines.length)} actions` : receiptWords(view.lines);
  const shown = view.lines.slice(0, LINES_SHOWN);
  const more = view.lines.length > LINES_SHOWN ? `and ${String(view.lines.length - LINES_SHOWN)} more` : null;
  return finish(view, {
    body: [
      heading(title),
      ...shown.map((line) => typed(lineRuns(view, line), { spacing: 'Small' })),
      ...(more === null ? [] : [typed([more])]),
      ...undoButton(view, view.undo),
    ],
    facts: [title, ...shown.map((line) => plainChange(view, line)), ...(more === null ? [] : [more])],
  });
}

function receiptWords(lines: readonly ChangeLine[]): string {
  const recorded = lines.filter((line) => line.recorded).length;
  const not = lines.length - recorded;
  const done = recorded === 0 ? 'Nothing changed' : `${String(recorded)} recorded`;
  return not === 0 || recorded === 0 ? done : `${done}, ${String(not)} not changed`;
}

function lineRuns(view: ChangesCardView, line: ChangeLine): (Run | string)[] {
  const rating = line.now === null ? [] : ratingRuns(line.now);
  return [
    { text: line.ref, strong: true },
    ` · ${saidWords(view, line)}`,
    ...(rating.length > 0 ? [' · ', ...rating] : []),
    ...noteWords(view, line).map((text) => ({ text: ` · ${text}`, subtle: true })),
  ];
}

function plainChange(view: ChangesCardView, line: ChangeLine): string {
  const rating = line.now === null ? null : ratingWords(line.now);
  return [line.ref, saidWords(view, line), ...(rating === null ? [] : [rating]), ...noteWords(view, line)].join(' · ');
}

function saidWords(view: ChangesCardView, line: ChangeLine): string {
  return line.recorded || view.asked === 'to see' ? line.said : `Not changed. ${line.said}`;
}

function noteWords(view: ChangesCardView, line: ChangeLine): string[] {
  return line.note === null || isShared(view) ? [] : [shortened(line.note, NOTE_SHOWN)];
}
