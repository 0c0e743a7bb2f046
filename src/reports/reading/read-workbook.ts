import { stat } from 'node:fs/promises';
import { type RawWorkbook, UnreadableWorkbook } from './raw-sheet.ts';
import { readCsvFolder } from './read-csv.ts';

/** Reads an .xlsx file, or a folder of CSV files, into sheets of cells. Rejects with UnreadableWorkbook. */
export async function readWorkbook(source: string): Promise<RawWorkbook> {
  try {
    return await read(source);
  } catch (error) {
    const isOfSystem = error instanceof Error && 'syscall' in error;
    throw isOfSystem ? new UnreadableWorkbook(`${source} cannot be read: ${reason(error)}`, { cause: error }) : error;
  }
}

function reason(error: Error): string {
  const isForbidden = 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
  return isForbidden ? 'you are not allowed to' : 'it is no ordinary file, or the disk has a fault';
}

async function read(source: string): Promise<RawWorkbook> {
  const found = await stat(source).catch(() => null);
  if (found === null) throw new UnreadableWorkbook(`There is no file or folder ${source}`);
  if (found.isDirectory()) return readCsvFolder(source);
  if (/\.csv$/i.test(source)) {
    throw new UnreadableWorkbook('A single CSV file is not a workbook; give the folder that holds the CSV files');
  }
  // Loaded only for an .xlsx file.
  const { readXlsx } = await import('./read-xlsx.ts');
  return readXlsx(source);
}
