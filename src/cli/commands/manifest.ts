import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { readConfig } from '../../config.ts';
import { packageRoot } from '../../store/schema/migration-folder.ts';
import { appPackageProblems, NO_APP_ID, readAppPackage } from '../app-package.ts';
import { command } from '../command.ts';
import { mustBeWritable } from '../output-file.ts';

/** The same input gives the same bytes, whenever it is packed. */
const PACKED_AT = new Date('2026-01-01T00:00:00Z');

/** Checks the app package as Teams would, then zips it for upload. */
export const manifestCommand = command({
  name: 'manifest',
  summary: 'check the Teams app package and zip it into dist/',
  operand: null,
  options: {},
  run: async (_typed, io) => {
    const { bot } = readConfig(io.env);
    const appId = bot?.auth === 'on' ? bot.appId : null;
    const appPackage = await readAppPackage(appId ?? NO_APP_ID);
    const problems = await appPackageProblems(appPackage);
    if (problems.length > 0) {
      io.err(`The app package would be refused:\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
      return 1;
    }
    if (appId === null) {
      io.err('MICROSOFT_APP_ID is not set: the package is valid, but Teams takes it only with your own app id.\n');
    }
    const out = path.join(packageRoot(), 'dist/partnership-clerk.zip');
    await mustBeWritable(path.dirname(out), 'folder');
    await zip(appPackage.files, out);
    io.out(`${path.relative(process.cwd(), out)}\n`);
    return 0;
  },
});

async function zip(files: ReadonlyMap<string, Buffer>, out: string): Promise<void> {
  await mkdir(path.dirname(out), { recursive: true });
  const archive = new yazl.ZipFile();
  for (const [name, content] of files) archive.addBuffer(content, name, { mtime: PACKED_AT, mode: 0o100644 });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(out));
}
