import { isIPv6 } from 'node:net';

/** Keeps callers from asking more than people do. Each process counts for itself, for a minute at a time. */
export interface Limits {
  /** How many seconds somebody who is known has to wait; null: they may go on. */
  person(tenantId: string | null, person: string): Promise<number | null>;
  /** The same for an address from which a caller was refused. */
  refused(address: string): Promise<number | null>;
}

/**
 * A caller who was refused is told so a hundred times a minute, and then to wait. Whoever has a good token is let in from
 * the same address all the same: all of Teams comes from a few, from which others can be made to call too.
 */
const REFUSALS = 100;
const MINUTE_S = 60;

/** The library is loaded with the server, not with this file: a clerk that lets everybody in needs none of it. */
export async function createLimits(perPerson: number): Promise<Limits> {
  const { RateLimiterMemory } = await import('rate-limiter-flexible');
  const people = new RateLimiterMemory({ points: perPerson, duration: MINUTE_S });
  const addresses = new RateLimiterMemory({ points: REFUSALS, duration: MINUTE_S });
  return {
    person: (tenantId, person) => wait(people, `${tenantId ?? ''} ${person}`),
    refused: (address) => wait(addresses, networkOf(address)),
  };
}

interface Counter {
  consume(key: string): Promise<unknown>;
}

/** The library rejects with a result, which is no Error, when there is no more to take. */
async function wait(counter: Counter, key: string): Promise<number | null> {
  try {
    await counter.consume(key);
    return null;
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    return Math.ceil((rejection as { readonly msBeforeNext: number }).msBeforeNext / 1000);
  }
}

/** In IPv6 one customer has a whole network, and could call from as many addresses as they like. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  return head.split(':').slice(0, 4).join(':');
}
