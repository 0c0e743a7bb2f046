import { addDays, dayOf, instantAt } from '../domain/dates.ts';
import { standingOf, type Standing } from '../domain/ladder.ts';
import type { LadderWorld } from '../domain/ladder-recipients.ts';
import { hoursOf } from '../domain/ladder-rungs.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/nudge.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { LedgerEntry, Outcome, Settled } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { loadWorld } from './load-world.ts';
import { settled, settledOf } from './settle-outcome.ts';
import { reported, type ReportedNudge } from './tick-report.ts';

/** The entries that make one message: of one person, kind and rung. */
export type MessageEntries = readonly [LedgerEntry, ...LedgerEntry[]];

/** Looks at the entries once more, on fresh rows, sends what still holds, and settles every one of them. */
export async function sendNudge(
  delivery: Delivery,
  world: LadderWorld,
  entries: MessageEntries,
  now: Date,
): Promise<readonly ReportedNudge[]> {
  const planned = entries.map((entry) => standingOf(world, entry, now));
  const ids = planned.flatMap((standing) => (standing.holds ? standing.actions.map((action) => action.id) : []));
  const fresh = await loadWorld(delivery.store, world.partnership, [...new Set(ids)]);
  const standings = entries.map((entry, at) => {
    const before = planned[at];
    return { entry, standing: before?.holds === false ? before : standingOf(fresh, entry, now) };
  });
  const gone = standings.flatMap(({ entry, standing }) => (standing.holds ? [] : [{ entry, standing }]));
  for (const { entry, standing } of gone) {
    await delivery.store.ledger.settle([entry.id], settled(standing.state, standing.why));
  }
  const ended = gone.map(({ entry, standing }) => reported(fresh, entry, standing.state, standing.why, []));
  const holding = standings.flatMap(({ entry, standing }) => (standing.holds ? [{ entry, standing }] : []));
  const first = holding[0];
  if (first === undefined) return ended;

  const outcome = await outcomeOf(
    delivery,
    fresh,
    first,
    holding.map(({ standing }) => standing),
    now,
  );
  const result = settledOf(outcome, {
    now,
    attempts: first.entry.attempts,
    closes: closesOf(fresh.partnership, first.entry.kind, now),
    jitter: delivery.random(),
  });
  await delivery.store.ledger.settle(
    holding.map(({ entry }) => entry.id),
    result,
  );
  return [...ended, ...holding.map((each) => reportedAs(fresh, each.entry, each.standing, result))];
}

type Holding = Extract<Standing, { holds: true }>;

async function outcomeOf(
  delivery: Delivery,
  world: LadderWorld,
  first: { readonly entry: LedgerEntry; readonly standing: Holding },
  standings: readonly Holding[],
  now: Date,
): Promise<Outcome> {
  const { kind, rung, subject, memberId } = first.entry;
  const member = world.members.find((each) => each.id === memberId);
  if (member === undefined) return { outcome: 'failed', reason: 'No longer a member' };
  const { partnership, members, meetings } = world;
  const actions = [...new Set(standings.flatMap((standing) => standing.actions))];
  const { meeting } = first.standing;
  let message: Message;
  try {
    message = await delivery.render({
      partnership,
      member,
      kind,
      rung,
      subject,
      actions,
      members,
      meetings,
      meeting,
      now,
    });
  } catch (error) {
    delivery.log.error('nudge.render', { error });
    return { outcome: 'failed', reason: 'The message could not be written' };
  }
  try {
    return await delivery.messenger.toPerson(member, message);
  } catch (error) {
    delivery.log.error('nudge.send', { error });
    return { outcome: 'ambiguous', reason: 'The sending broke off' };
  }
}

function reportedAs(world: LadderWorld, entry: LedgerEntry, standing: Holding, result: Settled): ReportedNudge {
  const refs = standing.actions.map((action) => action.ref);
  return reported(world, entry, result.state, result.reason, refs);
}

/** A coordinator's prompt may go again until midnight; the ladder keeps to working hours. */
function closesOf(partnership: Partnership, kind: NudgeKind, now: Date): Date {
  const today = dayOf(now, partnership.timezone);
  if (kind === 'prompt') return instantAt(addDays(today, 1), '00:00', partnership.timezone);
  return hoursOf(partnership, today).closes;
}
