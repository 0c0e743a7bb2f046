import { PLACE } from './place.ts';
import type { Power, PowerGroup } from './power.ts';
import { PREVENT_AND_PREPARE } from './prevent-and-prepare.ts';
import { PROTECT } from './protect.ts';
import { PURSUE } from './pursue.ts';

/**
 * What agencies may do, by the law of England and the practice of partnerships. It is the same for every partnership and
 * nobody's data, so it is kept here and not in the database (docs/decisions/0036).
 */
export const POWERS: readonly Power[] = [...PURSUE, ...PLACE, ...PROTECT, ...PREVENT_AND_PREPARE];

const BY_ID: ReadonlyMap<string, Power> = new Map(POWERS.map((power) => [power.id, power]));

/** Null for what no entry has, or no longer. */
export function powerById(id: string | null): Power | null {
  return id === null ? null : (BY_ID.get(id) ?? null);
}

export function powersOf(group: PowerGroup): readonly Power[] {
  return POWERS.filter((power) => power.group === group);
}

/** A telecommunications order stops a phone line; those who were made to work it need something besides. */
export const TELECOMMUNICATIONS_ORDER = 'telecommunications-restriction-order';
