import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from '../../ports/messenger.ts';
import type { NudgeFigures } from '../../ports/nudges.ts';

/** The figures that operators watch. Labels are codes from our own lists, never anything a caller sent. */
export interface Metrics {
  readonly turn: (kind: TurnKind, status: number, seconds: number) => void;
  readonly sent: (outcome: Outcome['outcome']) => void;
  readonly nudges: NudgeFigures;
  /** In Prometheus' text format. */
  readonly scrape: () => Promise<{ readonly type: string; readonly text: string }>;
}

const TURN_KINDS = ['message', 'invoke', 'installationUpdate', 'conversationUpdate', 'other'] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

export function turnKind(type: string | undefined): TurnKind {
  return TURN_KINDS.find((kind) => kind === type) ?? 'other';
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const turns = new Histogram({
    name: 'clerk_turn_seconds',
    help: 'How long a request to /api/messages took, by kind of activity and HTTP status',
    labelNames: ['kind', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const sends = new Counter({
    name: 'clerk_proactive_messages_total',
    help: 'Messages sent outside a turn, by what became of them',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const planned = new Counter({
    name: 'clerk_nudges_planned_total',
    help: 'Entries of the ledger that the ladder asked for',
    registers: [registry],
  });
  const unplanned = new Gauge({
    name: 'clerk_unplanned_partnerships',
    help: 'Partnerships whose nudges could not be worked out in the last beat',
    registers: [registry],
  });
  const settled = new Counter({
    name: 'clerk_nudges_total',
    help: 'Entries of the ledger that came to a state: sent, ambiguous, unreachable, failed, missed, withdrawn, or due again',
    labelNames: ['state'],
    registers: [registry],
  });
  const lag = new Histogram({
    name: 'clerk_nudge_lag_seconds',
    help: 'How long after it was due a nudge was sent',
    buckets: [1, 5, 15, 60, 300, 900, 3600, 14_400],
    registers: [registry],
  });
  collectDefaultMetrics({ register: registry });
  return {
    turn: (kind, status, seconds) => {
      turns.observe({ kind, status }, seconds);
    },
    sent: (outcome) => {
      sends.inc({ outcome });
    },
    nudges: {
      planned: (count) => {
        planned.inc(count);
      },
      unplanned: (partnerships) => {
        unplanned.set(partnerships);
      },
      settled: (state, lagSeconds) => {
        settled.inc({ state });
        if (state === 'sent') lag.observe(lagSeconds);
      },
    },
    scrape: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
