import type { SqlMigrationAwareDriverAdapterFactory as MigratingAdapter } from '@prisma/driver-adapter-utils';
import type { Database } from './driver.ts';
import type { PrismaClient } from '../generated/client.ts';

/** A database before it is migrated: the owner's way in, and the clerk's own. */
export interface Engine {
  /** The owner's, for migrations. */
  readonly adapter: MigratingAdapter;
  /** No other process can be at it. */
  readonly alone: boolean;
  owner(): PrismaClient;
  /** Works only once the clerk's roles are there. */
  connect(): Promise<Database>;
  close(): Promise<void>;
}
