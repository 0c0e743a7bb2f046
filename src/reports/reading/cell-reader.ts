import { z } from 'zod';
import { type Cell, isBlank } from './raw-sheet.ts';

/** How one column's cells are read: an empty cell is null, anything else a value or the reason why it is none. */
export type Reader<T> = z.ZodType<T | null>;

/** Why a cell is no value of its column: ends a sentence that begins with the place. */
export class Unreadable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A column whose cells that are not empty are read by `read`. */
export function reader<T>(read: (shown: string, cell: Exclude<Cell, null>) => T | Unreadable): Reader<T> {
  return z.transform((cell: unknown, context) => {
    const known = cell as Cell;
    if (known === null || isBlank(known)) return null;
    const value = read(shownAs(known), known);
    if (!(value instanceof Unreadable)) return value;
    context.issues.push({ code: 'custom', message: value.reason, input: cell });
    return z.NEVER;
  });
}

export function required<T>(column: Reader<T>): z.ZodType<T> {
  return column.pipe(
    z.transform((value: T | null, context): T => {
      if (value !== null) return value;
      context.issues.push({ code: 'custom', message: 'it is empty', input: value });
      return z.NEVER;
    }),
  );
}

/** What the cell shows, as one string: the form in which people would quote it. */
export function shownAs(cell: Exclude<Cell, null>): string {
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day, time] = [cell.toISOString().slice(0, 10), cell.toISOString().slice(11, 16)];
  const shown = `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  return time === '00:00' ? shown : `${shown} ${time}`;
}

/** Long or odd values are cut, so that a problem stays one line in a terminal. */
export function quoted(shown: string): string {
  const line = withoutControls(shown).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Control characters but tab and line feed: PostgreSQL takes no NUL, and a terminal must not obey a cell. */
export function withoutControls(shown: string): string {
  return shown
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim();
}
