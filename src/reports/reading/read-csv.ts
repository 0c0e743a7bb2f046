import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from './problem.ts';
import { type RawSheet, type RawWorkbook, UnreadableWorkbook } from './raw-sheet.ts';

/** Reads every .csv file of a folder as the sheet that its name says. */
export async function readCsvFolder(folder: string): Promise<RawWorkbook> {
  const files = (await readdir(folder)).filter((file) => /\.csv$/i.test(file) && !file.startsWith('.')).sort();
  if (files.length === 0) throw new UnreadableWorkbook('The folder holds no .csv files');
  const sheets: RawSheet[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const name = file.replace(/\.csv$/i, '');
    try {
      sheets.push({ name, lines: csvLines(await readFile(path.join(folder, file))) });
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const row = typeof error['lines'] === 'number' ? error['lines'] : null;
      problems.push({
        sheet: name,
        row,
        column: null,
        reason: 'the row is not well-formed CSV (look for a stray quote)',
      });
    }
  }
  return { sheets, problems };
}

/**
 * The lines of a CSV file as partnerships save them: UTF-8 with or without a byte order mark, UTF-16, or the Windows code
 * page of Excel's plain "CSV"; separated by commas, semicolons or tabs; any line ends; line breaks inside quotes.
 */
export function csvLines(bytes: Uint8Array): readonly (readonly string[])[] {
  const content = decode(bytes);
  const parsed: string[][] = parse(content, {
    bom: true,
    delimiter: separatorOf(content),
    relax_column_count: true,
    skip_empty_lines: false,
  });
  return parsed.map((line) => line.map(withoutGuard));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1252(bytes);
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80; Node 20's TextDecoder leaves these out. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

/** The header has no quoted separators in practice, so the commonest of the three in the first line is the one. */
function separatorOf(content: string): string {
  const header = /^[^\r\n]*/.exec(content)?.[0] ?? '';
  const occurrences = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (occurrences(each) > occurrences(best) ? each : best));
}

/** Takes off the apostrophe that an export puts before text a spreadsheet would take for a formula. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
