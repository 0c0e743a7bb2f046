import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../config.ts';
import { dayOf } from '../../domain/calendar/dates.ts';
import type { ExportedLog } from '../../domain/workbook/exported-log.ts';
import { openStore } from '../../store/open-store.ts';
import { exportLog } from '../../store/workbook/export/export-log.ts';
import { chosenPartnership } from '../chosen-partnership.ts';
import { command } from '../command.ts';
import { mustBeWritable, writeOut } from '../output-file.ts';

const FORMATS = ['json', 'xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** Writes the whole log of one partnership as JSON, as an .xlsx workbook, or as a folder of CSV files. */
export const exportCommand = command({
  name: 'export',
  summary: 'write out the whole state of a partnership',
  operand: null,
  options: {
    format: { oneOf: FORMATS, means: 'JSON, one workbook, or a folder of CSV files' },
    out: {
      value: 'FILE',
      means:
        'where to write it; else JSON goes to standard output, the others to a name of the partnership and the day',
    },
    partnership: { value: 'CODE', means: 'which one, where the store holds several' },
  },
  run: async ({ format, out: asked, partnership: code }, io) => {
    const { store, database } = await openStore(readConfig(io.env));
    try {
      const partnership = chosenPartnership(await store.partnerships(), code);
      const stem = `${partnership.code}-${dayOf(io.now, partnership.timezone)}`;
      const out = asked ?? { json: null, xlsx: `${stem}.xlsx`, csv: stem }[format];
      // Before it is written down that the log was exported.
      if (out !== null) await mustBeWritable(out, format === 'csv' ? 'folder' : 'file');
      const log = await exportLog(database.prisma, partnership, format, io.now);
      if (out === null) io.out(jsonOf(log));
      else {
        await write(log, format, out);
        io.out(`${JSON.stringify({ written: out, actions: log.actions.length })}\n`);
      }
      return 0;
    } finally {
      await store.close();
    }
  },
});

async function write(log: ExportedLog, format: Format, out: string): Promise<void> {
  if (format === 'json') return writeOut(out, jsonOf(log));
  // The writers are loaded only for the format that needs them.
  const { logTables } = await import('../../reports/writing/log-tables.ts');
  const tables = logTables(log);
  if (format === 'xlsx') {
    const { xlsxBytes } = await import('../../reports/writing/write-xlsx.ts');
    return writeOut(out, await xlsxBytes(tables));
  }
  const { csvText } = await import('../../reports/writing/write-csv.ts');
  await mkdir(out, { recursive: true });
  for (const table of tables) await writeOut(path.join(out, `${table.name}.csv`), csvText(table));
}

function jsonOf(log: ExportedLog): string {
  return `${JSON.stringify(log, null, 2)}\n`;
}
