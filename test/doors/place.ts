import { cp, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { createTestDatabase, type Engine } from '../support/database.ts';

/** Where a clerk keeps what it keeps. */
export interface Place {
  readonly engine: Engine;
  /** The settings that lead there. */
  readonly env: Readonly<Record<string, string>> & { readonly DATA_DIR: string };
  /** Another with the same in it, to be spoilt. */
  copy(): Promise<Place>;
  /** As the store is opened in this process. */
  open(): Promise<OpenStore>;
}

export async function newPlace(engine: Engine, folder: string): Promise<Place> {
  const databaseUrl = engine === 'PostgreSQL' ? await createTestDatabase('template0') : null;
  return placeAt(engine, folder, await newFolder(folder), databaseUrl);
}

function placeAt(engine: Engine, folder: string, dataDir: string, databaseUrl: string | null): Place {
  return {
    engine,
    env: { DATA_DIR: dataDir, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) },
    copy: async () => {
      const copied = await newFolder(folder);
      await cp(dataDir, copied, { recursive: true });
      const database = databaseUrl === null ? null : await createTestDatabase(new URL(databaseUrl).pathname.slice(1));
      return placeAt(engine, folder, copied, database);
    },
    open: () => openStore({ databaseUrl, dataDir }),
  };
}

function newFolder(folder: string): Promise<string> {
  return mkdtemp(path.join(folder, 'data-'));
}
