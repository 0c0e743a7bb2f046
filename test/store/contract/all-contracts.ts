import { actionsRead } from './actions/actions-read.ts';
import { addAction } from './actions/add-action.ts';
import { aliases, sealing } from './nominals/aliases.ts';
import { conversations } from './people/conversations.ts';
import type { Contract } from './each-store.ts';
import { ledger } from './reminders/ledger.ts';
import { meetingRecords } from './meetings/meeting-records.ts';
import { meetings } from './meetings/meetings.ts';
import { nominals } from './nominals/nominals.ts';
import { people } from './people/people.ts';
import { rates } from './reminders/rates.ts';
import { recordChanges } from './actions/record-changes.ts';
import { smallAreas } from './small-areas.ts';
import { standingItems } from './standing-item/standing-items.ts';
import { undoing } from './undo/undo.ts';

/** What every store must do, whatever engine is under it. */
export const ALL_CONTRACTS: Readonly<Record<string, Contract>> = {
  people,
  'reading actions': actionsRead,
  'recording changes': recordChanges,
  'adding actions': addAction,
  undoing,
  meetings,
  'meetings that are run': meetingRecords,
  nominals,
  aliases,
  'what is sealed': sealing,
  ledger,
  conversations,
  rates,
  'standing items': standingItems,
  'questions, registers, partnerships and the audit trail': smallAreas,
};
