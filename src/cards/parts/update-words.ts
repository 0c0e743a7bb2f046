import type { UpdateKind } from '../../domain/actions/change.ts';

/** What an entry of the log says happened, for lists and for counts ("3 updated, 1 completed"). */
export const UPDATE_WORDS: Readonly<Record<UpdateKind, string>> = {
  imported: 'From the workbook',
  added: 'Added',
  accepted: 'Accepted',
  declined: 'Declined',
  progress: 'Updated',
  no_change: 'No change',
  blocked: 'Blocked',
  done: 'Done',
  confirmed: 'Confirmed',
  rejected: 'Sent back',
  extended: 'Given more time',
  reassigned: 'Given to somebody else',
  ended: 'Closed',
  reopened: 'Reopened',
  undone: 'Change undone',
  snoozed: 'Reminders snoozed',
  woken: 'Reminders on again',
  tagged: 'Power tagged',
  untagged: 'Power untagged',
  safeguarded: 'Tagged as safeguarding',
  unsafeguarded: 'No longer tagged as safeguarding',
};
