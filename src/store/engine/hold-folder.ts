import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreFault } from './fault.ts';

/*
 * Only one process may have the embedded database open. Each one that wants it first writes a claim that carries its
 * own name, and then looks who else has one: of two that start together at least one sees the other, so never both go
 * on. A claim's name is its process, so anybody may take away the claim of a process that is gone: it can never be
 * somebody's new one.
 */

const HOLDING = 'holding';
/** Processes elsewhere (another container, another machine) cannot be looked up: they show a pulse on their claim. */
const PULSE_MS = 2_000;
const NO_PULSE_MS = 10_000;
const PATIENCE_MS = 5_000;

interface Claim {
  readonly file: string;
  readonly pid: number;
  readonly started: string;
  readonly place: string;
}

/**
 * Takes the folder for this process; the result gives it back.
 * @throws StoreFault `folder in use`
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const claims = path.join(folder, 'open');
  await mkdir(claims, { recursive: true });
  const own = ownClaim();
  const ownPath = path.join(claims, own.file);
  const giveUpAt = performance.now() + PATIENCE_MS;
  await writeFile(ownPath, '', { flag: 'wx' }).catch((error: unknown) => {
    // The name is this process's own: it has the folder open already.
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? inUse(folder, own) : error;
  });
  for (;;) {
    const rivals = await otherClaims(claims, own);
    if (rivals.length === 0) break;
    const holder = await findHolder(claims, rivals);
    const rival = holder ?? rivals.find((other) => other.file < own.file);
    if (holder !== null || performance.now() > giveUpAt) {
      await rm(ownPath, { force: true });
      throw inUse(folder, rival ?? rivals[0] ?? own);
    }
    // Both are only starting: the one whose name sorts first waits for the other to step back.
    if (rival !== undefined) await rm(ownPath, { force: true });
    await delay(20);
    if (rival !== undefined) await writeFile(ownPath, '');
  }
  await writeFile(ownPath, HOLDING);
  const pulse = setInterval(() => {
    // Written over, never made anew: a claim that was given back, or removed by hand, stays away.
    writeFile(ownPath, HOLDING, { flag: 'r+' }).catch(() => undefined);
  }, PULSE_MS);
  pulse.unref();
  return async () => {
    clearInterval(pulse);
    await rm(ownPath, { force: true });
  };
}

async function contents(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

async function findHolder(claims: string, rivals: readonly Claim[]): Promise<Claim | null> {
  for (const rival of rivals) {
    if ((await contents(path.join(claims, rival.file))) === HOLDING) return rival;
  }
  return null;
}

/** The claims of processes that live; those of processes that are gone are taken away. */
async function otherClaims(claims: string, own: Claim): Promise<readonly Claim[]> {
  const alive: Claim[] = [];
  for (const file of await readdir(claims)) {
    if (file === own.file) continue;
    const claim = parseClaim(file);
    if (claim === null) continue;
    if (await isAlive(claim, own, claims)) alive.push(claim);
    else await rm(path.join(claims, file), { force: true });
  }
  return alive;
}

async function isAlive(claim: Claim, own: Claim, claims: string): Promise<boolean> {
  if (claim.place === own.place) return startOf(claim.pid) === claim.started;
  // Our own claim was written just now, so its time is the present by the clock that both files are stamped with.
  const [pulse, present] = await Promise.all([lastWritten(claims, claim), lastWritten(claims, own)]);
  return pulse !== null && present !== null && present - pulse < NO_PULSE_MS;
}

async function lastWritten(claims: string, claim: Claim): Promise<number | null> {
  const found = await stat(path.join(claims, claim.file)).catch(() => null);
  return found?.mtimeMs ?? null;
}

function ownClaim(): Claim {
  const started = startOf(process.pid) ?? 'unknown';
  const place = ownPlace();
  return { file: `${String(process.pid)}_${started}_${place}`, pid: process.pid, started, place };
}

function parseClaim(file: string): Claim | null {
  const [, pid, started, place] = /^(\d+)_([^_]+)_(.+)$/.exec(file) ?? [];
  if (pid === undefined || started === undefined || place === undefined) return null;
  return { file, pid: Number(pid), started, place };
}

/** When a process started, in ticks since boot: a later process may get the same number. null: there is none. */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM means that it is there and somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  try {
    const line = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in brackets may hold spaces; the state follows it, and the start is the twentieth from there.
    const [state, ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (rest[18] ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

/** Process numbers mean something within one boot and one container only. */
function ownPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const container = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
    return `${boot}.${container}`;
  } catch {
    return hostname();
  }
}

function inUse(folder: string, holder: Claim): StoreFault {
  return new StoreFault(
    'folder in use',
    `The database in ${folder} is already open in process ${String(holder.pid)}: stop it, or use DATABASE_URL.`,
  );
}
