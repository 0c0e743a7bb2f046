import type { CardElement } from '@microsoft/teams.cards';
import type { Action } from '../../domain/actions/action.ts';
import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { CHANGE_TITLES } from '../parts/offered-changes.ts';
import { actButton, openButton, type ButtonChange } from '../parts/action-buttons.ts';
import { backButton, type Back } from '../parts/back-buttons.ts';
import { execute, heading, shortened, typed } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { NOTE_LIMIT } from '../parts/inputs.ts';

/**
 * Asks for what a change still needs: a reason, or (for `extend` and `snooze`) a date and a reason. The answer is an `act` press with
 * view `form`. Shown in a personal chat only.
 */
export interface ReasonFormView extends WritingCardView {
  readonly action: Action;
  readonly change: ButtonChange;
  readonly known: { readonly due: IsoDate | null; readonly reason: string | null };
  readonly today: IsoDate;
  readonly problem: string | null;
  readonly back?: Back | null;
}

export function reasonForm(view: ReasonFormView): Message {
  const { action, change, known } = view;
  const title = question(change, action.ref);
  const problem = view.problem === null ? [] : [view.problem];
  const about = isShared(view) ? [] : [shortened(action.title, 300)];
  const due = action.due === null ? [] : [`Due: ${longDate(action.due)}`];
  const back = view.back ?? null;
  const press = { ref: action.number, version: action.version, token: view.newToken(), change, view: 'form' } as const;
  const isExtension = change === 'extend';
  const takesDate = isExtension || change === 'snooze';
  return finish(view, {
    body: [
      heading(title),
      ...[...about, ...(isExtension ? due : [])].map((text) => typed([text], { spacing: 'Small' })),
      ...problem.map((text) => typed([{ text, strong: true, color: 'Attention' }])),
      ...(takesDate ? [dateInput(view)] : []),
      {
        type: 'Input.Text',
        id: 'reason',
        label: 'Reason',
        isRequired: true,
        errorMessage: 'Give a reason',
        isMultiline: true,
        maxLength: NOTE_LIMIT,
        ...(known.reason === null ? {} : { value: known.reason.slice(0, NOTE_LIMIT) }),
      },
    ],
    actions: [
      execute(CHANGE_TITLES[change], actButton.with({ ...press, back }), 'inputs'),
      execute('Leave it', back?.verb === 'walk' ? backButton(back) : openButton.with({ ref: action.number, back })),
    ],
    facts: [title, ...problem, ...about, ...(isExtension ? due : [])],
  });
}

function dateInput(view: ReasonFormView): CardElement {
  return {
    type: 'Input.Date',
    id: 'due',
    label: view.change === 'snooze' ? 'No reminders until' : 'New due date',
    isRequired: true,
    errorMessage: 'Choose a date, today or later',
    min: view.today,
    ...(view.known.due === null ? {} : { value: view.known.due }),
  };
}

function question(change: ButtonChange, ref: string): string {
  switch (change) {
    case 'extend':
      return `More time for ${ref}: until when, and why?`;
    case 'snooze':
      return `No reminders of ${ref}: until when, and why?`;
    case 'decline':
      return `Why do you decline ${ref}?`;
    case 'reject':
      return `Why is ${ref} sent back?`;
    case 'not_done':
      return `Why is ${ref} closed as not done?`;
    case 'circumstances_changed':
      return `What has changed, so that ${ref} can no longer be done?`;
    case 'cancelled':
      return `Why is ${ref} cancelled?`;
    default:
      return `${CHANGE_TITLES[change]}: give a reason for ${ref}`;
  }
}
