import type { CardElement } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import { COUNT_LIMIT, COUNT_WORDS, PROGRAMME_COUNTS, type Programme } from '../../domain/registers/programme.ts';
import { execute, heading, typed, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { addProgrammeButton, programmesButton, reportProgrammeButton } from './programme-buttons.ts';

export interface ProgrammeFormView extends WritingCardView {
  readonly programme: Programme;
}

const COUNTS_ONLY = 'Numbers only: no names, and nothing by which a young person could be known.';

/** The figures of one programme, to be changed. For personal chats. */
export function programmeForm({ programme, ...view }: ProgrammeFormView): Message {
  const { referred, started, completed, sessionsPlanned, sessionsDelivered } = programme;
  const shown = { referred, started, completed, sessionsPlanned, sessionsDelivered };
  const title = `Programme ${String(programme.number)}: ${programme.name}`;
  return finish(view, {
    body: [
      heading(title),
      words(COUNTS_ONLY),
      ...PROGRAMME_COUNTS.map((count): CardElement => {
        const value = programme[count];
        return {
          type: 'Input.Number',
          id: count,
          label: `${COUNT_WORDS[count].charAt(0).toUpperCase()}${COUNT_WORDS[count].slice(1)}`,
          min: 0,
          max: COUNT_LIMIT,
          ...(value === null ? {} : { value }),
        };
      }),
    ],
    actions: [
      execute(
        'Record',
        reportProgrammeButton.with({ number: programme.number, shown, token: view.newToken() }),
        'inputs',
      ),
      execute('Leave it', programmesButton.with({})),
    ],
    facts: [title, COUNTS_ONLY],
  });
}

export interface AddProgrammeView extends WritingCardView {
  /** As typed so far. */
  readonly given: { readonly name: string | null; readonly venue: string | null };
  readonly problem: string | null;
}

/** A new programme. For personal chats. */
export function addProgrammeForm(view: AddProgrammeView): Message {
  const title = 'Add a prevention programme';
  const problem = view.problem === null ? [] : [view.problem];
  return finish(view, {
    body: [
      heading(title),
      ...problem.map((text) => typed([{ text, strong: true, color: 'Attention' }])),
      text('programme', 'Name', view.given.name, true),
      text('venue', 'Venue', view.given.venue, false),
      text('partners', 'Agencies that deliver it, with commas between them', null, false),
      { type: 'Input.Date', id: 'starts', label: 'First session' },
      { type: 'Input.Number', id: 'weeks', label: 'Weeks', min: 1, max: 520 },
      { type: 'Input.Number', id: 'sessionsPlanned', label: 'Sessions planned', min: 0, max: COUNT_LIMIT },
    ],
    actions: [
      execute('Add', addProgrammeButton.with({ token: view.newToken() }), 'inputs'),
      execute('Leave it', programmesButton.with({})),
    ],
    facts: [title, ...problem],
  });
}

function text(id: string, label: string, value: string | null, isRequired: boolean): CardElement {
  return {
    type: 'Input.Text',
    id,
    label,
    maxLength: 200,
    ...(isRequired ? { isRequired, errorMessage: 'Give a name' } : {}),
    ...(value === null ? {} : { value: value.slice(0, 200) }),
  };
}
