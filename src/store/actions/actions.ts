import type { Actions } from '../../ports/actions.ts';
import { actionGroups } from './action-groups.ts';
import { history, silentOwners, updateCounts, updatesSince } from './action-history.ts';
import { byNumber, listActions } from './actions-read.ts';
import { addAction } from './add-action.ts';
import type { Database } from '../engine/driver.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import { recordChanges } from './record-changes.ts';

export const actionsIn = inPartnership<Actions, Database>({
  byNumber,
  list: listActions,
  groups: actionGroups,
  history,
  silentOwners,
  updateCounts,
  updatesSince,
  record: recordChanges,
  add: addAction,
});
