import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import yazl from 'yazl';
import { readConfig } from '../config.ts';
import { appPackageProblems, NO_APP_ID, readAppPackage } from './app-package.ts';
import type { ExitCode, Io } from './command.ts';

const OUT = path.join(import.meta.dirname, '../../dist/partnership-clerk.zip');
/** The same input gives the same bytes, whenever it is packed. */
const PACKED_AT = new Date('2026-01-01T00:00:00Z');

/** `clerk manifest`: checks the app package as Teams would, then zips it for upload. */
export async function manifestCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  parseArgs({ args: [...args], options: {} });
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
  await zip(appPackage.files, OUT);
  io.out(`${path.relative(process.cwd(), OUT)}\n`);
  return 0;
}

async function zip(files: ReadonlyMap<string, Buffer>, out: string): Promise<void> {
  await mkdir(path.dirname(out), { recursive: true });
  const archive = new yazl.ZipFile();
  for (const [name, content] of files) archive.addBuffer(content, name, { mtime: PACKED_AT, mode: 0o100644 });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(out));
}
