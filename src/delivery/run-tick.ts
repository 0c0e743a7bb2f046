import { dayOf, instantAt } from '../domain/calendar/dates.ts';
import { nudgesDue, standingOf, type NudgeDecision } from '../domain/reminders/ladder.ts';
import { daysOfLists } from '../domain/reminders/late-list.ts';
import type { LadderWorld } from '../domain/reminders/recipients.ts';
import type { DueNudge } from '../domain/reminders/nudge.ts';
import { isSameSubject } from '../domain/reminders/subject.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { Delivery } from './delivery.ts';
import { dispatchDue } from './dispatch.ts';
import { dryErase, eraseDue } from './erase-due.ts';
import { loadWorld } from './load-world.ts';
import type { NudgeStore } from './nudge-store.ts';
import { closedNoticesNow } from './plan-closed-notices.ts';
import { refreshSent } from './refresh-sent.ts';
import { settled } from './settle-outcome.ts';
import { takeDownCards } from './take-down-cards.ts';
import {
  erasedIn,
  reported,
  reportedSkip,
  tickReport,
  type ReportedNudge,
  type ReportedSkip,
  type TickReport,
} from './tick-report.ts';

const DAY_MS = 24 * 60 * 60_000;
const MISSED = 'No beat came while it was due';

interface Decided {
  readonly world: LadderWorld;
  readonly known: readonly LedgerEntry[];
  readonly decision: NudgeDecision;
}

/** What a beat wrote into the ledger before anything is sent. */
export interface Planned {
  readonly planned: number;
  readonly ended: readonly ReportedNudge[];
  readonly skipped: TickReport['skipped'];
  readonly unplanned: TickReport['unplanned'];
}

/**
 * One beat of the clerk from end to end: decides for every partnership what the ladder asks for, writes it into the
 * ledger, sends what is due there, erases what has been kept long enough, and brings up to date what was sent before. The
 * ledger makes it safe to beat twice, from two processes, or after a crash.
 */
export async function runTick(delivery: Delivery, now: Date): Promise<TickReport> {
  const { planned, ended, skipped, unplanned } = await planTick(delivery, now);
  const sent = await dispatchDue(delivery, () => now);
  const erasures = await eraseDue(delivery, now);
  await refreshAll(delivery, now);
  const report = tickReport(now, false, { planned, nudges: [...ended, ...sent], skipped, unplanned, ...erasures });
  delivery.log.info('nudges.run', { counts: countsOf(report) });
  return report;
}

/**
 * The first half of a beat: what the ladder asks for is in the ledger, and the beat itself. One partnership after the
 * other, so that memory holds one log at a time; a fault of one stops none of the others. What its nudges were then due
 * is kept: the next beat that can plan them takes up from there, so that nothing is missed without a word.
 * @throws what the database says when it does not even take that down
 */
export async function planTick(delivery: Delivery, now: Date): Promise<Planned> {
  const { store, figures, log } = delivery;
  const ended: ReportedNudge[] = [];
  const skipped: ReportedSkip[] = [];
  const unplanned: string[] = [];
  let planned = 0;
  const [lastBeat, partnerships] = await Promise.all([store.ledger.lastBeat(), store.partnerships()]);
  for (const partnership of partnerships) {
    try {
      const each = await decide(store, partnership, lastBeat, now);
      const { due, missed } = each.decision;
      planned += await store.ledger.plan([...due, ...missed], now);
      const notices = await closedNoticesNow(store, partnership, now);
      planned += await store.ledger.plan(notices.due, now);
      const ids = notices.withdrawn.map(({ id }) => id);
      await store.ledger.settle(ids, null, settled('withdrawn', 'It was opened again'));
      const gone = await endWithoutSending(store, each);
      for (const { state } of gone) figures?.settled(state, 0);
      ended.push(...gone);
      skipped.push(...skippedOf(each));
      if (partnership.unplannedSince !== null) await store.ledger.unplanned(partnership.id, null);
    } catch (error) {
      log.error('nudge.plan', { error });
      await store.ledger.unplanned(partnership.id, lastBeat ?? now);
      unplanned.push(partnership.code);
    }
  }
  figures?.planned(planned);
  figures?.unplanned(unplanned.length);
  await store.ledger.beat(now);
  return { planned, ended, skipped, unplanned };
}

/** Messages that were sent say what has become of their actions and of what they show. Every partnership has its turn before a fault is thrown. */
export async function refreshAll(delivery: Delivery, now: Date): Promise<void> {
  const faults: unknown[] = [];
  for (const partnership of await delivery.store.partnerships()) {
    await refreshSent(delivery, partnership, now).catch((error: unknown) => faults.push(error));
    await takeDownCards(delivery, partnership, now).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw faults[0];
}

/** The same beat without writing or sending: what would be sent and erased, and what would not. */
export async function dryTick(store: NudgeStore, now: Date): Promise<TickReport> {
  const nudges: ReportedNudge[] = [];
  const skipped: ReportedSkip[] = [];
  const unplanned: string[] = [];
  let planned = 0;
  const [lastBeat, partnerships] = await Promise.all([store.ledger.lastBeat(), store.partnerships()]);
  for (const partnership of partnerships) {
    try {
      const each = await decide(store, partnership, lastBeat, now);
      nudges.push(...asIfSent(each, now));
      skipped.push(...skippedOf(each));
      planned += each.decision.due.length + each.decision.missed.length;
    } catch {
      unplanned.push(partnership.code);
    }
  }
  return tickReport(now, true, { planned, nudges, skipped, unplanned, ...(await dryErase(store, now)) });
}

function asIfSent({ world, known, decision }: Decided, now: Date): readonly ReportedNudge[] {
  const refs = new Map(world.actions.map((action) => [action.id, action.ref]));
  const refsOf = (nudge: DueNudge): string[] => nudge.actionIds.flatMap((id) => refs.get(id) ?? []);
  const gone = new Set(decision.ended.map(({ entry }) => entry.id));
  const waiting = known.filter((entry) => entry.state === 'due' && entry.due <= now && !gone.has(entry.id));
  return [
    ...decision.due.map((nudge) => reported(world, nudge, 'due', null, refsOf(nudge))),
    ...waiting.map((entry) => reported(world, entry, 'due', entry.reason, refsNow(world, entry, now))),
    ...decision.missed.map((nudge) => reported(world, nudge, 'missed', MISSED, refsOf(nudge))),
    ...decision.ended.map(({ entry, state, why }) => reported(world, entry, state, why, [])),
  ];
}

function refsNow(world: LadderWorld, entry: LedgerEntry, now: Date): readonly string[] {
  const standing = standingOf(world, entry, now);
  return standing.holds ? standing.actions.map((action) => action.ref) : [];
}

async function decide(store: NudgeStore, partnership: Partnership, lastBeat: Date | null, now: Date): Promise<Decided> {
  const since = sinceOf(partnership, lastBeat, now);
  const from = new Date(Math.min(now.getTime(), since.getTime()) - daysOfLists(partnership) * DAY_MS);
  const [world, known] = await Promise.all([loadWorld(store, partnership), store.ledger.known(partnership.id, from)]);
  return { world, known, decision: nudgesDue({ ...world, known, now, since }) };
}

/** Nothing counts as missed from before today where there was no beat yet, nor from before the partnership was there. */
function sinceOf({ createdAt, timezone, unplannedSince }: Partnership, lastBeat: Date | null, now: Date): Date {
  const since = unplannedSince ?? lastBeat ?? instantAt(dayOf(now, timezone), '00:00', timezone);
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
    const isEnded = await ledger.settle([entry.id], null, settled(state, because));
    if (isEnded) reports.push(reported(world, entry, state, because, []));
  }
  const firstMissed = decision.missed[0];
  if (firstMissed === undefined) return reports;
  const earliest = decision.missed.reduce((first, { due }) => (due < first ? due : first), firstMissed.due);
  const entries = await ledger.known(world.partnership.id, earliest);
  const ids = decision.missed.flatMap((nudge) =>
    entries.filter((entry) => isEntryOf(entry, nudge)).map(({ id }) => id),
  );
  await ledger.settle(ids, null, settled('missed', MISSED));
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
    isSameSubject(entry.subject, nudge.subject) &&
    entry.kind === nudge.kind &&
    entry.rung === nudge.rung
  );
}

function skippedOf({ world, decision }: Decided): readonly ReportedSkip[] {
  return decision.skipped.map((skipped) => reportedSkip(world, skipped));
}

function countsOf({
  planned,
  sent,
  retrying,
  ambiguous,
  unreachable,
  failed,
  missed,
  withdrawn,
  unplanned,
  erased,
  unerased,
}: TickReport) {
  const ended = { erased: erasedIn({ erased }), unerased: unerased.length };
  const all = { planned, sent, retrying, ambiguous, unreachable, failed, missed, withdrawn, ...ended };
  return { ...all, unplanned: unplanned.length };
}
