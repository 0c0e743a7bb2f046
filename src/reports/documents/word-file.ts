import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Paper } from '../../domain/standing-item/committee.ts';
import { itemWords, warningOf } from './paper-words.ts';
import { sameBytes } from './same-bytes.ts';
import { INK, NUMBERING, run, TEXT_WIDTH, type Block } from './word-parts.ts';

export interface WordLook {
  readonly title: string;
  readonly subject: string;
  /** In half-points. */
  readonly size: number;
  /** Above and below each line of the body, as a share of the usual. */
  readonly spacing: number;
}

/** A4, as Word measures it. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 1417, bottom: 1247, left: 1247, right: 1247 } };
const RED = '9C1C1C';

/** A Word file of these blocks: the marking on top of each page, and what it is and its pages below. */
export async function wordFile(paper: Paper, blocks: readonly Block[], look: WordLook): Promise<Buffer> {
  const { partnership, item } = paper;
  const document = new Document({
    title: look.title,
    subject: look.subject,
    creator: partnership.name,
    lastModifiedBy: partnership.name,
    description: `${partnership.marking}. ${itemWords(item)}.`,
    styles: styles(look),
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: { ...PAGE, margin: { ...PAGE.margin, header: 567, footer: 510 } } },
        headers: { default: header(paper) },
        footers: { default: footer(paper) },
        children: [...blocks],
      },
    ],
  });
  return sameBytes(await Packer.toBuffer(document), item.approvedAt ?? item.to);
}

function header({ partnership, item }: Paper): Header {
  const marking = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [run(partnership.marking, { bold: true })],
  });
  const warning = warningOf(item);
  if (warning === null) return new Header({ children: [marking] });
  const warned = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [run(warning, { bold: true, color: RED })],
  });
  return new Header({ children: [marking, warned] });
}

function footer({ partnership, item }: Paper): Footer {
  return new Footer({
    children: [
      new Paragraph({
        spacing: { before: 60, after: 0 },
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: INK, space: 4 } },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          run(`${partnership.name}: ${itemWords(item)}`),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

const FONT = 'Arial';

function styles({ size, spacing }: WordLook) {
  const above = (twips: number): number => Math.round(twips * spacing);
  const heading = (points: number, before: number) => ({
    run: { font: FONT, size: points * 2, bold: true, color: INK },
    paragraph: { keepNext: true, spacing: { before: above(before), after: above(90), line: 259 } },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size, language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' } },
        paragraph: { spacing: { after: above(130), line: 269 } },
      },
      title: {
        run: { font: FONT, size: 40, bold: true, color: INK },
        paragraph: { spacing: { before: 0, after: above(200) } },
      },
      heading1: heading(14, 320),
      heading2: heading(12, 240),
      heading3: heading(11, 180),
      listParagraph: { run: { font: FONT, size } },
    },
  };
}
