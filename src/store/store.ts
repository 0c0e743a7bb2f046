import type { Store } from '../ports/store.ts';
import { actionsIn } from './actions/actions.ts';
import { notesIn } from './audit/audit.ts';
import { sharedCardsIn } from './audit/shared-cards.ts';
import { tokensIn } from './audit/used-tokens.ts';
import { inShared } from './engine/area.ts';
import type { Database } from './engine/driver.ts';
import { meetingRecordsIn } from './meetings/meeting-records.ts';
import { meetingsIn } from './meetings/meetings.ts';
import { aliasesIn } from './nominals/aliases.ts';
import { nominalsIn } from './nominals/nominals.ts';
import { conversationsIn } from './people/conversations.ts';
import { partnershipsIn } from './people/partnership-rows.ts';
import { peopleIn } from './people/people.ts';
import { questionsIn } from './questions.ts';
import { registersIn } from './registers/registers.ts';
import { ledgerIn } from './reminders/ledger.ts';
import { ratesIn } from './reminders/rates.ts';
import { standingItemsIn } from './standing-item/standing-items.ts';
import { undoIn } from './undo/undo.ts';

const pingIn = inShared<Pick<Store, 'ping'>>({
  ping: async (prisma) => {
    await prisma.$queryRaw`SELECT 1`;
  },
});

export function createStore(database: Database, close: () => Promise<void>): Store {
  const { prisma } = database;
  return {
    people: peopleIn(database),
    actions: actionsIn(database),
    nominals: nominalsIn(prisma),
    sharedCards: sharedCardsIn(prisma),
    aliases: aliasesIn(prisma),
    meetings: meetingsIn(prisma),
    meetingRecords: meetingRecordsIn(prisma),
    ledger: ledgerIn(prisma),
    conversations: conversationsIn(prisma),
    standingItems: standingItemsIn(prisma),
    questions: questionsIn(prisma),
    registers: registersIn(prisma),
    rates: ratesIn(database),
    undo: undoIn(prisma),
    ...partnershipsIn(prisma),
    ...notesIn(prisma),
    ...tokensIn(prisma),
    ...pingIn(prisma),
    close,
  };
}
