import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/*
 * Compiles the clerk. Types are checked by tsc beforehand; this bundles our own modules and the small ones they lean on,
 * because opening three hundred files was most of a cold start. The SDKs, the database drivers and
 * what is read off the disk (WebAssembly) stay where npm put them.
 */
const root = path.join(import.meta.dirname, '..');
/** Where to: dist, or a folder of its own beside it for tests. */
const OUT = process.argv[2] ?? 'dist';
const BUNDLED = ['zod', 'temporal-polyfill', 'fastest-levenshtein', 'jose'];

await rm(path.join(root, OUT), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  // A file's imports are carried out before its first line, so what must come before teams-ai is a file of its own.
  entryPoints: ['src/main.ts', 'src/cli/clerk.ts', 'src/teams/without-dialogs.ts'],
  outbase: 'src',
  outdir: OUT,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: true,
  chunkNames: 'parts/[name]-[hash]',
  plugins: [
    {
      name: 'leave-packages-outside',
      setup(bundler) {
        bundler.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
          if (kind === 'entry-point' || BUNDLED.some((kept) => name === kept || name.startsWith(`${kept}/`)))
            return null;
          return { path: name, external: true };
        });
      },
    },
  ],
});
