import type { Nominals } from '../ports/nominals.ts';
import type { Store } from '../ports/store.ts';
import { actionsIn } from './actions/actions.ts';
import { aliasesIn } from './nominals/aliases.ts';
import { writeNote } from './audit/audit.ts';
import { conversationsIn } from './people/conversations.ts';
import type { Database } from './engine/driver.ts';
import { ledgerIn } from './reminders/ledger.ts';
import { meetingRecordsIn } from './meetings/meeting-records.ts';
import { meetingsIn } from './meetings/meetings.ts';
import { changeNominal } from './nominals/nominal-changes.ts';
import { nominalsIn } from './nominals/nominals.ts';
import { partnerships } from './people/partnership-rows.ts';
import { peopleIn } from './people/people.ts';
import { questionsIn } from './questions.ts';
import { ratesIn } from './reminders/rates.ts';
import { registersIn } from './registers/registers.ts';
import * as scopes from './scopes.ts';
import { sharedCardsIn } from './audit/shared-cards.ts';
import { standingItemsIn } from './standing-item/standing-items.ts';
import { throwingFaults } from './engine/throwing-faults.ts';
import { useToken } from './audit/used-tokens.ts';

export function createStore(database: Database, close: () => Promise<void>): Store {
  const { prisma } = database;
  const guarded = <Area extends object>(area: Area, of: Parameters<typeof scopes.inScopes<Area>>[1]): Area =>
    throwingFaults(scopes.inScopes(area, of));
  return {
    people: guarded(peopleIn(database), scopes.PEOPLE),
    actions: guarded(actionsIn(database), scopes.ACTIONS),
    nominals: guarded(
      {
        ...nominalsIn(prisma),
        change: (...change: Parameters<Nominals['change']>) => changeNominal(prisma, ...change),
      },
      scopes.NOMINALS,
    ),
    sharedCards: guarded(sharedCardsIn(prisma), scopes.SHARED_CARDS),
    aliases: guarded(aliasesIn(prisma), scopes.ALIASES),
    meetings: guarded(meetingsIn(prisma), scopes.MEETINGS),
    meetingRecords: guarded(meetingRecordsIn(prisma), scopes.MEETING_RECORDS),
    ledger: guarded(ledgerIn(prisma), scopes.LEDGER),
    conversations: guarded(conversationsIn(prisma), scopes.CONVERSATIONS),
    standingItems: guarded(standingItemsIn(prisma), scopes.STANDING_ITEMS),
    questions: guarded(questionsIn(prisma), scopes.QUESTIONS),
    registers: guarded(registersIn(prisma), scopes.REGISTERS),
    rates: guarded(ratesIn(database), scopes.RATES),
    ...guarded(
      {
        partnerships: () => partnerships(prisma),
        note: (entry: Parameters<Store['note']>[0]) => writeNote(prisma, entry),
        useToken: (token: string, at: Date) => useToken(prisma, token, at),
        ping: async () => {
          await prisma.$queryRaw`SELECT 1`;
        },
      },
      scopes.STORE,
    ),
    close,
  };
}
