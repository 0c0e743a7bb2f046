import { committeeFor, type Paper } from '../../domain/standing-item/committee.ts';
import { dayOf } from '../../domain/calendar/dates.ts';
import { nextMeeting } from '../../domain/calendar/next-meeting.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import type { Store } from '../../ports/store.ts';

/**
 * All that a document of a standing item is made from, for the committee of that code (null: the partnership's board).
 * It is for the board's first meeting after it was drafted. null: there is no such committee.
 */
export async function paperFor(
  store: Pick<Store, 'meetings' | 'registers'>,
  partnership: Partnership,
  item: StandingItem,
  code: string | null,
): Promise<Paper | null> {
  const [committees, meetings] = await Promise.all([
    store.registers.committees(partnership.id),
    store.meetings.all(partnership.id),
  ]);
  const committee = committeeFor(committees, code, partnership);
  if (committee === null) return null;
  const meeting = nextMeeting(partnership, meetings, 'board', item.to);
  const meets = meeting === null ? null : dayOf(meeting.startsAt, partnership.timezone);
  return { partnership, committee, item, meets };
}
