import type { Store } from '../ports.ts';
import { actionsIn } from './actions.ts';
import { writeNote } from './audit.ts';
import { conversationsIn } from './conversations.ts';
import type { Database } from './driver.ts';
import { ledgerIn } from './ledger.ts';
import { meetingsIn } from './meetings.ts';
import { nominalsIn } from './nominals.ts';
import { partnerships } from './partnership-rows.ts';
import { peopleIn } from './people.ts';
import { questionsIn } from './questions.ts';
import { ratesIn } from './rates.ts';
import { registersIn } from './registers.ts';
import { standingItemsIn } from './standing-items.ts';
import { throwingFaults } from './throwing-faults.ts';
import { useToken } from './used-tokens.ts';

export function createStore(database: Database, close: () => Promise<void>): Store {
  const { prisma } = database;
  return {
    people: throwingFaults(peopleIn(database)),
    actions: throwingFaults(actionsIn(database)),
    nominals: throwingFaults(nominalsIn(prisma)),
    meetings: throwingFaults(meetingsIn(prisma)),
    ledger: throwingFaults(ledgerIn(prisma)),
    conversations: throwingFaults(conversationsIn(prisma)),
    standingItems: throwingFaults(standingItemsIn(prisma)),
    questions: throwingFaults(questionsIn(prisma)),
    registers: throwingFaults(registersIn(prisma)),
    rates: throwingFaults(ratesIn(database)),
    ...throwingFaults({
      partnerships: () => partnerships(prisma),
      note: (entry: Parameters<Store['note']>[0]) => writeNote(prisma, entry),
      useToken: (token: string, at: Date) => useToken(prisma, token, at),
      ping: async () => {
        await prisma.$queryRaw`SELECT 1`;
      },
    }),
    close,
  };
}
