import type { CardElement } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import { GROUP_WORDS, INFORMATION_ONLY, type Power, type PowerGroup } from '../../domain/powers/power.ts';
import { buttons, execute, heading, typed, words } from '../parts/elements.ts';
import { finish, type CardView } from '../parts/finish.ts';
import { powerButton, powersButton } from './power-buttons.ts';

export interface PowersView extends CardView {
  readonly counts: readonly { readonly group: PowerGroup; readonly powers: number }[];
}

/** How many powers the catalogue has of each strand, and a button to each. It names nobody. */
export function powersCard(view: PowersView): Message {
  const title = 'Powers and tactics';
  const lines = view.counts.map(({ group, powers }) => `${GROUP_WORDS[group]}: ${String(powers)}`);
  const how = 'Choose a strand, or ask: “search powers for vehicle”, “what is a DDTRO?”.';
  return finish(view, {
    body: [heading(title), ...lines.map((line) => words(line, { spacing: 'Small' })), words(how), note()],
    actions: view.counts.map(({ group }) => execute(GROUP_WORDS[group], powersButton.with({ of: group }))),
    facts: [title, ...lines, how, INFORMATION_ONLY],
  });
}

export interface PowerListView extends CardView {
  /** null: what a search found. */
  readonly of: PowerGroup | null;
  readonly powers: readonly Power[];
}

/** The powers of a strand, or those that a search found, each with a button that shows it. */
export function powerListCard(view: PowerListView): Message {
  const { of, powers } = view;
  const title = of === null ? foundTitle(powers.length) : `Powers and tactics: ${GROUP_WORDS[of]}`;
  return finish(view, {
    body: [heading(title), ...powers.map(line), note()],
    actions: [execute('All strands', powersButton.with({ of: null }))],
    facts: [title, ...powers.map(({ name, law }) => `${name} · ${law}`), INFORMATION_ONLY],
  });
}

function foundTitle(found: number): string {
  return found === 0 ? 'Nothing in the catalogue has these words' : `Found in the catalogue: ${String(found)}`;
}

function line({ id, name, law }: Power): CardElement {
  const open = execute('Show', powerButton.with({ id }));
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [typed([{ text: name, strong: true }]), typed([{ text: law, subtle: true }], { spacing: 'None' })],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [buttons([{ ...open, tooltip: `Show: ${name}` }])],
      },
    ],
  };
}

function note(): CardElement {
  return words(INFORMATION_ONLY, { isSubtle: true });
}
