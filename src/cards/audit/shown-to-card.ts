import { dayOf, longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { Showing } from '../../domain/audit/showing.ts';
import { heading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';

const PEOPLE_SHOWN = 30;

/** Who has been shown a nominal's code, by the audit trail. */
export interface ShownToView extends CardView {
  readonly code: string;
  readonly showings: readonly Showing[];
}

export function shownToCard(view: ShownToView): Message {
  const { code, showings, partnership } = view;
  const title = showings.length === 0 ? `Nobody has been shown ${code}` : `Who has been shown ${code}`;
  // It names people: in a shared place only how many they are.
  const named = isShared(view) ? [] : showings.slice(0, PEOPLE_SHOWN);
  const lines = named.map((line) => ({ who: who(line), when: when(line, partnership.timezone) }));
  const rest = showings.length - lines.length;
  const more = rest > 0 ? [lines.length === 0 ? `${String(rest)} in all` : `and ${String(rest)} more`] : [];
  return finish(view, {
    body: [
      heading(title),
      ...lines.map((line) => typed([{ text: line.who, strong: true }, `: ${line.when}`], { spacing: 'Small' })),
      ...more.map((text) => words(text)),
    ],
    facts: [title, ...lines.map((line) => `${line.who}: ${line.when}`), ...more],
  });
}

function who({ name, agency, actor }: Showing): string {
  if (actor === 'command line') return 'Whoever runs the clerk, by an export';
  if (name === null) return `${actor}, no longer a member`;
  return agency === null ? name : `${name}, ${agency}`;
}

function when({ times, last, amongOthers }: Showing, zone: string): string {
  const often = times === 1 ? 'once, on' : `${String(times)} times, last on`;
  return `${often} ${longDate(dayOf(last, zone))}${amongOthers ? ', also where others read along' : ''}`;
}
