import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../calendar/dates.ts';
import type { Nominal } from './nominal.ts';

type Kept = Pick<Nominal, 'open' | 'closed' | 'heldSince'>;

/**
 * The day from which a nominal's content is due for erasure: the day it was closed and `months` calendar months, the
 * last day of a shorter month. Null while it is open or held, and where nobody knows when it was closed: the operator
 * is told of those, because no day that the clerk made up may decide what is destroyed.
 */
export function erasureDay({ open, closed, heldSince }: Kept, months: number): IsoDate | null {
  if (open || closed === null || heldSince !== null) return null;
  return Temporal.PlainDate.from(closed).add({ months }).toString();
}
