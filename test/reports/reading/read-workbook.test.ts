import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvLines } from '../../../src/reports/reading/read-csv.ts';
import { readWorkbook } from '../../../src/reports/reading/read-workbook.ts';
import type { Table } from '../../../src/reports/writing/table.ts';
import { csvText } from '../../../src/reports/writing/write-csv.ts';
import { xlsxBytes } from '../../../src/reports/writing/write-xlsx.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-workbook-'));
});
afterEach(() => rm(folder, { recursive: true }));

const lines = (text: string, encoding: BufferEncoding = 'utf8') => csvLines(Buffer.from(text, encoding));

describe('CSV as partnerships save it', () => {
  test.each<[string, string, readonly (readonly string[])[]]>([
    [
      'a byte order mark and Windows line ends',
      '\uFEFFname,email\r\nSam,s@example.org\r\n',
      [
        ['name', 'email'],
        ['Sam', 's@example.org'],
      ],
    ],
    [
      'line breaks and quotes inside a cell',
      'a,b\n"one\ntwo","say ""hi"""\n',
      [
        ['a', 'b'],
        ['one\ntwo', 'say "hi"'],
      ],
    ],
    [
      'semicolons',
      'name;email;role\nSam;s@example.org;"member;lead"\n',
      [
        ['name', 'email', 'role'],
        ['Sam', 's@example.org', 'member;lead'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['empty lines keep their place', 'a,b\n\n1,2\n', [['a', 'b'], [''], ['1', '2']]],
    ['rows of unequal length', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  test('Excel’s plain CSV, in the Windows code page, and its Unicode text', () => {
    expect(csvLines(Buffer.from([0x61, 0x2c, 0x92, 0xe9]))).toEqual([['a', '’é']]);
    expect(lines('\uFEFFa\té\r\n', 'utf16le')).toEqual([['a', 'é']]);
  });

  test('a stray quote is a problem of its sheet, with its row', async () => {
    await writeFile(path.join(folder, 'members.csv'), 'name,email\nSam,s@example.org\n"Kit,k@example.org\n');
    await writeFile(path.join(folder, 'partnership.csv'), 'code,name\nNORTH,North\n');
    const workbook = await readWorkbook(folder);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['partnership']);
    expect(workbook.problems).toMatchObject([{ sheet: 'members', row: 3, column: null }]);
  });
});

describe('what is no workbook is said in one sentence', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['log.xlsx', 'not a zip archive', /^The file is not an \.xlsx workbook, or it is damaged$/],
    ['log.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /^The file is an old \.xls workbook or has a password/],
    ['actions.csv', 'ref,title\n', /^A single CSV file is not a workbook; give the folder/],
    ['empty.xlsx', '', /^The file is not an \.xlsx workbook, or it is damaged$/],
  ])('%s', async (name, content, expected) => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    await expect(readWorkbook(file)).rejects.toThrow(expected);
  });

  test('nothing there, or a folder without CSV files', async () => {
    await expect(readWorkbook(path.join(folder, 'missing.xlsx'))).rejects.toThrow(/^There is no file or folder/);
    await expect(readWorkbook(folder)).rejects.toThrow('The folder holds no .csv files');
  });
});

describe('what is written can be read back', () => {
  const table: Table = {
    name: 'meetings',
    columns: [
      { name: 'kind', kind: 'text' },
      { name: 'starts', kind: 'wall clock' },
      { name: 'held', kind: 'date' },
      { name: 'people', kind: 'number' },
    ],
    rows: [
      ['=1+1', '2026-12-08T14:00', '2026-12-08', 12],
      ['@SUM(A1)', '2027-07-06T10:10', null, 0],
      ["'-1", null, '2027-07-06', null],
      ['+44 1\nline', '2027-03-09T09:35', '2027-03-09', 1],
    ],
  };

  test('xlsx: real dates, to the minute, and formulas as the text they are', async () => {
    const file = path.join(folder, 'log.xlsx');
    await writeFile(file, await xlsxBytes([table]));
    const { sheets } = await readWorkbook(file);
    expect(sheets[0]?.name).toBe('meetings');
    expect(sheets[0]?.lines).toEqual([
      ['kind', 'starts', 'held', 'people'],
      ['=1+1', new Date('2026-12-08T14:00Z'), new Date('2026-12-08'), 12],
      ['@SUM(A1)', new Date('2027-07-06T10:10Z'), null, 0],
      ["'-1", null, new Date('2027-07-06'), null],
      ['+44 1\nline', new Date('2027-03-09T09:35Z'), new Date('2027-03-09'), 1],
    ]);
  });

  test('CSV: days as people write them, and nothing that a spreadsheet would run', () => {
    const text = csvText(table);
    expect(text.split('\r\n')[1]).toBe("'=1+1,08/12/2026 14:00,08/12/2026,12");
    expect(text).not.toMatch(/(^|,)"?[=+\-@]/m);
    expect(lines(text).map((line) => line[0])).toEqual(['kind', '=1+1', '@SUM(A1)', "'-1", '+44 1\nline']);
  });
});
