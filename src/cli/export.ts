import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { dayOf } from '../domain/calendar/dates.ts';
import type { ExportedLog } from '../domain/workbook/exported-log.ts';
import { openStore } from '../store/open-store.ts';
import { exportLog } from '../store/workbook/export/export-log.ts';
import { chosenPartnership } from './chosen-partnership.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';

const FORMATS = ['json', 'xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface Choices {
  readonly format: Format;
  /** null: JSON goes to standard output, the others to a name made of the partnership and the day. */
  readonly out: string | null;
  readonly partnership: string | null;
}

/** An export holds codes and people's words: nobody else on this machine needs to read it. */
const OWNER_ONLY = { mode: 0o600 };

/** Writes the whole log of one partnership as JSON, as an .xlsx workbook, or as a folder of CSV files. */
export async function exportCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const choices = choicesIn(args);
  const { store, database } = await openStore(readConfig(io.env));
  try {
    const partnership = chosenPartnership(await store.partnerships(), choices.partnership);
    const log = await exportLog(database.prisma, partnership, choices.format, io.now);
    const json = choices.format === 'json' ? `${JSON.stringify(log, null, 2)}\n` : '';
    if (choices.format === 'json' && choices.out === null) {
      io.out(json);
      return 0;
    }
    const stem = `${partnership.code}-${dayOf(io.now, partnership.timezone)}`;
    const out = choices.out ?? (choices.format === 'xlsx' ? `${stem}.xlsx` : stem);
    await write(log, json, choices.format, out);
    io.out(`${JSON.stringify({ written: out, actions: log.actions.length })}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

function choicesIn(args: readonly string[]): Choices {
  const { values } = parseArgs({
    args: [...args],
    options: {
      format: { type: 'string', default: 'json' },
      out: { type: 'string' },
      partnership: { type: 'string' },
    },
  });
  const format = FORMATS.find((one) => one === values.format);
  if (format === undefined) throw new UsageError(`The format is one of ${FORMATS.join(', ')}`);
  return { format, out: values.out ?? null, partnership: values.partnership ?? null };
}

async function write(log: ExportedLog, json: string, format: Format, out: string): Promise<void> {
  if (format === 'json') return writeFile(out, json, OWNER_ONLY);
  // The writers are loaded only for the format that needs them.
  const { logTables } = await import('../reports/writing/log-tables.ts');
  const tables = logTables(log);
  if (format === 'xlsx') {
    const { xlsxBytes } = await import('../reports/writing/write-xlsx.ts');
    return writeFile(out, await xlsxBytes(tables), OWNER_ONLY);
  }
  const { csvText } = await import('../reports/writing/write-csv.ts');
  await mkdir(out, { recursive: true });
  for (const table of tables) await writeFile(path.join(out, `${table.name}.csv`), csvText(table), OWNER_ONLY);
}
