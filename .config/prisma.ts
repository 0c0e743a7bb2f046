import path from 'node:path';
import { defineConfig } from 'prisma/config';

// The engine binary cannot be downloaded everywhere, and nothing here runs it: migrations are applied by the
// WebAssembly engine in src/store/schema/migrate.ts. Pointing at any file that exists stops the download.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: path.join(import.meta.dirname, '../prisma/schema.prisma'),
  migrations: { path: path.join(import.meta.dirname, '../prisma/migrations') },
});
