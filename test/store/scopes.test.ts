import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/engine/driver.ts';
import { inPartnership } from '../../src/store/engine/partnership-area.ts';
import { enterValues } from '../../src/store/engine/scope.ts';
import { createStore } from '../../src/store/store.ts';

const OURS = 7;
const A_PARTNERSHIP = ['clerk_app', `{${String(OURS)}}`, null, null];
const A_PERSON = ['clerk_app', '{}', ['id', 'ID'], 'tenant'];
const SHARED = ['clerk_app', '{}', null, null];
const DELIVERY = ['clerk_delivery', '{}', null, null];

/** What is not of one partnership. A method that is not named here is, whoever adds it. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  ledger: DELIVERY,
  conversations: DELIVERY,
  partnerships: DELIVERY,
  rates: SHARED,
  useToken: SHARED,
  ping: SHARED,
  'people.arrivals': A_PERSON,
  'people.choosePartnership': A_PERSON,
};

class Asked extends Error {}

/** A database that writes down the scope that it is asked in, and answers nothing. */
function askedIn(scopes: unknown[]): Database {
  const ask = (): never => {
    scopes.push(enterValues());
    throw new Asked();
  };
  return {
    prisma: new Proxy({}, { get: ask }) as Database['prisma'],
    driver: new Proxy({}, { get: ask }) as Database['driver'],
  };
}

const METHODS = Object.entries(createStore(askedIn([]), () => Promise.resolve())).flatMap(([area, methods]) =>
  typeof methods === 'function' ? [area] : Object.keys(methods as object).map((name) => `${area}.${name}`),
);

async function scopesOf(method: string, args: readonly unknown[]): Promise<unknown[]> {
  const scopes: unknown[] = [];
  const store = createStore(askedIn(scopes), () => Promise.resolve());
  const work = method
    .split('.')
    .reduce<unknown>((found, name) => (found as Readonly<Record<string, unknown>>)[name], store) as (
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  await expect(work(...args), method).rejects.toThrow(Asked);
  return scopes;
}

describe('the scope of a call to the store', () => {
  it.each(METHODS.filter((method) => method !== 'close'))('%s says what it may touch', async (method) => {
    const [area = ''] = method.split('.');
    const expected = OTHERS[method] ?? OTHERS[area] ?? A_PARTNERSHIP;
    const args = expected === A_PERSON ? ['id', 'tenant'] : [anything(), anything()];
    expect(await scopesOf(method, [...args, ...Array.from({ length: 6 }, anything)])).toEqual([expected]);
  });

  it.each([
    ['comes first', [OURS]],
    ['an argument is of', ['a', { partnershipId: OURS }]],
    ['an argument belongs to', [{ partnership: { id: OURS } }, null]],
    ['its speaker belongs to', [{ speaker: { partnership: { id: OURS } } }, { partnershipId: OURS }]],
  ])('is that of the partnership that %s', async (_where, args) => {
    const scopes: unknown[] = [];
    await expect(found(scopes, args)).rejects.toThrow(Asked);
    expect(scopes).toEqual([A_PARTNERSHIP]);
  });

  it.each([
    ['no partnership', []],
    ['no partnership', [null, 'a', { partnership: null }, undefined]],
    ['two partnerships', [OURS, { partnershipId: 8 }]],
    ['two partnerships', [{ partnershipId: OURS }, { speaker: { partnership: { id: 8 } } }]],
  ])('is refused where the arguments name %s', async (_what, args) => {
    const scopes: unknown[] = [];
    await expect(found(scopes, args)).rejects.toThrow(/must (name its|be about one) partnership/);
    expect(scopes).toEqual([]);
  });

  it('is checked when the store is compiled', () => {
    // @ts-expect-error: which partnership this is about cannot be read from a name
    expect(inPartnership<{ find(name: string): Promise<void> }>({ find: () => Promise.resolve() })).toBeDefined();
    const maybe = { find: () => Promise.resolve() };
    // @ts-expect-error: what may be null says nothing
    expect(inPartnership<{ find(by: { partnershipId: number } | null): Promise<void> }>(maybe)).toBeDefined();
  });
});

/** A call of an area of one partnership, whatever its arguments are. */
function found(scopes: unknown[], args: readonly unknown[]): Promise<unknown> {
  const area = inPartnership<{ find(partnershipId: number): Promise<unknown> }, Database>({
    find: ({ prisma }) => prisma.$connect(),
  })(askedIn(scopes));
  return area.find(...(args as [number]));
}

const FIELDS: Readonly<Record<PropertyKey, unknown>> = {
  partnershipId: OURS,
  timezone: 'Europe/London',
  slots: 1,
  everyMs: 1,
  [Symbol.toPrimitive]: () => '2026-11-24',
  [Symbol.iterator]: () => [].values(),
};

/** Stands for whatever a method wants of an argument, and is of one partnership. */
function anything(): object {
  const rest: object = new Proxy(() => rest, { get: (_, name) => FIELDS[name] ?? rest });
  return new Proxy({}, { get: (_, name) => FIELDS[name] ?? rest });
}
