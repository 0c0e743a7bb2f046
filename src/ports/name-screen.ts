import type { Detail } from '../domain/minimise/details/detail.ts';

/** Finds the names on a partnership's list in a text as `plainText` gives it. */
export type NameFinder = (plain: string) => readonly Detail[];

export interface NameScreen {
  /** null: there is a list, and it cannot be compared with, as FIELD_KEY is missing or another one now. */
  finderFor(partnershipId: number, version: number): Promise<NameFinder | null>;
}
