import type { AgencyRef } from '../people/person.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { NominalKind } from '../refs.ts';

/** Categories of data subject (Data Protection Act 2018, section 38); several may apply. */
export const CATEGORIES = ['suspect', 'convicted', 'victim', 'witness', 'vulnerable person', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** How people read a kind. A child is never called a nominal. */
export const KIND_WORDS: Readonly<Record<NominalKind, string>> = {
  individual: 'Individual',
  child: 'Child or young person at risk',
  ocg: 'Organised crime group',
  usg: 'Urban street gang',
  location: 'Location',
};

/** A person, gang or place of concern; the clerk holds a code and a kind, never a name. */
export interface Nominal {
  readonly id: number;
  readonly ref: string;
  readonly kind: NominalKind;
  readonly number: number;
  readonly categories: readonly string[];
  readonly open: boolean;
  readonly leadAgency: AgencyRef | null;
  readonly clearedAgencies: readonly AgencyRef[];
  readonly profile: string | null;
  readonly opened: IsoDate | null;
  readonly closed: IsoDate | null;
  /** By when it is looked at whether it should stay open, where somebody said so (domain/nominals/review.ts counts it otherwise). */
  readonly reviewBy: IsoDate | null;
  /** Since when it is kept for a court or an inquiry, past its retention; null: it is not. */
  readonly heldSince: IsoDate | null;
  /** Grows by one with each change in chat. */
  readonly version: number;
}
