import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Outcome } from '../../ports.ts';

/** The figures that operators watch. Labels are codes from our own lists, never anything a caller sent. */
export interface Metrics {
  readonly turn: (kind: TurnKind, status: number, seconds: number) => void;
  readonly sent: (outcome: Outcome['outcome']) => void;
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
  collectDefaultMetrics({ register: registry });
  return {
    turn: (kind, status, seconds) => {
      turns.observe({ kind, status }, seconds);
    },
    sent: (outcome) => {
      sends.inc({ outcome });
    },
    scrape: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
