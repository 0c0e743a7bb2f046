import { setTimeout as wait } from 'node:timers/promises';
import type { Rate, Rates } from '../ports.ts';

/** Whom a message goes to. */
export interface Recipient {
  readonly tenant: string | null;
  /** The same for every message to this person. */
  readonly person: string | null;
}

/** Runs a send when its turn has come, over all instances; rejects, and runs nothing, when the database fails. */
export type Pace = <T>(to: Recipient, send: () => Promise<T>) => Promise<T>;

/** What any one second has to spare, for sends that reach Teams later than their slot. */
const SPARE = 0.03;
const SLOTS_AT_ONCE = 60;

/** A slot is void when it is reached later than this, for then the next send could come too close. */
const LATEST_MS = 15;

/** Teams takes 7 in a second, 8 in two, 60 in 30 and 1,800 in an hour to one conversation. */
const TO_A_PERSON: Rate = { slots: 1, everyMs: 2100 };

/**
 * At most so many sends in any one second to each tenant, and one in two to each person, counted in the database. Those
 * of a tenant go in order, and one of them asks the database at a time; whoever's person is busy lets the next go first.
 */
export function createPace(rates: Rates, perSecond: number): Pace {
  const toATenant: Rate = { slots: SLOTS_AT_ONCE, everyMs: (1000 / perSecond) * (1 + SPARE) };
  const lines = new Map<string, Promise<unknown>>();

  /** Runs one after the other of the same tenant. */
  function inLine<T>(tenant: string, work: () => Promise<T>): Promise<T> {
    const before = lines.get(tenant) ?? Promise.resolve();
    const result = before.then(work);
    const ended = result.then(nothing, nothing).then(() => {
      if (lines.get(tenant) === ended) lines.delete(tenant);
    });
    lines.set(tenant, ended);
    return result;
  }

  return async <T>({ tenant, person }: Recipient, send: () => Promise<T>): Promise<T> => {
    const line = tenant ?? '';
    for (;;) {
      const turn = await inLine(line, async () => {
        const busyMs = person === null ? 0 : await busyFor(rates, person);
        if (busyMs > 0) return { busyMs };
        await nextSlot(rates, `tenant ${line}`, toATenant);
        return { sending: send() };
      });
      if ('sending' in turn) return turn.sending;
      await wait(turn.busyMs);
    }
  };
}

function nothing(): void {
  // Whatever became of one, the next in line goes on.
}

/** 0: the person's slot is taken, for this send. */
async function busyFor(rates: Rates, person: string): Promise<number> {
  const { taken, inMs } = await rates.take(`person ${person}`, TO_A_PERSON, 1);
  return taken ? 0 : Math.ceil(inMs);
}

/** Takes slots until it reaches one in time. */
async function nextSlot(rates: Rates, key: string, rate: Rate): Promise<void> {
  let count = 1;
  for (;;) {
    const { taken, inMs } = await rates.take(key, rate, count);
    const at = performance.now() + inMs;
    if (inMs > 0) await wait(Math.ceil(inMs));
    const lateMs = performance.now() - at;
    if (taken && lateMs <= LATEST_MS) return;
    // Passes over those that are gone, too: nobody had asked for them, or the database is slow.
    count = taken ? 1 + Math.floor(lateMs / rate.everyMs) : 1;
  }
}
