import type { Paper } from '../../domain/standing-item/committee.ts';
import { dayOf, longDate } from '../../domain/calendar/dates.ts';
import type { StandingItem } from '../../domain/standing-item/standing-item.ts';

/** The words that the documents of a standing item share. */

/** What stands on top of each page of a version that must not be taken for the board's paper. */
export function warningOf({ state }: Pick<StandingItem, 'state'>): string | null {
  if (state === 'draft') return 'DRAFT: not to be shared until the chair has approved it';
  return state === 'superseded' ? 'REPLACED by a later version' : null;
}

export function itemWords({ number, version }: Pick<StandingItem, 'number' | 'version'>): string {
  return `standing item ${String(number)}, version ${String(version)}`;
}

/** Where the paper stands. The chair is named by the post. */
export function stateWords({ item, partnership }: Paper): string {
  const on = (instant: Date): string => longDate(dayOf(instant, partnership.timezone));
  const approved =
    item.approvedAt === null
      ? 'Approved by the chair'
      : `Approved by the chair of ${partnership.name} on ${on(item.approvedAt)}`;
  const replaces = item.version === 1 ? '' : `. It replaces version ${String(item.version - 1)}`;
  switch (item.state) {
    case 'draft':
      return 'Draft: not to be shared until the chair has approved it';
    case 'approved':
      return `${approved}${replaces}`;
    case 'posted':
      return item.postedAt === null
        ? `${approved}${replaces}`
        : `${approved}, posted on ${on(item.postedAt)}${replaces}`;
    case 'superseded':
      return item.approvedAt === null
        ? 'Replaced by a later version, and never approved'
        : `${approved}. Replaced by a later version`;
  }
}

/** Both clocks, a sentence each. Where there was no meeting yet, they run from the first day of the log. */
export function clockWords({ item, partnership }: Paper): readonly string[] {
  const { sinceBoard, sinceMeeting, dataAsAt } = item.figures;
  return [
    `Since the last meeting of ${partnership.board}, or since the log began: ${longDate(sinceBoard.from)} to ${longDate(dataAsAt)}.`,
    `Since the last meeting of ${partnership.name}, or since the log began: ${longDate(sinceMeeting.from)} to ${longDate(dataAsAt)}.`,
  ];
}
