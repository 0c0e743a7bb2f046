import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as EngineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { migrationsPath, type Migration } from './migration-folder.ts';

/** What this file uses of the WebAssembly global, whose types come only with a browser's. */
interface WasmLoader {
  instantiate(wasm: Buffer, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
}

/** Everything is the clerk's own; no table or enum is left to somebody else. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Runs Prisma's schema engine from its WebAssembly build, because the binary cannot be downloaded everywhere. Loading it
 * takes tens of milliseconds and memory: only what migrates should call this.
 */
export async function withSchemaEngine<Result>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= load();
  const { SchemaEngine: Engine } = await loaded;
  const ignoreLog = (): void => undefined;
  const opened: SqlDriverAdapter[] = [];
  const bound = bindMigrationAwareSqlAdapterFactory(remembering(adapter, opened));
  const engine = await Engine.new({ datamodels: [['schema.prisma', schema]] }, ignoreLog, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((connection) => connection.dispose()));
  }
}

/** The engine closes its shadow databases when it is done, but not this connection: whoever started it does. */
function remembering(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => {
      const connection = await adapter.connect();
      opened.push(connection);
      return connection;
    },
    connectToShadowDb: () => adapter.connectToShadowDb(),
  };
}

/** Its glue is one per process: a second instance would leave the first one's callbacks pointing at the wrong memory. */
let loaded: Promise<typeof EngineModule> | undefined;

async function load(): Promise<typeof EngineModule> {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(path.join(path.dirname(glue), 'schema_engine_bg.wasm'));
  const loader = Reflect.get(globalThis, 'WebAssembly') as WasmLoader;
  const { instance } = await loader.instantiate(wasm, { './schema_engine_bg.js': { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

/** The list of migrations in the form that the engine reads. */
export function migrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsPath(),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
