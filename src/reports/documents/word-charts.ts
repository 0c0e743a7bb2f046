import { LineRuleType, Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import type { FigureTable } from '../../domain/standing-item/tables.ts';
import type { TrendPoint } from '../../domain/standing-item/standing-item.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { INK, type Block } from './word-parts.ts';

/*
 * Charts of Word's own, so that they are sharp, carry their figures with them, and have a text alternative that says all
 * that they show. Every bar has its name and number beside it: no colour tells anything.
 */

const SIZE = { width: 627, height: 190 };
/** A picture needs the height of its line to itself. */
const ROOM = { keepNext: true, spacing: { before: 60, after: 120, line: 240, lineRule: LineRuleType.AUTO } };
const FONT = { name: 'Arial' };

/**
 * A table of one number a row as bars, the first on top; null where there is nothing to draw. `id` is the chart's own in
 * its document.
 */
export function barChart({ title, rows }: FigureTable, id: number): Block | null {
  const names = rows.map(({ name }) => name);
  const values = rows.map(({ counts }) => Number(counts[0]));
  if (values.every((value) => value === 0)) return null;
  return new Paragraph(ROOM).addRunToFront(
    new ChartRun({
      type: 'bar',
      legend: false,
      font: FONT,
      transformation: SIZE,
      gapWidth: 60,
      categories: names,
      series: [{ name: title, values, color: INK }],
      categoryAxis: { reverseOrder: true },
      valueAxis: { visible: false, gridlines: false, minimum: 0 },
      dataLabels: { value: true },
      altText: { id: String(id), name: title, description: `Bar chart. ${title}: ${inWords(names, values)}.` },
    }),
  );
}

/** Open and overdue actions at each meeting, as pairs of columns: dark for open, pale for overdue, each with its number. */
export function trendChart(trend: readonly TrendPoint[], id: number): Block {
  const names = trend.map(({ meeting }) => longDate(meeting).replace(/^\S+ /, ''));
  const open = trend.map((point) => point.open);
  const overdue = trend.map((point) => point.overdue);
  const title = 'Open and overdue actions at each meeting';
  return new Paragraph(ROOM).addRunToFront(
    new ChartRun({
      type: 'column',
      font: FONT,
      legend: { position: 'bottom' },
      transformation: { ...SIZE, height: 240 },
      categories: names,
      series: [
        { name: 'Open', values: open, color: INK },
        { name: 'Overdue', values: overdue, color: 'B4772D' },
      ],
      valueAxis: { visible: false, gridlines: false, minimum: 0 },
      dataLabels: { value: true },
      altText: {
        id: String(id),
        name: title,
        description: `Column chart. Open: ${inWords(names, open)}. Overdue: ${inWords(names, overdue)}.`,
      },
    }),
  );
}

function inWords(names: readonly string[], values: readonly number[]): string {
  return names.map((name, at) => `${name} ${String(values[at] ?? 0)}`).join(', ');
}
