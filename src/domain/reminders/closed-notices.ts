import { hoursFrom } from './rungs.ts';
import type { DueNudge, KnownNudge } from './nudge.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { IsoDate } from '../calendar/dates.ts';
import { toKey, type OwnSubject, type StoredSubject } from './subject.ts';

/** Somebody who was shown a nominal that was closed a short while ago. */
export interface ClosedShown {
  readonly memberId: number;
  readonly nominalId: number;
  readonly closed: IsoDate;
  /** How often it has been closed in chat: opened again and closed anew, they are told anew. */
  readonly times: number;
}

/** Whoever closes something by a slip has this long to take it back before anybody is told. */
const TO_TAKE_BACK_MS = 15 * 60_000;

/** How many days after a nominal was closed those who were shown it are still told. */
export const TOLD_DAYS = 14;

/** One notice to each, in the next working hours; what the ledger has already is not given again. */
export function closedNotices(
  partnership: Partnership,
  shown: readonly ClosedShown[],
  known: readonly KnownNudge[],
  now: Date,
): readonly DueNudge[] {
  const { due } = hoursFrom(partnership, new Date(now.getTime() + TO_TAKE_BACK_MS));
  const told = new Set(known.filter(isNotice).map(keyOf));
  return shown
    .map(({ memberId, ...nominal }) => ({ memberId, subject: closedSubject(nominal) }))
    .filter((notice) => !told.has(keyOf(notice)))
    .map((notice) => ({ ...notice, partnershipId: partnership.id, kind: 'closed', rung: 0, due, actionIds: [] }));
}

/** Notices not sent yet about what has been reopened since. */
export function reopened<Entry extends KnownNudge>(
  known: readonly Entry[],
  shown: readonly ClosedShown[],
): readonly Entry[] {
  const closed = new Set(shown.map((one) => toKey(closedSubject(one))));
  return known.filter((entry) => isNotice(entry) && entry.state === 'due' && !closed.has(toKey(entry.subject)));
}

function closedSubject({ nominalId, closed, times }: Omit<ClosedShown, 'memberId'>): OwnSubject {
  return { of: 'closed', nominalId, closed, times };
}

function keyOf({ memberId, subject }: { readonly memberId: number; readonly subject: StoredSubject }): string {
  return `${String(memberId)} ${toKey(subject)}`;
}

function isNotice({ kind }: KnownNudge): boolean {
  return kind === 'closed';
}
