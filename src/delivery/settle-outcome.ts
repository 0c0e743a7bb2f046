import type { Settled } from '../ports/ledger.ts';
import type { Outcome } from '../ports/messenger.ts';

/** Sends of one nudge that Teams may refuse before the clerk gives up. */
export const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

interface Sending {
  readonly now: Date;
  /** Sends so far, this one included. */
  readonly attempts: number;
  /** No attempt is made from here on: the end of the day's hours. */
  readonly closes: Date;
  /** From 0 to 1: spreads the retries of many people over time. */
  readonly jitter: number;
}

/**
 * What the ledger keeps of a send. Only `retry` goes again, after what Teams asked for or after a doubling pause with
 * half of it left to chance; a message that may have arrived is never posted again.
 */
export function settledOf(outcome: Outcome, sending: Sending): Settled {
  const { now, attempts, closes } = sending;
  switch (outcome.outcome) {
    case 'sent':
      return {
        ...settled('sent', null),
        sentAt: now,
        activityId: outcome.activityId,
        conversationId: outcome.conversationId,
      };
    case 'retry': {
      const next = new Date(now.getTime() + Math.max(outcome.afterMs ?? 0, pauseMs(attempts, sending.jitter)));
      if (attempts >= MOST_ATTEMPTS)
        return settled('failed', `${bare(outcome.reason)} (tried ${String(attempts)} times)`);
      if (next >= closes) return settled('failed', `${bare(outcome.reason)} (no time left today)`);
      return { ...settled('due', outcome.reason), nextAttemptAt: next };
    }
    case 'ambiguous':
    case 'unreachable':
    case 'failed':
      return settled(outcome.outcome, outcome.reason);
  }
}

/** The ledger's entry of a nudge that was not sent, or whose sending told nothing more. */
export function settled(state: Settled['state'], reason: string | null): Settled {
  return { state, reason, sentAt: null, activityId: null, conversationId: null, nextAttemptAt: null };
}

function bare(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function pauseMs(attempts: number, jitter: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return pause / 2 + (pause / 2) * jitter;
}
