import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Paper } from '../../domain/standing-item/committee.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { objectiveLines } from '../../domain/standing-item/objectives.ts';
import {
  balanceWords,
  figureTables,
  isAnyWithheld,
  splitTables,
  WHY_WITHHELD,
  type FigureTable,
} from '../../domain/standing-item/tables.ts';
import { clockWords, stateWords } from './paper-words.ts';
import { sameBytes } from './same-bytes.ts';

type Cell = SheetData[number][number];

/** The figures of a standing item as a workbook: a sheet that says what it is, then one for each table. */
export async function figuresWorkbook(paper: Paper): Promise<Buffer> {
  const { item } = paper;
  const tables = [...splitTables(item.figures), ...figureTables(item.figures)];
  const sheets = [aboutSheet(paper, tables), ...tables.map(tableSheet)];
  const written = await writeXlsxFile(sheets).toBuffer();
  return sameBytes(written, item.approvedAt ?? item.to);
}

function aboutSheet(paper: Paper, tables: readonly FigureTable[]) {
  const { partnership, committee, item } = paper;
  const { figures } = item;
  const lines: readonly (readonly [string, string])[] = [
    ['Marking', partnership.marking],
    ['What this is', `The figures of the standing item of ${partnership.name} for ${committee.name}`],
    ['Standing item', String(item.number)],
    ['Version', String(item.version)],
    ['Status', stateWords(paper)],
    ['Data as at', longDate(figures.dataAsAt)],
    ...clockWords(paper).map((words) => ['Period', words] as const),
    ['Balance of strands', `${balanceWords(figures)}.`],
    ...objectiveLines(figures).map(({ about, evidence }) => [about, `${evidence}.`] as const),
    ...(isAnyWithheld(figures) ? [['Withheld', WHY_WITHHELD] as const] : []),
    ...tables.map(({ name, title }) => [`Sheet ${name}`, title] as const),
  ];
  return {
    sheet: 'About',
    data: [header(['About this workbook', '']), ...lines.map((line) => line.map(textCell))],
    columns: [{ width: 32 }, { width: 90 }],
    stickyRowsCount: 1,
  };
}

function tableSheet({ name, header: titles, rows }: FigureTable) {
  return {
    sheet: name,
    data: [header(titles), ...rows.map((row) => [textCell(row.name), ...row.counts.map(countCell)])],
    columns: titles.map((title, at) => ({ width: at === 0 ? widest([title, ...rows.map((row) => row.name)]) : 14 })),
    stickyRowsCount: 1,
  };
}

function header(titles: readonly string[]): Cell[] {
  return titles.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const, wrap: true }));
}

/** A number stays one, a share too; "Withheld" and "None due" are words. */
function countCell(count: number | string): Cell {
  if (typeof count === 'number') return { value: count, type: Number };
  const share = /^(\d+)%$/.exec(count)?.[1];
  return share === undefined ? textCell(count) : { value: Number(share) / 100, type: Number, format: '0%' };
}

/**
 * Text is a cell of type text, which no spreadsheet works out; what looks like a formula has an apostrophe in front as
 * well, so that it stays text wherever it is copied to.
 */
function textCell(text: string): Cell {
  return { value: /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text, type: String, wrap: text.length > 60 };
}

function widest(names: readonly string[]): number {
  return Math.min(60, Math.max(...names.map((one) => one.length)) + 2);
}
