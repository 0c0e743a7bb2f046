import type { CardElement } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import {
  STATEMENT_KINDS,
  STATEMENT_LIMIT,
  STATEMENT_TITLES,
  STATEMENTS_EACH,
  type StatementKind,
  type Statements,
} from '../../domain/standing-item/statements.ts';
import { execute, heading, typed, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { saveStatementsButton, showItemButton, STATEMENTS_LIMIT } from './standing-item-buttons.ts';

/** The chair's statements, to be written or changed. Shown in a personal chat only. */
export interface StatementsFormView extends WritingCardView {
  readonly item: Pick<StandingItem, 'number' | 'version' | 'revision' | 'statements'>;
  /** What was typed and not kept, and why. */
  readonly refused: { readonly typed: Statements; readonly why: string } | null;
}

const HOW =
  'Put each statement on a line of its own. They will be read in public: no names, no codes, and nothing by which one person or household could be known.';

export function statementsForm(view: StatementsFormView): Message {
  const { number, version, revision } = view.item;
  const statements = view.refused?.typed ?? view.item.statements;
  const why = view.refused === null ? [] : [view.refused.why];
  const title = `Standing item ${String(number)}: the chair’s statements`;
  const press = { number, version, revision };
  return finish(view, {
    body: [
      heading(title),
      words(HOW),
      ...why.map((text) => typed([{ text, strong: true, color: 'Attention' }])),
      ...STATEMENT_KINDS.map((kind) => input(kind, statements)),
    ],
    actions: [
      execute('Save', saveStatementsButton.with({ ...press, token: view.newToken() }), 'inputs'),
      execute('Leave it', showItemButton.with({})),
    ],
    facts: [
      title,
      HOW,
      ...why,
      ...STATEMENT_KINDS.flatMap((kind) => [`${STATEMENT_TITLES[kind]}:`, ...statements[kind]]),
    ],
  });
}

function input(kind: StatementKind, statements: Statements): CardElement {
  return {
    type: 'Input.Text',
    id: kind,
    label: STATEMENT_TITLES[kind],
    isMultiline: true,
    maxLength: STATEMENTS_LIMIT,
    placeholder: `Up to ${String(STATEMENTS_EACH)}, each up to ${String(STATEMENT_LIMIT)} characters`,
    value: statements[kind].join('\n'),
  };
}
