import { z } from 'zod';
import type { ChangeIntent, ChangeKind, PlainEnd } from '../../domain/actions/change.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import { actionNumber, chosen, typed } from '../../domain/minimise/whose-words.ts';
import { backSchema } from './back-buttons.ts';
import { token, version } from './button-data.ts';
import { button, type Inputs } from './button.ts';
import { badDate, inputId, isDate, NOTE_LIMIT, textOf, tooLong } from './inputs.ts';

/** The changes that buttons ask for, an end by its own word; handing an action on is said in words. */
export const BUTTON_CHANGES = [
  'accept',
  'decline',
  'progress',
  'no_change',
  'blocked',
  'done',
  'confirm',
  'reject',
  'extend',
  'reopen',
  'not_done',
  'circumstances_changed',
  'cancelled',
  'snooze',
] as const satisfies readonly (ChangeKind | PlainEnd)[];
export type ButtonChange = (typeof BUTTON_CHANGES)[number];

/** What is typed beside the buttons of an action. `note` is the reason where one was asked for. */
const change = {
  note: typed(z.string().max(NOTE_LIMIT)).nullable(),
  due: chosen(z.iso.date()).nullable(),
};

/** `ref`: on a card with several actions, whose inputs are read. */
export function changeInputs(isOfSeveral: boolean): Inputs<typeof change> {
  return {
    ids: ['note', 'reason', 'due'],
    perAction: true,
    fields: change,
    read: (inputs, { ref }) => {
      const own = isOfSeveral ? (ref ?? null) : null;
      const note = textOf(inputs.get(inputId('reason', own))) ?? textOf(inputs.get(inputId('note', own)));
      const due = textOf(inputs.get(inputId('due', own)));
      if (note !== null && note.length > NOTE_LIMIT) return tooLong('A note', NOTE_LIMIT);
      if (due !== null && !isDate(due)) return badDate(due);
      return { note, due };
    },
  };
}

export const openButton = button('open', { ref: actionNumber(), back: backSchema.nullable() });

export const actButton = button(
  'act',
  {
    ref: actionNumber(),
    version,
    token,
    change: z.enum(BUTTON_CHANGES),
    /** Where the button stands: a form has already asked for what was missing. The answer is the action's card. */
    view: z.enum(['action', 'form']),
    back: backSchema.nullable(),
  },
  changeInputs(false),
);

/** The change that a press on an action asks for, in the words of the domain. */
export function intentOf(pressed: {
  readonly change: ButtonChange;
  readonly note: string | null;
  readonly due: IsoDate | null;
}): ChangeIntent {
  const { change: asked, note, due } = pressed;
  switch (asked) {
    case 'extend':
      return { kind: 'extend', due: due === null ? null : { to: 'date', date: due }, note };
    case 'snooze':
      return { kind: 'snooze', until: due === null ? null : { to: 'date', date: due }, note };
    case 'not_done':
    case 'circumstances_changed':
    case 'cancelled':
      return { kind: 'end', as: asked, note };
    default:
      return { kind: asked, note };
  }
}
