import type { Known } from '../../src/domain/workbook/workbook.ts';
import type { Cell, RawWorkbook } from '../../src/reports/reading/raw-sheet.ts';

/** A workbook as a table of cells: the first line of each sheet is its header. */
export function rawWorkbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): RawWorkbook {
  return { sheets: Object.entries(sheets).map(([name, lines]) => ({ name, lines })), problems: [] };
}

export const EMPTY_STORE: Known = {
  code: null,
  timezone: null,
  memberEmails: new Set(),
  entraIds: new Map(),
  nominals: new Set(),
  profiles: new Set(),
  committees: new Set(),
};

export const NORTH = [
  ['code', 'name', 'board', 'timezone'],
  ['NORTH', 'Operation North', 'North Board', 'Europe/London'],
];
export const MEMBERS = [
  ['name', 'email', 'agency', 'role', 'deputy_email'],
  ['Sam Okafor', 'sam@example.org', 'Housing', 'member', 'priya@example.org'],
  ['Priya Shah', 'priya@example.org', 'Housing', 'lead', ''],
];
export const ACTION_HEADER = [
  'ref',
  'title',
  'owner_email',
  'raised',
  'due',
  'status',
  'updated',
  'update',
  'completed',
];
