import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { erasureDay } from '../../../src/domain/nominals/retention.ts';

const closedOn = (closed: string | null) => ({ open: false, closed, heldSince: null });

describe('when the content of a nominal is due for erasure', () => {
  it.each([
    ['2024-12-04', 24, '2026-12-04'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('closed on %s and kept for %i months: %s', (closed, months, day) => {
    expect(erasureDay(closedOn(closed), months)).toBe(day);
  });

  it.each([
    ['is open', { open: true, closed: null, heldSince: null }],
    ['was closed once and is open again', { open: true, closed: '2020-01-01', heldSince: null }],
    ['is held', { open: false, closed: '2020-01-01', heldSince: '2026-12-04' }],
    ['was closed nobody knows when', closedOn(null)],
  ])('never, while it %s', (_, nominal) => {
    expect(erasureDay(nominal, 24)).toBeNull();
  });

  it('is never on a day of an earlier or a later month, and never earlier for one that was closed later', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 240 }), (one, other, months) => {
        const [earlier, later] = [one, other].sort() as [string, string];
        const due = Temporal.PlainDate.from(erasureDay(closedOn(earlier), months) ?? '');
        const closed = Temporal.PlainDate.from(earlier);
        expect((due.year - closed.year) * 12 + due.month - closed.month).toBe(months);
        expect(due.day).toBeLessThanOrEqual(closed.day);
        expect(due.toString() <= (erasureDay(closedOn(later), months) ?? '')).toBe(true);
      }),
    );
  });
});
