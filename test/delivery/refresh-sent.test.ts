import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { refreshSent } from '../../src/delivery/refresh-sent.ts';
import type { SentMessage } from '../../src/ports/ledger.ts';
import type { Outcome } from '../../src/ports/messenger.ts';
import { action, portfolio, sam, world } from '../domain/reminders/ladder-world.ts';
import { memoryStore } from './memory-store.ts';

const NOW = new Date('2026-11-27T09:00:00Z');

function digest(id: number): SentMessage {
  return {
    ...{ ids: [id], memberId: sam.id, entraId: sam.entraId, kind: 'digest', rung: -7 },
    subject: { of: 'meeting', day: '2026-12-08' },
    ...{ numbers: [1], sentAt: NOW, conversationId: 'a:sam', activityId: `activity ${String(id)}`, seenUpdate: 5 },
  };
}

/** Three messages are out of date; the second is answered as given. */
async function refreshedWith(outcome: Outcome | Error): Promise<{ fresh: number; again: number[]; faults: string[] }> {
  const store = memoryStore(world([action(1, sam)]));
  const again: number[] = [];
  const faults: string[] = [];
  store.ledger.outdated = () => Promise.resolve([digest(1), digest(2), digest(3)]);
  store.ledger.notShown = ({ ids }) => {
    again.push(...ids);
    return Promise.resolve();
  };
  const never = (): Promise<never> => Promise.reject(new Error('Nothing new is sent'));
  const delivery: Delivery = {
    store,
    messenger: {
      toPerson: never,
      toConversation: never,
      replace: (conversationId, activityId) => {
        if (activityId !== 'activity 2') return Promise.resolve({ outcome: 'sent', activityId, conversationId });
        return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
      },
    },
    render: () => Promise.resolve({ summary: 'digest', text: null, card: null }),
    pace: (_, send) => send(),
    random: () => 0,
    worker: 'test',
    clock: { now: () => NOW },
    log: { info: () => undefined, error: (event) => faults.push(event) },
  };
  return { fresh: await refreshSent(delivery, portfolio, NOW), again, faults };
}

describe('a message brought up to date', () => {
  it.each([
    ['unreachable', 'conversation-gone'],
    ['unreachable', 'forbidden'],
    ['ambiguous', 'timeout'],
    ['failed', 'too-large'],
  ] as const)('is let be when it is %s (%s), and the others are not held up', async (outcome, code) => {
    expect(await refreshedWith({ outcome, code, reason: 'Why' })).toEqual({ fresh: 2, again: [], faults: [] });
  });

  it('is tried again at the next beat when it is refused for now', async () => {
    const busy: Outcome = { outcome: 'retry', code: 'too-many', reason: 'Busy', afterMs: null };
    expect(await refreshedWith(busy)).toEqual({ fresh: 2, again: [2], faults: [] });
  });

  it('is let be, and logged, when it breaks off', async () => {
    expect(await refreshedWith(new Error('gone'))).toEqual({ fresh: 2, again: [], faults: ['nudge.refresh'] });
  });
});
