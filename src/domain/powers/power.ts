import type { IsoDate } from '../calendar/dates.ts';

/** The headings under which powers are listed: the strands, and what is about a place. */
export const POWER_GROUPS = ['pursue', 'place', 'protect', 'prevent', 'prepare'] as const;
export type PowerGroup = (typeof POWER_GROUPS)[number];
export const GROUP_WORDS: Readonly<Record<PowerGroup, string>> = {
  pursue: 'Pursue',
  place: 'Place',
  protect: 'Protect',
  prevent: 'Prevent',
  prepare: 'Prepare',
};

/** A power or a tactic that agencies have, said to whoever asks; it is never proposed for anybody. */
export interface Power {
  /** Never changes: actions are tagged with it. */
  readonly id: string;
  readonly name: string;
  /** What else it is called, abbreviations among them; never what belongs to another as well. */
  readonly also: readonly string[];
  /** Words that a search for it may hold. */
  readonly about: string;
  readonly group: PowerGroup;
  /** The Act and its section; what has none says on what it rests. */
  readonly law: string;
  readonly applicant: string;
  readonly threshold: string;
  readonly consult: string;
  /** The days on which it came into force and ceased to be; a `from` of null is to be checked. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Whether the safeguarding lead signs it off, whomever it is about. */
  readonly signOff: boolean;
  /** What is different for under-18s. */
  readonly forChildren: string | null;
}

/** What a power's card and every tagged action's say under it. */
export const INFORMATION_ONLY =
  'Information, not advice. Sections and dates are for orientation: check them with a lawyer before relying on them.';

export type Force = 'in force' | 'not yet' | 'no longer' | 'not known';

export function forceOn({ from, to }: Pick<Power, 'from' | 'to'>, day: IsoDate): Force {
  if (to !== null && day > to) return 'no longer';
  if (from === null) return 'not known';
  return day < from ? 'not yet' : 'in force';
}
