import { Temporal } from 'temporal-polyfill';
import { readConfig, readServerConfig } from '../../config.ts';
import type { TickReport } from '../../delivery/tick-report.ts';
import { openStore } from '../../store/open-store.ts';
import { command, type Io } from '../command.ts';
import { UsageError } from '../refused.ts';

/** Where an instant without an offset is read: the clerk's home, which every partnership has unless it says otherwise. */
const HOME_ZONE = 'Europe/London';

/** One heartbeat as of an instant; prints what it did, or with --dry-run what it would do, as one JSON object. */
export const tickCommand = command({
  name: 'tick',
  summary: 'one heartbeat as of that instant: send what is due, erase what was kept long enough',
  operand: null,
  options: {
    at: { value: 'INSTANT', means: 'such as 2026-12-04T08:00:00Z, or without the Z a time in London; else now' },
    'dry-run': { means: 'say what would be done, and do nothing' },
  },
  run: async (typed, io) => {
    const now = typed.at === null ? io.now : instantOf(typed.at);
    const report = typed['dry-run'] ? await dryRun(io, now) : await beat(io, now);
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    const { unplanned, unerased } = report;
    if (unplanned.length > 0) {
      io.err(`The reminders of ${unplanned.join(', ')} could not be worked out. Those of the others were.\n`);
    }
    if (unerased.length > 0) {
      io.err(`What ${unerased.join(', ')} has kept long enough could not be erased. That of the others was.\n`);
    }
    return unplanned.length + unerased.length > 0 ? 1 : 0;
  },
});

async function dryRun(io: Io, now: Date): Promise<TickReport> {
  const { dryTick } = await import('../../delivery/run-tick.ts');
  const { store } = await openStore(readConfig(io.env));
  try {
    return await dryTick(store, now);
  } finally {
    await store.close();
  }
}

async function beat(io: Io, now: Date): Promise<TickReport> {
  const config = readServerConfig(io.env);
  const [{ compose }, { keepLibrariesOffTheConsole }, { runTick }] = await Promise.all([
    import('../../compose.ts'),
    import('../../log.ts'),
    import('../../delivery/run-tick.ts'),
  ]);
  const { log } = io;
  keepLibrariesOffTheConsole(log);
  const { store } = await openStore(config);
  try {
    const { delivery } = compose({ config, store, clock: { now: () => io.now }, log });
    return await runTick(delivery, now);
  } finally {
    await store.close();
  }
}

/** Reads "2026-12-04T08:00:00Z", and "2026-12-04T08:00" as local time in London. */
function instantOf(text: string): Date {
  try {
    const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/i.test(text)) throw new RangeError('No time of day');
    const instant = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(HOME_ZONE).toInstant();
    return new Date(instant.epochMilliseconds);
  } catch {
    throw new UsageError(`--at ${JSON.stringify(text)} is not an instant such as 2026-12-04T08:00:00Z`);
  }
}
