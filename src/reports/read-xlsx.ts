import { open } from 'node:fs/promises';
import readXlsxFile, { InvalidInputError } from 'read-excel-file/node';
import { type Cell, type RawWorkbook, UnreadableWorkbook } from './raw-sheet.ts';

export async function readXlsx(file: string): Promise<RawWorkbook> {
  if (await isOldOrLockedExcel(file)) {
    throw new UnreadableWorkbook('The file is an old .xls workbook or has a password; save it as .xlsx without one');
  }
  try {
    const sheets = await readXlsxFile(file);
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, lines: data as unknown as Cell[][] })), problems: [] };
  } catch (error) {
    const damaged = error instanceof InvalidInputError || (error instanceof Error && error.name.startsWith('Invalid'));
    throw new UnreadableWorkbook(damaged ? 'The file is not an .xlsx workbook, or it is damaged' : String(error), {
      cause: error,
    });
  }
}

/** Both are compound files (OLE2), which begin with these bytes; .xlsx is a zip archive. */
async function isOldOrLockedExcel(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return bytesRead === 8 && buffer.toString('hex') === 'd0cf11e0a1b11ae1';
  } finally {
    await handle.close();
  }
}
