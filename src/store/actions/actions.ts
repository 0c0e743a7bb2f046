import type { Actions } from '../../ports/actions.ts';
import { actionGroups } from './action-groups.ts';
import { history, silentOwners, updateCounts, updatesSince } from './action-history.ts';
import { byNumber, listActions } from './actions-read.ts';
import { addAction } from './add-action.ts';
import type { Database } from '../engine/driver.ts';
import { recordChanges } from './record-changes.ts';
import { undoLast } from '../undo/undo.ts';

export function actionsIn(database: Database): Actions {
  const { prisma } = database;
  return {
    byNumber: (partnershipId, numbers) => byNumber(prisma, partnershipId, numbers),
    list: (filter, page) => listActions(database, filter, page),
    groups: (partnershipId, speaker, thresholds) => actionGroups(prisma, partnershipId, speaker, thresholds),
    history: (_partnershipId, actionId, take) => history(prisma, actionId, take),
    silentOwners: (partnershipId, speaker, since) => silentOwners(prisma, partnershipId, speaker, since),
    updateCounts: (partnershipId, speaker, since) => updateCounts(prisma, partnershipId, speaker, since),
    updatesSince: (partnershipId, speaker, since, page) => updatesSince(prisma, partnershipId, speaker, since, page),
    record: (changes) => recordChanges(database, changes),
    add: (action, speaker, label) => addAction(prisma, action, speaker, label),
    undo: (speaker, at, source, only) => undoLast(prisma, speaker, at, source, only),
  };
}
