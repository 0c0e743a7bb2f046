import { longDate, dayOf } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import type { Unreached } from '../../domain/people/person.ts';
import type { OutOfReach } from '../../domain/reminders/reach.ts';
import { heading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';

const PEOPLE_SHOWN = 15;
const REFS_SHOWN = 8;

interface UnreachedLine {
  readonly name: string;
  readonly agency: string | null;
  /** null: nothing was tried, because their Entra ID is not known. */
  readonly unreached: Unreached | null;
  readonly refs: readonly string[];
}

/** The coordinators' list of people whom messages do not reach: why, since when, and what to do about it. */
export interface UnreachedView extends CardView {
  readonly kind: 'unreached';
  readonly people: readonly UnreachedLine[];
}

export function unreachedLines(people: readonly OutOfReach[]): readonly UnreachedLine[] {
  return people.map(({ member, unreached, actions }) => ({
    name: member.name,
    agency: member.agency?.name ?? null,
    unreached,
    refs: actions.map(({ ref }) => ref),
  }));
}

export function unreachedCard(view: UnreachedView): Message {
  const { people, partnership } = view;
  const title = people.length === 0 ? 'Everybody can be reached' : 'These people cannot be reached';
  // It names people: in a shared place only how many they are.
  const shown = isShared(view) ? [] : people.slice(0, PEOPLE_SHOWN);
  const rest = people.length - shown.length;
  const lines = shown.map((line) => ({
    who: line.agency === null ? line.name : `${line.name}, ${line.agency}`,
    why: whyNot(line, partnership.timezone),
    what: whatToDo(line.unreached?.code ?? 'no-identity'),
  }));
  const more = rest > 0 ? [shown.length === 0 ? `${String(rest)} in all` : `and ${String(rest)} more`] : [];
  return finish(view, {
    body: [
      heading(title),
      ...lines.flatMap(({ who, why, what }) => [
        typed([{ text: who, strong: true }, `: ${why}`], { separator: true }),
        words(what, { spacing: 'None', isSubtle: true }),
      ]),
      ...more.map((text) => words(text)),
    ],
    facts: [title, ...lines.map(({ who, why, what }) => `${who}: ${why} ${what}`), ...more],
  });
}

function whyNot({ unreached, refs }: UnreachedLine, zone: string): string {
  const reason = unreached?.reason ?? 'Their Microsoft Entra ID is not known.';
  const since = unreached === null ? '' : ` Last tried on ${longDate(dayOf(unreached.at, zone))}.`;
  const some = refs.slice(0, REFS_SHOWN).join(', ');
  const more = refs.length > REFS_SHOWN ? ` and ${String(refs.length - REFS_SHOWN)} more` : '';
  return `${reason}${since}${refs.length === 0 ? '' : ` Open: ${some}${more}.`}`;
}

/** By the code of what happened; the words are for a coordinator, who cannot mend Teams but knows whom to ask. */
function whatToDo(code: string): string {
  switch (code) {
    case 'no-identity':
      return 'Add their Entra ID to the members sheet and import it again.';
    case 'external':
      return 'Ask them to write to the clerk in the shared channel, or give their actions to somebody in the host organisation.';
    case 'blocked':
      return 'Ask them to open their chat with the clerk in Teams and choose Unblock.';
    case 'disabled-by-admin':
      return 'Ask the Teams administrator of their organisation to allow the app.';
    case 'no-way-there':
      return 'Ask anybody to write to the clerk once, so that it learns where Teams is.';
    default:
      return 'Ask them to add the app and write “hello” to the clerk; until then speak to them or to their deputy.';
  }
}
