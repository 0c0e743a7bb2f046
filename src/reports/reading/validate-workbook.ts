import { dayOf, timeOf } from '../../domain/calendar/dates.ts';
import type { Known, SheetName, Workbook } from '../../domain/workbook/workbook.ts';
import { checkRows } from './check-rows.ts';
import { checkTexts } from './check-texts.ts';
import { inFileOrder, type Problem } from './problem.ts';
import { findNames, nameForms } from '../../domain/minimise/excluded-names.ts';
import type { Screen } from '../../domain/minimise/details/placed-details.ts';
import { isBlank, type RawSheet, type RawWorkbook } from './raw-sheet.ts';
import { EXCLUSIONS, readExclusions } from './read-exclusions.ts';
import { readRows, type SheetReading } from './read-rows.ts';
import { type ReadRow, type ReadWorkbook, SHEET_NAMES } from './sheet-columns.ts';

export type Validated =
  | { readonly valid: true; readonly workbook: Workbook; readonly notes: readonly string[] }
  | { readonly valid: false; readonly problems: readonly Problem[]; readonly notes: readonly string[] };

const DEFAULT_TIMEZONE = 'Europe/London';

/** The partnership's code as the file has it, before anything is checked: it says which part of the store to look at. */
export function codeIn(raw: RawWorkbook): string | null {
  return readSheet('partnership', raw).rows[0]?.values.code ?? null;
}

/**
 * Reads and checks a whole workbook. All problems are found in one pass, across sheets. `names` finds those on the
 * partnership's list of names that must not be written, unless the workbook brings the list.
 */
export function validateWorkbook(raw: RawWorkbook, known: Known, names: Screen['names'] = () => []): Validated {
  const read = {
    partnership: readSheet('partnership', raw),
    members: readSheet('members', raw),
    nominals: readSheet('nominals', raw),
    profiles: readSheet('profiles', raw),
    meetings: readSheet('meetings', raw),
    actions: readSheet('actions', raw),
    programmes: readSheet('programmes', raw),
    local_profiles: readSheet('local_profiles', raw),
    threats: readSheet('threats', raw),
    committees: readSheet('committees', raw),
    report_sections: readSheet('report_sections', raw),
  };
  const zone = read.partnership.rows[0]?.values.timezone ?? known.timezone ?? DEFAULT_TIMEZONE;
  const rows: ReadWorkbook = {
    partnerships: read.partnership.rows,
    members: read.members.rows,
    nominals: read.nominals.rows,
    profiles: read.profiles.rows,
    meetings: read.meetings.rows.map((row) => onWallClock(row, zone)),
    actions: read.actions.rows,
    programmes: read.programmes.rows,
    local_profiles: read.local_profiles.rows,
    threats: read.threats.rows,
    committees: read.committees.rows,
    report_sections: read.report_sections.rows,
  };
  const emails = new Set([...known.memberEmails, ...rows.members.flatMap(({ values }) => values.email ?? [])]);
  const exclusions = readExclusions(raw);
  const readings = Object.values(read);
  const unusable = [...raw.problems, ...sheetProblems(raw)];
  const complete = unusable.length === 0 && readings.every((reading) => reading.readable);
  const problems = [
    ...unusable,
    ...readings.flatMap((reading) => reading.problems),
    ...exclusions.problems,
    // With a sheet that could not be read, every reference to it would look broken.
    ...(complete ? [...withoutPartnership(rows, known), ...checkRows(rows, known)] : []),
    ...checkTexts(rows, { isMember: (address) => emails.has(address), names: namesOf(exclusions.names) ?? names }),
  ];
  const notes = [...unknownSheets(raw), ...readings.flatMap((reading) => reading.notes)];
  if (problems.length > 0) return { valid: false, problems: inFileOrder(problems, SHEET_NAMES), notes };
  const { partnerships, ...sheets } = rows;
  // Without a problem no required cell is null.
  const workbook = {
    ...sheets,
    partnership: partnerships[0] ?? null,
    timezone: zone,
    exclusions: exclusions.names,
  } as Workbook;
  return { valid: true, workbook, notes };
}

function namesOf(list: readonly string[] | null): Screen['names'] | null {
  if (list === null) return null;
  const forms = new Set(list.flatMap(nameForms));
  return (plain) => findNames(plain, (form) => forms.has(form));
}

function readSheet<S extends SheetName>(name: S, raw: RawWorkbook): SheetReading<S> {
  const sheet = raw.sheets.find((one) => sheetName(one) === name);
  return sheet === undefined || isEmpty(sheet)
    ? { readable: true, rows: [], problems: [], notes: [] }
    : readRows(name, sheet);
}

function sheetProblems(raw: RawWorkbook): readonly Problem[] {
  const names = raw.sheets.filter((sheet) => !isEmpty(sheet)).map(sheetName);
  if (raw.problems.length === 0 && ![...SHEET_NAMES, EXCLUSIONS].some((name) => names.includes(name))) {
    return [wholeSheet('workbook', `it has none of the sheets ${SHEET_NAMES.join(', ')}`)];
  }
  const twice = SHEET_NAMES.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return twice.map((sheet) => wholeSheet(sheet, 'there are two sheets of this name'));
}

function withoutPartnership(rows: ReadWorkbook, known: Known): readonly Problem[] {
  if (rows.partnerships.length > 0 || known.code !== null) return [];
  return [wholeSheet('partnership', 'there is no such sheet with a row in it, and no partnership in the store yet')];
}

function unknownSheets(raw: RawWorkbook): readonly string[] {
  const strange = raw.sheets.filter((sheet) => ![...SHEET_NAMES, EXCLUSIONS].includes(sheetName(sheet)));
  return strange.map((sheet) => `Sheet ${sheet.name.trim()}: ignored.`);
}

/** An instant with a Z, as the JSON export writes it, becomes the local time that the sheet would show. */
function onWallClock(row: ReadRow<'meetings'>, zone: string): ReadRow<'meetings'> {
  const starts = row.values.starts;
  if (!starts?.endsWith('Z')) return row;
  const instant = new Date(starts);
  return { ...row, values: { ...row.values, starts: `${dayOf(instant, zone)}T${timeOf(instant, zone)}` } };
}

function wholeSheet(sheet: string, reason: string): Problem {
  return { sheet, row: null, column: null, reason };
}

function sheetName(sheet: RawSheet): string {
  return sheet.name.trim().toLowerCase();
}

function isEmpty(sheet: RawSheet): boolean {
  return sheet.lines.every((line) => line.every(isBlank));
}
