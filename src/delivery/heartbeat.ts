import { schedule } from 'node-cron';
import type { Clock } from '../ports/clock.ts';
import type { Delivery } from './delivery.ts';
import { dispatchTenant, tenantsWaiting } from './dispatch.ts';
import { eraseDue } from './erase-due.ts';
import { planTick, refreshAll } from './run-tick.ts';
import { erasedIn, type ReportedNudge } from './tick-report.ts';

export interface Heartbeat {
  start(): void;
  /** Resolves once the beat under way, if any, and all that is being sent have ended. */
  stop(): Promise<void>;
  /** Whether the last beat, or what it set out to send, ended with a fault. */
  isFailing(): boolean;
  /** Partnerships whose nudges the last beat could not work out, while it went on with the others. */
  unplanned(): number;
  /** Whether a beat that should have ended by now has not. */
  isLate(): boolean;
}

/** A beat may take this long before it counts as late. */
const PATIENCE_MS = 3 * 60_000;
/** How often it is looked whether the clock was set back. */
const WATCH_MS = 5000;

/**
 * Beats at a cron pattern, never twice at a time. The pattern only says how often to look: what is due is decided
 * from the database at each beat, so beats that the clocks' changes swallow or double do no harm. Sending takes its
 * time beside the beats, a line a tenant, so that a long queue neither delays the next beat nor another tenant.
 *
 * node-cron waits for the instant of its next run, so a clock that is set back by a day would stop it for a day: when
 * it is seen to have been, the schedule begins anew.
 */
export function createHeartbeat(pattern: string, delivery: Delivery, clock: Clock): Heartbeat {
  const lines = new Map<string | null, Promise<void>>();
  const now = (): Date => clock.now();
  let underWay: Promise<void> | null = null;
  let failing = false;
  let unplanned = 0;
  let unerased = 0;
  let task: ReturnType<typeof schedule> | null = null;
  let watch: NodeJS.Timeout | undefined;
  /** The clock when it was last looked at. */
  let seen = now();
  /** When the next beat is to begin; null before the start. */
  let expected: Date | null = null;

  async function beat(): Promise<void> {
    // A fault of the planning keeps nobody from getting what is due already.
    const planned = await guarded(async () => {
      const plan = await planTick(delivery, now());
      unplanned = plan.unplanned.length;
      const counts = { planned: plan.planned, ended: plan.ended.length, unplanned };
      if (Object.values(counts).some((count) => count > 0)) delivery.log.info('nudges.run', { counts });
    });
    const begun = await guarded(async () => {
      for (const tenant of await tenantsWaiting(delivery, now())) {
        if (!lines.has(tenant)) lines.set(tenant, line(tenant));
      }
      await eraseKept();
      await refreshAll(delivery, now());
    });
    failing = !planned || !begun || unerased > 0;
    underWay = null;
    expected = task?.getNextRun() ?? null;
  }

  async function eraseKept(): Promise<void> {
    const done = await eraseDue(delivery, now());
    unerased = done.unerased.length;
    const counts = { erased: erasedIn(done), unerased };
    if (counts.erased + counts.unerased > 0) delivery.log.info('nudges.run', { counts });
  }

  async function line(tenant: string | null): Promise<void> {
    const sent = await guarded(async () => {
      const nudges = await dispatchTenant(delivery, tenant, now);
      delivery.log.info('nudges.run', { counts: byState(nudges) });
    });
    failing ||= !sent;
    lines.delete(tenant);
  }

  async function guarded(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      delivery.log.error('heartbeat.beat', { error });
      return false;
    }
  }

  function begin(): void {
    task = schedule(pattern, () => {
      underWay ??= beat();
      return underWay;
    });
    // After a sleep there are many: the next beat sees to what they would have, and the readiness tells of it meanwhile.
    task.on('execution:missed', () => undefined);
    expected = task.getNextRun();
  }

  /** By the clock alone: what node-cron says of its next run is reckoned from the new time, and not what it waits for. */
  async function beginAnewIfSetBack(): Promise<void> {
    const at = now();
    const wasSetBack = at < seen;
    seen = at;
    const before = task;
    if (before === null || !wasSetBack) return;
    begin();
    await before.destroy();
  }

  return {
    start() {
      if (task !== null) return;
      begin();
      watch = setInterval(() => void guarded(beginAnewIfSetBack), WATCH_MS);
    },
    async stop() {
      clearInterval(watch);
      const stopped = task;
      task = null;
      await stopped?.destroy();
      await underWay;
      await Promise.all(lines.values());
    },
    isFailing: () => failing,
    unplanned: () => unplanned,
    isLate: () => expected !== null && now().getTime() > expected.getTime() + PATIENCE_MS,
  };
}

function byState(nudges: readonly ReportedNudge[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of nudges) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
