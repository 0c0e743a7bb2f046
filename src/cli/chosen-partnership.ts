import type { Partnership } from '../domain/partnership/partnership.ts';
import { Refused, UsageError } from './refused.ts';

/** The one partnership that a command is about: the one asked for, or the only one. */
export function chosenPartnership(all: readonly Partnership[], code: string | null): Partnership {
  const codes = all.map((partnership) => partnership.code).join(', ');
  if (all.length === 0) throw new Refused('The store holds no partnership yet: import a workbook first');
  if (code === null && all.length > 1) {
    throw new UsageError(`The store holds ${codes}: say which with --partnership CODE`);
  }
  const found = code === null ? all[0] : all.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (found === undefined) throw new UsageError(`There is no partnership ${code ?? ''}; the store holds ${codes}`);
  return found;
}
