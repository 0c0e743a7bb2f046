import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { FigureTable } from '../../domain/standing-item/tables.ts';

/** The pieces that Word documents are made of. Every word goes in as text: what it looks like is never obeyed. */

export const INK = '1F3864';
const TINT = 'DCE3EF';
const RULE = 'A6B1C4';

/** The width between the margins of an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 9412;
const COUNT_WIDTH = 1450;
const NUMBERED = 'numbered';

export type Block = Paragraph | Table;

/** Characters that XML cannot hold would make a file that nothing opens. */
export function plainText(text: string): string {
  return Array.from(text)
    .filter((one) => isAllowed(one.codePointAt(0) ?? 0))
    .join('');
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

export function run(text: string, options: { readonly bold?: boolean; readonly color?: string } = {}): TextRun {
  return new TextRun({ text: plainText(text), ...options });
}

export function paragraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text)] });
}

/** Below a table, which leaves no room of its own. */
export function paragraphBelow(text: string): Paragraph {
  return paragraph(text, { spacing: { before: 160 } });
}

/** Each line of a text that somebody typed is a paragraph of its own. */
export function paragraphs(text: string): readonly Paragraph[] {
  return linesOf(text).map((line) => paragraph(line));
}

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export function heading(level: keyof typeof LEVELS, text: string): Paragraph {
  return new Paragraph({ heading: LEVELS[level], children: [run(text)] });
}

export function bullet(text: string): Paragraph {
  return paragraph(text, { bullet: { level: 0 } });
}

/** "1)", counted from 1 in each list that has a name of its own. */
export function numbered(text: string): Paragraph {
  return paragraph(text, { numbering: { reference: NUMBERED, level: 0 } });
}

export const NUMBERING = {
  config: [
    {
      reference: NUMBERED,
      levels: [
        {
          level: 0,
          format: 'decimal',
          text: '%1)',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 567, hanging: 567 } } },
        },
      ],
    },
  ],
} as const;

/** What nobody has written is for the officer to write, and stands out until they have. */
export function toComplete(what: string): Paragraph {
  return new Paragraph({ children: [toCompleteRun(what)] });
}

export function toCompleteRun(what: string): TextRun {
  return new TextRun({ text: `[For the reporting officer to complete: ${plainText(what)}]`, highlight: 'yellow' });
}

/** "REPORT TO:" and what follows it, as the head of a committee report has it. */
export function headLine(label: string, value: string | null, missing: string): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.LEFT, position: 2835 }],
    indent: { left: 2835, hanging: 2835 },
    spacing: { after: 60 },
    children: [
      run(`${label}:`, { bold: true, color: INK }),
      new TextRun({ text: '\t' }),
      value === null ? toCompleteRun(missing) : run(value),
    ],
  });
}

/** Tables with more rows than this may be cut by the end of a page. */
const KEPT_WHOLE = 14;

/**
 * A table with its title as a heading above it, and its chart between the two if it has one. Its header row is marked as
 * one, and stands on each page.
 */
export function figureTable(
  { title, header, rows }: FigureTable,
  level: keyof typeof LEVELS,
  chart: Block | null = null,
): readonly Block[] {
  const widths = header.map((_, at) => (at === 0 ? TEXT_WIDTH - (header.length - 1) * COUNT_WIDTH : COUNT_WIDTH));
  const line = (cells: readonly string[], isHeader: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: cells.map((text, at) => cell(text, { at, isHeader, keepNext, width: widths[at] ?? 0 })),
    });
  const isKept = (at: number): boolean => rows.length <= KEPT_WHOLE && at < rows.length - 1;
  return [
    heading(level, title),
    ...(chart === null ? [] : [chart]),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: BORDERS,
      rows: [
        line(header, true, true),
        ...rows.map(({ name, counts }, at) => line([name, ...counts.map(String)], false, isKept(at))),
      ],
    }),
  ];
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
} as const;

interface Place {
  readonly at: number;
  readonly isHeader: boolean;
  readonly keepNext: boolean;
  readonly width: number;
}

function cell(text: string, { at, isHeader, keepNext, width }: Place): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isHeader ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: TINT } } : {}),
    children: [
      new Paragraph({
        alignment: at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
        spacing: { before: 0, after: 0 },
        keepNext,
        children: [run(text, { bold: isHeader })],
      }),
    ],
  });
}
