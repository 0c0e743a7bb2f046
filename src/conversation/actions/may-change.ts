import type { Action } from '../../domain/actions/action.ts';
import type { ChangeIntent, ChangeKind } from '../../domain/actions/change.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { canChange, canReassignTo } from '../../domain/policy/policy.ts';

type Named<K extends ChangeKind> = readonly [name: string, intent: Extract<ChangeIntent, { kind: K }>];

const GIVE = { kind: 'reassign', to: null, note: null } as const;

/** What can be done to an action, by kind, so that a new kind has to be named; the ends by their own words. */
const CHANGES: { readonly [K in ChangeKind]: readonly Named<K>[] } = {
  accept: [['accept it', { kind: 'accept', note: null }]],
  decline: [['decline it', { kind: 'decline', note: null }]],
  progress: [['record progress', { kind: 'progress', note: null }]],
  note: [['add a note', { kind: 'note', note: 'Visited' }]],
  no_change: [['record no change', { kind: 'no_change', note: null }]],
  blocked: [['record it as blocked', { kind: 'blocked', note: null }]],
  done: [['record it as done', { kind: 'done', note: null }]],
  extend: [['move its due date', { kind: 'extend', due: null, note: null }]],
  reassign: [['give it to somebody of the same agency', GIVE]],
  snooze: [['snooze its reminders', { kind: 'snooze', until: null, note: null }]],
  wake: [['wake its reminders', { kind: 'wake', note: null }]],
  tag: [['tag it with a power', { kind: 'tag', power: null, note: null }]],
  untag: [['take the tag off it', { kind: 'untag', note: null }]],
  safeguard: [['say whether it is safeguarding', { kind: 'safeguard', on: true, note: null }]],
  end: [
    ['close it as not done', { kind: 'end', as: 'not_done', note: null }],
    ['close it because circumstances changed', { kind: 'end', as: 'circumstances_changed', note: null }],
    ['cancel it', { kind: 'end', as: 'cancelled', note: null }],
  ],
  confirm: [['confirm it', { kind: 'confirm', note: null }]],
  reject: [['send it back', { kind: 'reject', note: null }]],
  reopen: [['reopen it', { kind: 'reopen', note: null }]],
};

type MayChange = (speaker: Speaker, action: Action) => boolean;

/** The policy of each change by its name. */
export const MAY_CHANGE: Readonly<Record<string, MayChange>> = {
  ...Object.fromEntries(
    Object.values(CHANGES)
      .flat()
      .map(([name, intent]): [string, MayChange] => [name, (speaker, action) => canChange(speaker, action, intent)]),
  ),
  'give it to another agency': (speaker, action) =>
    canChange(speaker, action, GIVE) && canReassignTo(speaker, action, null),
};
