import type { IsoDate } from '../calendar/dates.ts';
import type { Partnership } from '../partnership/partnership.ts';
import type { StandingItem } from './standing-item.ts';

/** What stands in a section of a report besides its own words. */
export const SECTION_CONTENTS = ['purpose', 'recommendation', 'figures', 'programmes', 'words', 'left out'] as const;
export type SectionContent = (typeof SECTION_CONTENTS)[number];

/** A section as a committee wants it; null leaves what the usual template has. */
export interface GivenSection {
  /** "7.1" */
  readonly section: string;
  readonly heading: string | null;
  readonly words: string | null;
  readonly contains: SectionContent | null;
}

/** A committee that papers go to, and how it wants them to be. Posts, not people; null: nobody has said. */
export interface Committee {
  readonly code: string;
  readonly name: string;
  readonly reportingOfficer: string | null;
  readonly portfolio: string | null;
  readonly subject: string | null;
  readonly wards: string | null;
  /** One a line; null: the usual ones. */
  readonly objectives: string | null;
  readonly sections: readonly GivenSection[];
}

/** All that a document of the standing item is made from: nothing else can reach it. */
export interface Paper {
  readonly partnership: Pick<Partnership, 'code' | 'name' | 'board' | 'timezone' | 'marking'>;
  readonly committee: Committee;
  readonly item: StandingItem;
  /** The day of the board's meeting that it is for; null: none is known. */
  readonly meets: IsoDate | null;
}

/** The documents that a standing item can be had as. */
export const DOCUMENT_KINDS = ['word', 'agenda', 'excel'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * The committee that a paper is for: the one asked for; else the one that is called as the partnership's board, or the
 * first; where the partnership has given none, its board with the usual template. null: there is none of that code.
 */
export function committeeFor(
  committees: readonly Committee[],
  code: string | null,
  { board }: Pick<Partnership, 'board'>,
): Committee | null {
  const isCalled = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  if (code !== null) return committees.find((one) => isCalled(one.code, code)) ?? null;
  return committees.find((one) => isCalled(one.name, board)) ?? committees[0] ?? usualCommittee(board);
}

function usualCommittee(board: string): Committee {
  return {
    code: '',
    name: board,
    reportingOfficer: null,
    portfolio: null,
    subject: null,
    wards: null,
    objectives: null,
    sections: [],
  };
}

/** "standing-item-3-v2.docx" */
export function documentName(kind: DocumentKind, { number, version }: StandingItem): string {
  const stem = `standing-item-${String(number)}-v${String(version)}`;
  return { word: `${stem}.docx`, agenda: `${stem}-agenda-item.docx`, excel: `${stem}-figures.xlsx` }[kind];
}
