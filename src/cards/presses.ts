import type { ChangeIntent } from '../domain/actions/change.ts';
import type { Refusal } from '../domain/refusal.ts';
import { buttonSchema, type Button, type ButtonOf } from './buttons.ts';
import {
  INPUT_ID,
  textOf,
  unreadable,
  withAttendance,
  withDecision,
  withTypedAction,
  withTypedChange,
  type TypedAction,
  type TypedAttendance,
  type TypedChange,
  type TypedDecision,
  type TypedStop,
} from './typed-inputs.ts';
import {
  withCounts,
  withProgramme,
  withStatements,
  type TypedCounts,
  type TypedProgramme,
  type TypedStatements,
} from './typed-registers.ts';

/*
 * Everything that cards send back. A button carries data that the clerk wrote; a person adds inputs. Both arrive in one
 * object, so input ids are reserved names and are taken out before the rest is read strictly.
 * What a press says is never trusted: who presses, what they may do and what an action's state is, the command asks.
 */

/** A press as the commands read it: the button's data with what the person typed. */
export type Press =
  | Exclude<
      Button,
      {
        verb:
          | 'act'
          | 'digest-act'
          | 'add'
          | 'decide'
          | 'walk-to'
          | 'attend'
          | 'save-statements'
          | 'report-programme'
          | 'add-programme';
      }
    >
  | (ButtonOf<'decide'> & TypedDecision)
  | (ButtonOf<'walk-to'> & TypedStop)
  | (ButtonOf<'attend'> & TypedAttendance)
  | (ButtonOf<'act'> & TypedChange)
  | (ButtonOf<'digest-act'> & TypedChange)
  | (ButtonOf<'add'> & TypedAction)
  | (ButtonOf<'save-statements'> & TypedStatements)
  | (ButtonOf<'report-programme'> & TypedCounts)
  | (ButtonOf<'add-programme'> & TypedProgramme);
export type PressOf<V extends Press['verb']> = Extract<Press, { verb: V }>;

/** The change that a press on an action asks for, in the words of the domain. */
export function intentOf(press: PressOf<'act'> | PressOf<'digest-act'>): ChangeIntent {
  const { change, note } = press;
  switch (change) {
    case 'extend':
      return { kind: 'extend', due: press.due === null ? null : { to: 'date', date: press.due }, note };
    case 'snooze':
      return { kind: 'snooze', until: press.due === null ? null : { to: 'date', date: press.due }, note };
    case 'not_done':
    case 'circumstances_changed':
    case 'cancelled':
      return { kind: 'end', as: change, note };
    default:
      return { kind: change, note };
  }
}

/** The key under which every button says which partnership its card was about. */
export const PARTNERSHIP_KEY = 'partnership';

/** The code of the partnership that a pressed card was about; null where it does not say. */
export function partnershipOf(value: unknown): string | null {
  const code = dataOf(value)?.[PARTNERSHIP_KEY];
  return typeof code === 'string' ? code : null;
}

/**
 * Reads what a card sent back: an invoke's value ({ action: { verb, data } }), its action, or the data alone, as
 * Action.Submit sends it. Anything that no card of ours could have sent is refused in one sentence.
 */
export function parsePress(value: unknown): Press | Refusal {
  const data = dataOf(value);
  if (data === null) return unreadable();
  const typed = new Map(Object.entries(data).filter(([key]) => INPUT_ID.test(key)));
  const { [PARTNERSHIP_KEY]: code = '', ...rest } = data;
  const button = buttonSchema.safeParse(
    Object.fromEntries(Object.entries(rest).filter(([key]) => !INPUT_ID.test(key))),
  );
  const isText = [...typed.values()].every((input) => ['string', 'number'].includes(typeof input) || input === null);
  if (!button.success || !isText || typeof code !== 'string') return unreadable();
  switch (button.data.verb) {
    case 'act':
      return withTypedChange(button.data, typed, null);
    case 'digest-act':
      return withTypedChange(button.data, typed, button.data.ref);
    case 'add':
      return withTypedAction(button.data, typed);
    case 'save-statements':
      return withStatements(button.data, typed);
    case 'report-programme':
      return withCounts(button.data, typed);
    case 'add-programme':
      return withProgramme(button.data, typed);
    case 'decide':
      return withDecision(button.data, typed);
    case 'walk-to':
      return { ...button.data, stop: textOf(typed.get('stop')) };
    case 'attend':
      return withAttendance(button.data, typed);
    default:
      return button.data;
  }
}

/** The verb stands beside the data of Action.Execute and inside that of Action.Submit; two that differ are nobody's. */
function dataOf(value: unknown): Record<string, unknown> | null {
  if (!isRecord(value)) return null;
  const action = isRecord(value['action']) ? value['action'] : value;
  if (!('data' in action)) return action;
  const { verb, data } = action;
  if (!isRecord(data)) return null;
  if (verb === undefined) return data;
  return data['verb'] === undefined || data['verb'] === verb ? { ...data, verb } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
