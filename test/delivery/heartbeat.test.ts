import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { createHeartbeat } from '../../src/delivery/heartbeat.ts';
import { action, portfolio, sam, world } from '../domain/reminders/ladder-world.ts';
import { moveClock } from '../support/moved-clock.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';

const EVERY_SECOND = '* * * * * *';
const clock = { now: () => new Date('2026-11-27T09:00:00Z') };
const machines = { now: () => new Date() };

function delivery(store: MemoryStore, faults: unknown[], sendMs: number, onSend: () => void): Delivery {
  return {
    store,
    messenger: {
      toPerson: async () => {
        await wait(sendMs);
        onSend();
        return { outcome: 'sent', activityId: null, conversationId: 'chat' };
      },
      toConversation: () => Promise.reject(new Error('Nudges go to people')),
      replace: () => Promise.reject(new Error('Nothing was sent that is out of date')),
    },
    render: () => Promise.resolve({ summary: 'digest', text: null, card: null }),
    pace: (_, send) => send(),
    random: () => 0,
    worker: 'test',
    clock,
    log: { info: () => undefined, error: (event) => faults.push(event) },
  };
}

describe('the heartbeat', () => {
  it('beats while it is started, and no more once it is stopped', async () => {
    const store = memoryStore(world([action(1, sam)]));
    let sent = 0;
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 0, () => (sent += 1)),
      clock,
    );
    heartbeat.start();
    await expect.poll(() => store.beats.length, { timeout: 5000 }).toBeGreaterThan(1);
    await heartbeat.stop();
    const beats = store.beats.length;
    await wait(1200);
    expect([store.beats.length, sent, heartbeat.isFailing()]).toEqual([beats, 1, false]);
  });

  it('goes on beating while a tenant’s messages go out, in one line, and ends them before it stops', async () => {
    const store = memoryStore(world([action(1, sam)]));
    let sent = 0;
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 2300, () => (sent += 1)),
      clock,
    );
    heartbeat.start();
    await expect.poll(() => store.rows()[0]?.state, { timeout: 5000 }).toBe('claimed');
    await wait(1500);
    await heartbeat.stop();
    expect(sent).toBe(1);
    expect(store.beats.length).toBeGreaterThan(1);
  });

  it('is late when a beat that should have ended has not', () => {
    let at = new Date('2026-11-27T09:00:00Z');
    const store = memoryStore(world([]));
    store.partnerships = () => new Promise(() => undefined);
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 0, () => undefined),
      { now: () => at },
    );
    expect(heartbeat.isLate()).toBe(false);
    heartbeat.start();
    at = new Date();
    expect(heartbeat.isLate()).toBe(false);
    at = new Date(Date.now() + 5 * 60_000);
    expect(heartbeat.isLate()).toBe(true);
  });

  it('goes on with a partnership that it cannot plan, and says so until it can', async () => {
    const store = memoryStore(world([action(1, sam)]));
    const faults: unknown[] = [];
    store.people.members = () => Promise.reject(new Error('a row that cannot be read'));
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, faults, 0, () => undefined),
      clock,
    );
    heartbeat.start();
    await expect.poll(() => store.beats.length, { timeout: 5000 }).toBeGreaterThan(0);
    expect([heartbeat.unplanned(), heartbeat.isFailing(), faults[0]]).toEqual([1, false, 'nudge.plan']);
    store.people.members = () => Promise.resolve(store.world.members);
    await expect.poll(() => heartbeat.unplanned(), { timeout: 5000 }).toBe(0);
    await heartbeat.stop();
  });

  it('goes on beating when the clock is set back', async () => {
    let ahead = 0;
    const setRight = moveClock(() => ahead);
    const store = memoryStore(world([]));
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 0, () => undefined),
      machines,
    );
    try {
      heartbeat.start();
      await expect.poll(() => store.beats.length, { timeout: 5000 }).toBeGreaterThan(0);
      ahead = -10 * 60_000;
      const before = store.beats.length;
      await expect.poll(() => store.beats.length, { timeout: 20_000 }).toBeGreaterThan(before + 2);
    } finally {
      await heartbeat.stop();
      setRight();
    }
  });

  it('goes on beating when the clock is set back during a beat', async () => {
    let ahead = 0;
    const setRight = moveClock(() => ahead);
    const store = memoryStore(world([]));
    const partnerships = store.partnerships;
    store.partnerships = () => {
      ahead = -10 * 60_000;
      return partnerships();
    };
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 0, () => undefined),
      machines,
    );
    try {
      heartbeat.start();
      await expect.poll(() => store.beats.length, { timeout: 20_000 }).toBeGreaterThan(2);
    } finally {
      await heartbeat.stop();
      setRight();
    }
  });

  it('sends to all others when one partnership cannot be read', async () => {
    const store = memoryStore(world([action(1, sam)]));
    const broken = { ...portfolio, id: 99, timezone: 'Nowhere/Land' };
    store.partnerships = () => Promise.resolve([broken, portfolio]);
    let sent = 0;
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, [], 0, () => (sent += 1)),
      clock,
    );
    heartbeat.start();
    await expect.poll(() => sent, { timeout: 5000 }).toBe(1);
    await heartbeat.stop();
    expect([heartbeat.unplanned(), heartbeat.isFailing()]).toEqual([1, false]);
  });

  it('counts and logs a beat that fails, and goes on', async () => {
    const store = memoryStore(world([action(1, sam)]));
    const faults: unknown[] = [];
    store.partnerships = () => Promise.reject(new Error('the database is away'));
    const heartbeat = createHeartbeat(
      EVERY_SECOND,
      delivery(store, faults, 0, () => undefined),
      clock,
    );
    heartbeat.start();
    await expect.poll(() => faults.length, { timeout: 5000 }).toBeGreaterThan(1);
    expect(heartbeat.isFailing()).toBe(true);
    await heartbeat.stop();
    expect(faults[0]).toBe('heartbeat.beat');
    expect(store.beats).toEqual([]);
  });
});
