import readXlsxFile from 'read-excel-file/node';
import { expect, it, vi } from 'vitest';
import { figuresWorkbook } from '../../../src/reports/documents/figures-workbook.ts';
import { STANDING_ITEM } from '../../cards/examples.ts';
import { APPROVED, paper, partsOf } from './papers.ts';

type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];

async function sheetsOf(...given: Parameters<typeof paper>): Promise<Readonly<Record<string, Sheets[number]['data']>>> {
  const sheets: Sheets = await readXlsxFile(await figuresWorkbook(paper(...given)));
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}

it('says first what it is, how it is marked and which version', async () => {
  const { About = [] } = await sheetsOf(APPROVED);
  const said = Object.fromEntries(About.map(([name, value]): [string, unknown] => [String(name), value]));
  expect(said).toMatchObject({
    Marking: 'OFFICIAL-SENSITIVE',
    'What this is': 'The figures of the standing item of Operation Portfolio for Safer Harbour Partnership',
    Version: '1',
    Status: 'Approved by the chair of Operation Portfolio on Tuesday 24 November 2026',
  });
});

it('has a sheet for each table: numbers and shares as numbers, “Withheld” as a word', async () => {
  const sheets = await sheetsOf();
  expect(sheets['Ratings']?.slice(0, 2)).toEqual([
    ['Rating', 'Number'],
    ['Blue', 18],
  ]);
  expect(sheets['Since the meetings']?.[3]).toEqual(['Completed on time', 0.67, 'None due']);
  expect(sheets['People, groups and places']?.flat()).toContain('Withheld');
  const { 'xl/workbook.xml': book = '' } = partsOf(await figuresWorkbook(paper()));
  for (const [, name = ''] of book.matchAll(/<sheet [^>]*name="([^"]*)"/g)) expect(name.length).toBeLessThanOrEqual(31);
});

it('has no cell that is a formula, or begins as one', async () => {
  const agencies = ['=1+1', '+44', '-1', '@SUM(A1)', "'=x"].map((agency) => ({
    ...{ agency, open: 1, overdue: 0, completed: 0 },
  }));
  const item = { figures: { ...STANDING_ITEM.figures, agencies } };
  const sheets = await sheetsOf(item);
  const cells = Object.values(sheets).flat(2);
  expect(cells.filter((cell) => typeof cell === 'string' && /^[=+\-@]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=1+1");
  expect(Object.values(partsOf(await figuresWorkbook(paper(item)))).join('')).not.toContain('<f>');
});

it('is the same to the byte whenever the same version is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime('2026-11-24T10:00:00Z');
  const first = await figuresWorkbook(paper(APPROVED));
  vi.setSystemTime('2027-03-01T12:34:56Z');
  expect((await figuresWorkbook(paper(APPROVED))).equals(first)).toBe(true);
  vi.useRealTimers();
});
