import { dayOf, instantAt } from '../domain/dates.ts';
import { nudgesDue, standingOf, type NudgeDecision } from '../domain/ladder.ts';
import type { LadderWorld } from '../domain/ladder-recipients.ts';
import type { DueNudge } from '../domain/nudge.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { LedgerEntry } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { dispatchDue } from './dispatch.ts';
import { loadWorld } from './load-world.ts';
import type { NudgeStore } from './nudge-store.ts';
import { settled } from './settle-outcome.ts';
import { reported, reportedSkip, tickReport, type ReportedNudge, type TickReport } from './tick-report.ts';

const DAY_MS = 24 * 60 * 60_000;
const MISSED = 'No beat came while it was due';

interface Decided {
  readonly world: LadderWorld;
  readonly known: readonly LedgerEntry[];
  readonly decision: NudgeDecision;
}

/**
 * One beat of the clerk: decides for every partnership what the ladder asks for, writes it into the ledger, and sends
 * what is due there. The ledger makes it safe to beat twice, from two processes, or after a crash.
 */
export async function runTick(delivery: Delivery, now: Date): Promise<TickReport> {
  const { store } = delivery;
  const decided = await decide(store, now);
  let planned = 0;
  const ended: ReportedNudge[] = [];
  for (const each of decided) {
    const { due, missed } = each.decision;
    planned += await store.ledger.plan([...due, ...missed], now);
    ended.push(...(await endWithoutSending(store, each)));
  }
  const worlds = decided.map(({ world }) => world);
  const sent = await dispatchDue(delivery, worlds, now);
  await store.ledger.beat(now);
  return tickReport(now, false, planned, [...ended, ...sent], skippedOf(decided));
}

/** The same beat without writing or sending: what would be sent, and what would not. */
export async function dryTick(store: NudgeStore, now: Date): Promise<TickReport> {
  const decided = await decide(store, now);
  const nudges = decided.flatMap(({ world, known, decision }) => {
    const refs = new Map(world.actions.map((action) => [action.id, action.ref]));
    const refsOf = (nudge: DueNudge): string[] => nudge.actionIds.flatMap((id) => refs.get(id) ?? []);
    const gone = new Set(decision.ended.map(({ entry }) => entry.id));
    const waiting = known.filter((entry) => entry.state === 'due' && !gone.has(entry.id));
    return [
      ...decision.due.map((nudge) => reported(world, nudge, 'due', null, refsOf(nudge))),
      ...waiting.map((entry) => reported(world, entry, 'due', entry.reason, refsNow(world, entry, now))),
      ...decision.missed.map((nudge) => reported(world, nudge, 'missed', MISSED, refsOf(nudge))),
      ...decision.ended.map(({ entry, state, why }) => reported(world, entry, state, why, [])),
    ];
  });
  const planned = decided.reduce((sum, { decision }) => sum + decision.due.length + decision.missed.length, 0);
  return tickReport(now, true, planned, nudges, skippedOf(decided));
}

function refsNow(world: LadderWorld, entry: LedgerEntry, now: Date): readonly string[] {
  const standing = standingOf(world, entry, now);
  return standing.holds ? standing.actions.map((action) => action.ref) : [];
}

async function decide(store: NudgeStore, now: Date): Promise<readonly Decided[]> {
  const [lastBeat, partnerships] = await Promise.all([store.ledger.lastBeat(), store.partnerships()]);
  const decided: Decided[] = [];
  for (const partnership of partnerships) {
    const since = sinceOf(partnership, lastBeat, now);
    const from = new Date(Math.min(now.getTime(), since.getTime()) - 7 * DAY_MS);
    const [world, known] = await Promise.all([loadWorld(store, partnership), store.ledger.known(partnership.id, from)]);
    decided.push({ world, known, decision: nudgesDue({ ...world, known, now, since }) });
  }
  return decided;
}

/** Nothing counts as missed from before today where there was no beat yet, nor from before the partnership was there. */
function sinceOf({ createdAt, timezone }: Partnership, lastBeat: Date | null, now: Date): Date {
  const since = lastBeat ?? instantAt(dayOf(now, timezone), '00:00', timezone);
  return since < createdAt && createdAt <= now ? createdAt : since;
}

async function endWithoutSending(
  store: NudgeStore,
  { world, known, decision }: Decided,
): Promise<readonly ReportedNudge[]> {
  const { ledger } = store;
  const reports: ReportedNudge[] = [];
  for (const { entry, state, why } of decision.ended) {
    const reason = known.find(({ id }) => id === entry.id)?.reason;
    const because = reason === null || reason === undefined ? why : `${why}: ${reason.replace(/\.$/, '')}`;
    await ledger.settle([entry.id], settled(state, because));
    reports.push(reported(world, entry, state, because, []));
  }
  const firstMissed = decision.missed[0];
  if (firstMissed === undefined) return reports;
  const earliest = decision.missed.reduce((first, { due }) => (due < first ? due : first), firstMissed.due);
  const entries = await ledger.known(world.partnership.id, earliest);
  const ids = decision.missed.flatMap((nudge) =>
    entries.filter((entry) => isEntryOf(entry, nudge)).map(({ id }) => id),
  );
  await ledger.settle(ids, settled('missed', MISSED));
  const refs = new Map(world.actions.map((action) => [action.id, action.ref]));
  return [
    ...reports,
    ...decision.missed.map((nudge) =>
      reported(
        world,
        nudge,
        'missed',
        MISSED,
        nudge.actionIds.flatMap((id) => refs.get(id) ?? []),
      ),
    ),
  ];
}

function isEntryOf(entry: LedgerEntry, nudge: DueNudge): boolean {
  return (
    entry.state === 'due' &&
    entry.memberId === nudge.memberId &&
    entry.subject === nudge.subject &&
    entry.kind === nudge.kind &&
    entry.rung === nudge.rung
  );
}

function skippedOf(decided: readonly Decided[]): TickReport['skipped'] {
  return decided.flatMap(({ world, decision }) => decision.skipped.map((skipped) => reportedSkip(world, skipped)));
}
