import type { Action } from '../domain/action.ts';
import type { ChangeIntent, ChangeKind, PlainEnd } from '../domain/change.ts';
import type { Speaker } from '../domain/person.ts';
import { canChange, canReassignTo } from '../domain/policy.ts';

const WITHIN = 'give it to somebody of the same agency';

/** What can be done to an action; the ends by their own words, because cancelling is the meeting's. */
const EXAMPLES = {
  'accept it': { kind: 'accept', note: null },
  'decline it': { kind: 'decline', note: null },
  'record progress': { kind: 'progress', note: null },
  'add a note': { kind: 'note', note: 'Visited' },
  'record no change': { kind: 'no_change', note: null },
  'record it as blocked': { kind: 'blocked', note: null },
  'record it as done': { kind: 'done', note: null },
  'move its due date': { kind: 'extend', due: null, note: null },
  [WITHIN]: { kind: 'reassign', to: null, note: null },
  'snooze its reminders': { kind: 'snooze', until: null, note: null },
  'wake its reminders': { kind: 'wake', note: null },
  'close it as not done': { kind: 'end', as: 'not_done', note: null },
  'close it because circumstances changed': { kind: 'end', as: 'circumstances_changed', note: null },
  'cancel it': { kind: 'end', as: 'cancelled', note: null },
  'confirm it': { kind: 'confirm', note: null },
  'send it back': { kind: 'reject', note: null },
  'reopen it': { kind: 'reopen', note: null },
} as const satisfies Readonly<Record<string, ChangeIntent>>;

type Covered = (typeof EXAMPLES)[keyof typeof EXAMPLES];
type Uncovered = Exclude<ChangeKind, Covered['kind']> | Exclude<PlainEnd, Extract<Covered, { kind: 'end' }>['as']>;
type MayChange = (speaker: Speaker, action: Action) => boolean;

/** The policy of each change by its name; a new kind of change that is missing here does not compile. */
export const MAY_CHANGE: [Uncovered] extends [never] ? Readonly<Record<string, MayChange>> : Uncovered = {
  ...Object.fromEntries(
    Object.entries(EXAMPLES).map(([name, intent]): [string, MayChange] => [
      name,
      (speaker, action) => canChange(speaker, action, intent),
    ]),
  ),
  'give it to another agency': (speaker, action) =>
    canChange(speaker, action, EXAMPLES[WITHIN]) && canReassignTo(speaker, action, null),
};
