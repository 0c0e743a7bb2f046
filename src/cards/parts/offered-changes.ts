import type { ITextInput } from '@microsoft/teams.cards';
import { hasEnded, type Action } from '../../domain/actions/action.ts';
import type { ButtonChange } from './action-buttons.ts';
import { inputId, NOTE_LIMIT } from './inputs.ts';
import type { ActionViewer } from './rated-action.ts';

/** The words on the buttons; people and scripts know an action's buttons by them. */
export const CHANGE_TITLES: Readonly<Record<ButtonChange, string>> = {
  accept: 'Accept',
  decline: 'Decline',
  progress: 'In progress',
  done: 'Done',
  blocked: 'Blocked',
  extend: 'More time',
  no_change: 'No change',
  confirm: 'Confirm',
  reject: 'Reject',
  reopen: 'Reopen',
  not_done: 'Close as not done',
  circumstances_changed: 'Close, circumstances changed',
  cancelled: 'Cancel the action',
  snooze: 'Snooze reminders',
};

export interface OfferedChanges {
  /** Answers that come before an update: accepting what was issued, deciding what waits. */
  readonly answers: readonly ButtonChange[];
  readonly updates: readonly ButtonChange[];
}

/** The changes that an action's card offers to its reader. The command asks the policy again when one is pressed. */
export function offeredChanges(action: Action, viewer: ActionViewer): OfferedChanges {
  if (hasEnded(action.status)) return { answers: [], updates: [] };
  const waits = action.status === 'awaiting_confirmation' || action.requestedDue !== null;
  const decide = waits && viewer.mayConfirm ? (['confirm', 'reject'] as const) : [];
  if (!viewer.mayUpdate || action.status === 'awaiting_confirmation') return { answers: decide, updates: [] };
  const accept = action.status === 'proposed' ? (['accept', 'decline'] as const) : [];
  return { answers: [...decide, ...accept], updates: ['progress', 'done', 'blocked', 'extend', 'no_change'] };
}

/** A note; on a digest, which has one for each action, it is a single line. */
export function noteInput(ref: number | null, label = 'Note (optional)'): ITextInput {
  return { type: 'Input.Text', id: inputId('note', ref), label, isMultiline: ref === null, maxLength: NOTE_LIMIT };
}
