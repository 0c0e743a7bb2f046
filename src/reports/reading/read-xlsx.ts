import { open } from 'node:fs/promises';
import readXlsxFile, { InvalidInputError } from 'read-excel-file/node';
import { type Cell, type RawWorkbook, UnreadableWorkbook } from './raw-sheet.ts';

export async function readXlsx(file: string): Promise<RawWorkbook> {
  if (await isOldOrLockedExcel(file)) {
    throw new UnreadableWorkbook('The file is an old .xls workbook or has a password; save it as .xlsx without one');
  }
  try {
    const sheets = await readXlsxFile(file);
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, lines: data.map(wholeSeconds) })), problems: [] };
  } catch (error) {
    const damaged = error instanceof InvalidInputError || (error instanceof Error && error.name.startsWith('Invalid'));
    // The library's own words may quote what stands in the workbook.
    const why = damaged
      ? 'is not an .xlsx workbook, or it is damaged'
      : 'has a sheet that is no table: take out charts';
    throw new UnreadableWorkbook(`The file ${why}`, { cause: error });
  }
}

/** Excel keeps a moment as a fraction of a day, so 14:00 comes back as 13:59:59.999. */
function wholeSeconds(line: readonly unknown[]): readonly Cell[] {
  return (line as readonly Cell[]).map((cell) =>
    cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell,
  );
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
