import type { Store } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';

export function createStore(prisma: PrismaClient, close: () => Promise<void>): Store {
  const store: Partial<Store> = {
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close,
  };
  return store as Store;
}
