import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from '../../../src/store/engine/hold-folder.ts';
import { startChild, type Child } from '../../support/child.ts';

const HOLD_FOLDER = path.join(import.meta.dirname, '../processes/hold-folder.ts');

describe('the embedded database’s folder', () => {
  let folder: string;
  let children: Child[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clerk-folder-'));
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await rm(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<Child> => {
    const child = startChild(HOLD_FOLDER, folder);
    children.push(child);
    expect(await child.hear()).toBe('ready');
    return child;
  };
  const claims = () => path.join(folder, 'open');

  it('is one process’s, which a second one is told in one sentence', async () => {
    const holder = await start();
    holder.say('take');
    expect(await holder.hear()).toBe('held');
    await expect(holdFolder(folder)).rejects.toMatchObject({
      code: 'folder in use',
      userMessage: `The database in ${folder} is already open in process ${String(holder.pid)}: stop it, or use DATABASE_URL.`,
    });
    holder.say('give');
    expect(await holder.hear()).toBe('given');
    const release = await holdFolder(folder);
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'folder in use' });
    await release();
    expect(await readdir(claims())).toEqual([]);
  });

  it('is free at once when its holder was killed', async () => {
    const holder = await start();
    holder.say('take');
    expect(await holder.hear()).toBe('held');
    await holder.kill();
    const began = performance.now();
    const release = await holdFolder(folder);
    expect(performance.now() - began).toBeLessThan(500);
    await release();
  });

  it('is free when the holder’s number belongs to another process by now', async () => {
    const release = await holdFolder(folder);
    const [own] = await readdir(claims());
    await release();
    const other = await start();
    const place = own?.replace(/^\d+_\w+?_/, '') ?? '';
    await writeFile(path.join(claims(), `${String(other.pid)}_1_${place}`), 'holding');
    await (
      await holdFolder(folder)
    )();
    expect(await readdir(claims())).toEqual([]);
  });

  it('believes a holder on another machine or in another container as long as it shows a pulse', async () => {
    await mkdir(claims());
    const foreign = path.join(claims(), '1_12345_another-boot.4026531836');
    await writeFile(foreign, 'holding');
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'folder in use' });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(foreign, longAgo, longAgo);
    await (
      await holdFolder(folder)
    )();
  });

  it('goes to exactly one of several that start at once', async () => {
    const starters = await Promise.all(Array.from({ length: 4 }, start));
    for (let round = 0; round < 15; round += 1) {
      for (const starter of starters) starter.say('take');
      const heard = await Promise.all(starters.map((starter) => starter.hear()));
      expect(heard.filter((line) => line === 'held')).toHaveLength(1);
      expect(heard.filter((line) => line.startsWith('folder in use'))).toHaveLength(3);
      for (const starter of starters) starter.say('give');
      await Promise.all(starters.map((starter) => starter.hear()));
    }
  });
});
