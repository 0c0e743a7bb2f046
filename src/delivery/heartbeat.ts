import { schedule } from 'node-cron';
import type { Clock } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { runTick } from './run-tick.ts';

export interface Heartbeat {
  start(): void;
  /** Resolves once the beat under way, if any, has ended. */
  stop(): Promise<void>;
  /** Beats that ended with a fault since the start. */
  faults(): number;
}

/**
 * Beats at a cron pattern, never twice at a time. The pattern only says how often to look: what is due is decided
 * from the database at each beat, so beats that the clocks' changes swallow or double do no harm.
 */
export function createHeartbeat(pattern: string, delivery: Delivery, clock: Clock): Heartbeat {
  let underWay: Promise<void> | null = null;
  let faults = 0;
  let task: ReturnType<typeof schedule> | null = null;

  async function beat(): Promise<void> {
    try {
      await runTick(delivery, clock.now());
    } catch (error) {
      faults += 1;
      delivery.log.error('heartbeat.beat', { error });
    } finally {
      underWay = null;
    }
  }

  return {
    start() {
      task ??= schedule(pattern, () => {
        underWay ??= beat();
        return underWay;
      });
    },
    async stop() {
      const stopped = task;
      task = null;
      await stopped?.destroy();
      await underWay;
    },
    faults: () => faults,
  };
}
