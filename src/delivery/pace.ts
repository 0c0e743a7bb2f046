import { setTimeout as wait } from 'node:timers/promises';
import type { ClaimedEntry } from '../ports/ledger.ts';
import type { Rate, Rates } from '../ports/rates.ts';

/** Where a message goes to. */
export interface Recipient {
  readonly tenant: string | null;
  /** The same for every message into this conversation; see `conversationWith` and `channelWith`. */
  readonly conversation: string | null;
  /** By `performance.now()`: after that it is not to be sent any more. */
  readonly until?: number;
}

/**
 * Runs a send when its turn has come, over all instances; null when it came too late. Rejects, and runs nothing, when
 * the database fails.
 */
export type Pace = <T>(to: Recipient, send: () => Promise<T>) => Promise<T | null>;

/**
 * The clerk has one conversation with a person, however many partnerships they are in, and finds it by their Entra ID.
 * Nobody without one can be messaged.
 */
export function conversationWith({ entraId, memberId }: Pick<ClaimedEntry, 'entraId' | 'memberId'>): string {
  return entraId === null ? `member ${String(memberId)}` : `person ${entraId}`;
}

/** Several partnerships may share a channel. */
export function channelWith(conversationId: string | null): string | null {
  return conversationId === null ? null : `channel ${conversationId}`;
}

/** What any one second has to spare, for sends that reach Teams later than their slot. */
const SPARE = 0.03;
const SLOTS_AT_ONCE = 60;

/** A slot is void when it is reached later than this, for then the next send could come too close. */
const LATEST_MS = 15;

/** Teams takes 7 in a second, 8 in two, 60 in 30 and 1,800 in an hour to one conversation. */
const TO_A_CONVERSATION: Rate = { slots: 1, everyMs: 2100 };

/**
 * At most so many sends in any one second to each tenant, and one in two to each conversation, counted in the database.
 * Those of a tenant go in order, and one of them asks the database at a time; whoever's conversation is busy lets the
 * next go first.
 */
export function createPace(rates: Rates, perSecond: number): Pace {
  const toATenant: Rate = { slots: SLOTS_AT_ONCE, everyMs: (1000 / perSecond) * (1 + SPARE) };
  const inLine = createLines();

  async function whenFree<T>(
    { tenant, conversation, until = Number.POSITIVE_INFINITY }: Recipient,
    send: () => Promise<T>,
  ): Promise<Begun<T> | null> {
    const line = tenant ?? '';
    for (;;) {
      const turn = await inLine<Turn<T>>(`tenant ${line}`, async () => {
        if (performance.now() > until) return null;
        const busyMs = conversation === null ? 0 : await busyFor(rates, conversation);
        if (busyMs > 0) return { busyMs };
        await nextSlot(rates, `tenant ${line}`, toATenant);
        return { sending: send() };
      });
      if (turn === null || 'sending' in turn) return turn;
      await wait(turn.busyMs);
    }
  }

  return async <T>(to: Recipient, send: () => Promise<T>): Promise<T | null> => {
    const begin = (): Promise<Begun<T> | null> => whenFree(to, send);
    const begun = await (to.conversation === null ? begin() : inLine(to.conversation, begin));
    return begun === null ? null : begun.sending;
  };
}

interface Begun<T> {
  readonly sending: Promise<T>;
}

/** null: too late. */
type Turn<T> = Begun<T> | { readonly busyMs: number } | null;

/** Runs one after the other of the same line. */
function createLines(): <T>(line: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Promise<unknown>>();
  return <T>(line: string, work: () => Promise<T>): Promise<T> => {
    const before = lines.get(line) ?? Promise.resolve();
    const result = before.then(work);
    const ended = result.then(nothing, nothing).then(() => {
      if (lines.get(line) === ended) lines.delete(line);
    });
    lines.set(line, ended);
    return result;
  };
}

function nothing(): void {
  // Whatever became of one, the next in line goes on.
}

/** 0: the conversation's slot is taken, for this send. */
async function busyFor(rates: Rates, conversation: string): Promise<number> {
  const { taken, inMs } = await rates.take(conversation, TO_A_CONVERSATION, 1);
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
