import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../calendar/dates.ts';
import type { Nominal } from './nominal.ts';
import type { Settings } from '../partnership/settings.ts';

/** By when it is looked at whether an open nominal should stay open; null: it is closed, or the day is not known. */
export function reviewDue(
  { open, opened, reviewBy }: Pick<Nominal, 'open' | 'opened' | 'reviewBy'>,
  settings: Pick<Settings, 'reviewMonths'>,
): IsoDate | null {
  if (!open) return null;
  return reviewBy ?? (opened === null ? null : nextReview(opened, settings));
}

/** The review after one on this day. */
export function nextReview(day: IsoDate, { reviewMonths }: Pick<Settings, 'reviewMonths'>): IsoDate {
  return Temporal.PlainDate.from(day).add({ months: reviewMonths }).toString();
}
