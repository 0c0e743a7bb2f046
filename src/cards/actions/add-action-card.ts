import type { IChoiceSetInput, ITextInput } from '@microsoft/teams.cards';
import { STRAND_WORDS, STRANDS, type Strand } from '../../domain/actions/action.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { KIND_WORDS } from '../../domain/nominals/nominal.ts';
import type { NominalKind } from '../../domain/refs.ts';
import { execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, backToMeeting, type CardParts, type WritingCardView } from '../parts/finish.ts';
import { leaveButton } from '../parts/question-buttons.ts';
import { addButton, TITLE_LIMIT } from './add-action-buttons.ts';

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

/** A list longer than this many bytes becomes a field to type into, so that the card stays under 80 KB. */
const CHOICES_BYTES = 24_000;

/** The form for a new action, filled in as far as is known. For personal chats: it shows names. */
export function addActionCard(view: AddActionView): Message {
  if (isShared(view)) return finish(view, inOwnChat());
  const { known, today } = view;
  const title = 'Add an action';
  const problem = view.problem === null ? [] : [view.problem];
  const nominals = view.nominals.map(({ ref, kind }) => ({ title: `${ref}, ${KIND_WORDS[kind]}`, value: ref }));
  const owners = view.owners.map(({ name, email, agency }) => ({
    title: shortened(agency === null ? name : `${name}, ${agency}`, 100),
    value: email,
  }));
  return finish(view, {
    body: [
      heading(title),
      ...problem.map((text) => typed([{ text, strong: true, color: 'Attention' }])),
      {
        type: 'Input.Text',
        id: 'title',
        label: 'What is to be done',
        isRequired: true,
        errorMessage: 'Say what is to be done',
        isMultiline: true,
        maxLength: TITLE_LIMIT,
        ...valueOf(known.title?.slice(0, TITLE_LIMIT) ?? null),
      },
      choices('nominal', 'About (a code, optional)', nominals, known.nominal),
      choices('owner', 'Owner', owners, known.owner),
      {
        type: 'Input.ChoiceSet',
        id: 'strand',
        label: 'Strand',
        isRequired: true,
        errorMessage: 'Choose a strand',
        style: 'compact',
        choices: STRANDS.map((strand) => ({ title: STRAND_WORDS[strand], value: strand })),
        ...valueOf(known.strand),
      },
      {
        type: 'Input.Date',
        id: 'due',
        label: 'Due date',
        isRequired: true,
        errorMessage: 'Choose a due date, today or later',
        min: today,
        ...valueOf(known.due),
      },
    ],
    actions: [
      execute('Add', addButton.with({ token: view.newToken(), ...backToMeeting(view) }), 'inputs'),
      execute('Leave it', leaveButton.with(backToMeeting(view))),
    ],
    facts: [title, ...problem, 'Fill in what is to be done, the code it is about, its owner, strand and due date.'],
  });
}

function inOwnChat(): CardParts {
  const say = 'An action is added in your own chat with the clerk, because the form shows names.';
  return { body: [heading('Add an action'), words(say)], facts: [`Add an action: ${say}`] };
}

type Choice = IChoiceSetInput['choices'][number];

function choices(id: string, label: string, offered: Choice[], known: string | null): IChoiceSetInput | ITextInput {
  if (Buffer.byteLength(JSON.stringify(offered)) > CHOICES_BYTES) {
    return { type: 'Input.Text', id, label, maxLength: 200, ...valueOf(known) };
  }
  const isOffered = offered.some(({ value }) => value === known);
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'filtered',
    placeholder: 'Type to find',
    choices: offered,
    ...valueOf(isOffered ? known : null),
  };
}

function valueOf(value: string | null): { value?: string } {
  return value === null ? {} : { value };
}
