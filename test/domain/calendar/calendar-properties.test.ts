import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../src/domain/calendar/working-days.ts';
import { dayOf, instantAt, timeOf } from '../../../src/domain/calendar/dates.ts';
import { hoursOf, isWithinHours } from '../../../src/domain/reminders/rungs.ts';
import { portfolio } from '../reminders/ladder-world.ts';
import { isOff, shift, wallClock, workingDaysFrom } from './uk-calendar.ts';
import { randomRuns } from '../../support/random-runs.ts';

/*
 * The calendar over 2024 to 2035, held against a second reckoning (uk-calendar.ts). Days near a year's end, Easter and
 * the clocks' changes come up as often as all others together.
 */

const SEEDED = { seed: 20261124, numRuns: randomRuns(500) };
const ZONES = ['Europe/London', 'Europe/Dublin', 'Atlantic/Reykjavik', 'Asia/Kathmandu', 'America/St_Johns'] as const;

const anyDay = fc.integer({ min: 0, max: 4382 }).map((n) => shift('2024-01-01', n));
const delicate = fc
  .tuple(
    fc.integer({ min: 2024, max: 2035 }),
    fc.constantFrom('01-01', '03-29', '04-05', '05-04', '05-28', '08-28', '10-28', '12-26', '12-31'),
    fc.integer({ min: -9, max: 9 }),
  )
  .map(([year, day, by]) => shift(`${String(year)}-${day}`, by));
const days = fc.oneof(anyDay, delicate);
const steps = fc.integer({ min: -60, max: 60 });
const zones = fc.constantFrom(...ZONES);

describe('working days', () => {
  it('are those of a second reckoning, on every day of 2024 to 2035', () => {
    for (let day = '2024-01-01'; day <= '2035-12-31'; day = shift(day, 1)) {
      expect([day, isWorkingDay(day)]).toEqual([day, !isOff(day)]);
    }
  });

  it('are counted off as one would by hand, and never end on a day off', () => {
    fc.assert(
      fc.property(days, steps, (from, n) => {
        const to = addWorkingDays(from, n);
        expect(isOff(to)).toBe(false);
        if (n !== 0) expect(to).toBe(workingDaysFrom(from, n));
        else expect(to).toBe(isOff(from) ? workingDaysFrom(from, 1) : from);
      }),
      SEEDED,
    );
  });

  it('are counted back: adding and counting undo each other', () => {
    fc.assert(
      fc.property(days, steps, (from, n) => {
        if (n !== 0) expect(workingDaysBetween(from, addWorkingDays(from, n))).toBe(n);
        if (!isOff(from) && n !== 0) expect(addWorkingDays(addWorkingDays(from, n), -n)).toBe(from);
        const near = shift(from, n);
        const between = workingDaysBetween(from, near);
        if (!isOff(near) && near !== from) expect(addWorkingDays(from, between)).toBe(near);
        if (!isOff(near) && !isOff(from)) expect(workingDaysBetween(near, from) + between).toBe(0);
      }),
      SEEDED,
    );
  });

  it('add up: n and then m is n + m, in one direction', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (from, n, m) => {
        expect(addWorkingDays(addWorkingDays(from, n), m)).toBe(addWorkingDays(from, n + m));
        expect(addWorkingDays(addWorkingDays(from, -n), -m)).toBe(addWorkingDays(from, -n - m));
      }),
      SEEDED,
    );
  });

  it('roll back to the day itself or the last one before it', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(workingDayOnOrBefore(day)).toBe(isOff(day) ? workingDaysFrom(day, -1) : day);
      }),
      SEEDED,
    );
  });
});

describe('working hours', () => {
  it.each(ZONES)('are 08:00 to 18:00 on the wall in %s, on every day of 2026 and around each change after', (zone) => {
    const partnership = { ...portfolio, timezone: zone };
    const shown = (day: string): void => {
      const { due, closes } = hoursOf(partnership, day);
      expect(wallClock(due, zone)).toBe(`${day} 08:00:00`);
      expect(wallClock(closes, zone)).toBe(`${day} 18:00:00`);
      expect(closes.getTime() - due.getTime()).toBe(10 * 60 * 60_000);
    };
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = shift(day, 1)) shown(day);
    for (let year = 2024; year <= 2035; year += 1) {
      for (const month of ['03', '11'])
        for (let by = 0; by <= 13; by += 1) shown(shift(`${String(year)}-${month}-07`, by));
      for (const month of ['03', '10'])
        for (let by = 0; by <= 8; by += 1) shown(shift(`${String(year)}-${month}-25`, by));
    }
  });

  it('begin with their first millisecond and end before 18:00, on working days alone', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const partnership = { ...portfolio, timezone: zone };
        const { due, closes } = hoursOf(partnership, day);
        const within = (at: number): boolean => isWithinHours(partnership, new Date(at));
        const open = !isOff(day);
        expect([due.getTime() - 1, due.getTime(), closes.getTime() - 1, closes.getTime()].map(within)).toEqual([
          false,
          open,
          open,
          false,
        ]);
      }),
      SEEDED,
    );
  });

  it('tell the day and the time of any instant as the wall does', () => {
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    const nearChanges = delicate.chain((day) =>
      fc.integer({ min: 0, max: 86_399_999 }).map((ms) => new Date(Date.parse(`${day}T00:00:00Z`) + ms)),
    );
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges), zones, (at, zone) => {
        expect(`${dayOf(at, zone)} ${timeOf(at, zone)}`).toBe(wallClock(at, zone).slice(0, 16));
      }),
      SEEDED,
    );
  });

  it('are found again from the wall: a local time leads to an instant that shows it, or the hour after a skipped one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), zones, (day, minute, zone) => {
        const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
        const at = instantAt(day, time, zone);
        const shown = `${dayOf(at, zone)} ${timeOf(at, zone)}`;
        const skipped = `${day} ${time}` !== shown;
        if (!skipped) return;
        const [hour = 0] = time.split(':').map(Number);
        expect(shown).toBe(`${day} ${String(hour + 1).padStart(2, '0')}:${time.slice(3)}`);
        expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(0);
      }),
      SEEDED,
    );
  });
});
