import { closedNotices, reopened, TOLD_DAYS } from '../domain/reminders/closed-notices.ts';
import { addDays, dayOf } from '../domain/calendar/dates.ts';
import type { DueNudge } from '../domain/reminders/nudge.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { NudgeStore } from './nudge-store.ts';

const DAY_MS = 24 * 60 * 60_000;

interface NoticesNow {
  readonly due: readonly DueNudge[];
  /** Planned, and reopened before anybody was told. */
  readonly withdrawn: readonly LedgerEntry[];
}

/** Who is to be told that a nominal is closed, however it was closed: in chat, or by an import. */
export async function closedNoticesNow(store: NudgeStore, partnership: Partnership, now: Date): Promise<NoticesNow> {
  const since = addDays(dayOf(now, partnership.timezone), -TOLD_DAYS);
  const [shown, known] = await Promise.all([
    store.nominals.closedShown(partnership.id, since),
    store.ledger.known(partnership.id, new Date(now.getTime() - (TOLD_DAYS + 1) * DAY_MS)),
  ]);
  return { due: closedNotices(partnership, shown, known, now), withdrawn: reopened(known, shown) };
}
