import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { Refused } from './refused.ts';

/** What is written out holds codes and people's words: nobody else on this machine needs to read it. */
const OWNER_ONLY = 0o600;

const BECAUSE: Readonly<Record<string, string>> = {
  ENOENT: 'the folder that it is to be in is not there',
  ENOTDIR: 'a file stands where its folder should be',
  EISDIR: 'there is a folder of that name',
  EEXIST: 'there is a file of that name',
  EACCES: 'you are not allowed to',
  EPERM: 'you are not allowed to',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * Writes a file for its owner alone.
 * @throws Refused that says why it cannot be written
 */
export async function writeOut(file: string, content: string | Buffer): Promise<void> {
  await saying(file, () => writeFile(file, content, { mode: OWNER_ONLY }));
}

/**
 * Makes sure that a file, or files in a folder, can be written, and leaves nothing behind: for what is to be asked before
 * anything is written down.
 * @throws Refused that says why not
 */
export async function mustBeWritable(place: string, kind: 'file' | 'folder'): Promise<void> {
  await saying(place, async () => {
    const made = kind === 'folder' ? await mkdir(place, { recursive: true }) : await touch(place);
    if (made !== undefined) await rm(made, { recursive: true });
  });
}

async function touch(file: string): Promise<string | undefined> {
  const before = await stat(file).catch(() => null);
  await (await open(file, 'a', OWNER_ONLY)).close();
  return before === null ? file : undefined;
}

async function saying(place: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const because = BECAUSE[(error as NodeJS.ErrnoException).code ?? ''];
    throw because === undefined ? error : new Refused(`${place} cannot be written: ${because}`, { cause: error });
  }
}
