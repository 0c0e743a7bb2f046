import type { Nominals } from '../ports/nominals.ts';
import type { Store } from '../ports/store.ts';
import { actionsIn } from './actions.ts';
import { aliasesIn } from './aliases.ts';
import { writeNote } from './audit.ts';
import { conversationsIn } from './conversations.ts';
import type { Database } from './driver.ts';
import { ledgerIn } from './ledger.ts';
import { meetingRecordsIn } from './meeting-records.ts';
import { meetingsIn } from './meetings.ts';
import { changeNominal } from './nominal-changes.ts';
import { nominalsIn } from './nominals.ts';
import { partnerships } from './partnership-rows.ts';
import { peopleIn } from './people.ts';
import { questionsIn } from './questions.ts';
import { ratesIn } from './rates.ts';
import { registersIn } from './registers.ts';
import * as scopes from './scopes.ts';
import { sharedCardsIn } from './shared-cards.ts';
import { standingItemsIn } from './standing-items.ts';
import { throwingFaults } from './throwing-faults.ts';
import { useToken } from './used-tokens.ts';

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
