import { actionsRead } from './actions-read.ts';
import { addAction } from './add-action.ts';
import { aliases, sealing } from './aliases.ts';
import { conversations } from './conversations.ts';
import type { Contract } from './each-store.ts';
import { ledger } from './ledger.ts';
import { meetingRecords } from './meeting-records.ts';
import { meetings, nominals } from './meetings-and-nominals.ts';
import { people } from './people.ts';
import { rates } from './rates.ts';
import { recordChanges } from './record-changes.ts';
import { smallAreas } from './small-areas.ts';
import { standingItems } from './standing-items.ts';
import { undoing } from './undo.ts';

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
