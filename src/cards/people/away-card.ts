import { longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { Absence } from '../../domain/people/person.ts';
import { heading, typed } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { undoButton } from '../parts/just-now.ts';

export interface AwayCardView extends WritingCardView {
  readonly absence: Pick<Absence, 'from' | 'until'>;
  readonly cover: string | null;
  readonly deputy: string | null;
  /** The periods in place of which it was recorded. */
  readonly replaced: readonly Pick<Absence, 'from' | 'until'>[];
  readonly undo: string | null;
}

/** What was recorded about an absence and who is asked meanwhile. */
export function awayCard(view: AwayCardView): Message {
  const { from, until } = view.absence;
  const title = `Away from ${longDate(from)} until ${longDate(until)}`;
  const who = isShared(view) ? [] : [coverWords(view), ...view.replaced.map(insteadWords)];
  return finish(view, {
    body: [heading(title), ...who.map((text) => typed([text], { spacing: 'Small' })), ...undoButton(view, view.undo)],
    facts: [title, ...who],
  });
}

function coverWords(view: AwayCardView): string {
  if (view.cover !== null) return `${view.cover} covers and gets your nudges.`;
  if (view.deputy !== null) return `Nobody was named to cover, so your deputy, ${view.deputy}, gets your nudges.`;
  return 'Nobody was named to cover, so your nudges wait. Say “away until 12 Jan, someone@example.org covers”.';
}

function insteadWords({ from, until }: Pick<Absence, 'from' | 'until'>): string {
  return `This takes the place of ${longDate(from)} until ${longDate(until)}.`;
}
