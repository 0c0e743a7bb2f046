import type { Store } from '../ports.ts';
import { actionsIn } from './actions.ts';
import { writeNote } from './audit.ts';
import { conversationsIn } from './conversations.ts';
import type { PrismaClient } from './generated/client.ts';
import { meetingsIn } from './meetings.ts';
import { nominalsIn } from './nominals.ts';
import { partnerships } from './partnership-rows.ts';
import { peopleIn } from './people.ts';

export function createStore(prisma: PrismaClient, close: () => Promise<void>): Store {
  const store: Partial<Store> = {
    people: peopleIn(prisma),
    actions: actionsIn(prisma),
    nominals: nominalsIn(prisma),
    meetings: meetingsIn(prisma),
    conversations: conversationsIn(prisma),
    partnerships: () => partnerships(prisma),
    note: (entry) => writeNote(prisma, entry),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close,
  };
  return store as Store;
}
