import type { Paper } from '../../domain/standing-item/committee.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { balanceWords, isAnyWithheld, WHY_WITHHELD, workTables } from '../../domain/standing-item/tables.ts';
import { STATEMENT_TITLES, type StatementKind } from '../../domain/standing-item/statements.ts';
import { itemWords, stateWords } from './paper-words.ts';
import { wordFile } from './word-file.ts';
import {
  bullet,
  figureTable,
  heading,
  headLine,
  numbered,
  paragraph,
  paragraphBelow,
  type Block,
} from './word-parts.ts';

/** What an agenda has room for: one page, whatever the chair has said. */
const LINES_FOR_STATEMENTS = 14;
const CHARACTERS_A_LINE = 88;
/** Of the title, of what stands beside a label in the head, and of the foot. */
const HEAD_CHARACTERS = { title: 50, beside: 62, foot: 55 };
/** What the board decides comes first, then what it is asked to take up, then what it should know of. */
const ORDER: readonly StatementKind[] = ['decision', 'escalation', 'risk'];

/** The standing item as one page for an agenda. */
export function agendaItem(paper: Paper): Promise<Buffer> {
  const { partnership, committee, item, meets } = paper;
  const { figures } = item;
  const blocks: Block[] = [
    heading(1, `Agenda item: ${committee.subject ?? partnership.name}`),
    headLine('Committee', committee.name, 'committee'),
    headLine('Date', meets === null ? null : longDate(meets), 'date of the meeting'),
    headLine('Reporting officer', committee.reportingOfficer, 'post of the reporting officer'),
    headLine('Version', `Standing item ${String(item.number)}, version ${String(item.version)}`, 'version'),
    headLine('Status', stateWords(paper), 'status'),
    headLine('Data as at', longDate(figures.dataAsAt), 'date'),
    heading(2, 'The committee is asked to'),
    numbered('note the work of the partnership and the figures below; and'),
    numbered(item.statements.decision.length === 0 ? 'raise any questions.' : 'decide what the chair asks for below.'),
    ...workTables(figures)
      .slice(0, 2)
      .flatMap((table) => figureTable(table, 2)),
    paragraphBelow(`${balanceWords(figures)}.`),
    ...statements(paper),
    paragraph(
      `The figures in full are in the report.${isAnyWithheld(figures) ? ` ${WHY_WITHHELD.replace(/^Withheld/, 'Withheld there')}` : ''}`,
    ),
  ];
  return wordFile(paper, blocks, {
    title: `${partnership.name}: agenda item for ${itemWords(item)}`,
    subject: `Agenda item for ${committee.name}`,
    size: 20,
    spacing: 0.5,
  });
}

/** The lines by which long names make the page fuller. */
function linesTaken(paper: Paper): number {
  const { partnership, committee } = paper;
  const beyondOne = (text: string | null, width: number): number => Math.ceil((text ?? '').length / width) - 1;
  const { title, beside, foot } = HEAD_CHARACTERS;
  const taken = [
    // A line of the title is half as high again.
    1.5 * beyondOne(`Agenda item: ${committee.subject ?? partnership.name}`, title),
    ...[committee.name, committee.reportingOfficer, stateWords(paper)].map((text) => beyondOne(text, beside)),
    beyondOne(partnership.name, foot),
  ];
  return taken.reduce((sum, lines) => sum + Math.max(0, lines), 0);
}

/** As many of the chair's statements as there is room for, whole; the others are counted and left to the report. */
function statements(paper: Paper): readonly Block[] {
  const { item } = paper;
  const all = ORDER.flatMap((kind) => item.statements[kind].map((text) => ({ kind, text })));
  if (all.length === 0) return [];
  let room = LINES_FOR_STATEMENTS - linesTaken(paper);
  const kinds = new Set<StatementKind>();
  const shown = all.filter(({ kind, text }) => {
    const lines = Math.ceil(text.length / CHARACTERS_A_LINE) + 0.2 + (kinds.has(kind) ? 0 : 2);
    if (lines > room) return false;
    room -= lines;
    kinds.add(kind);
    return true;
  });
  const more = all.length - shown.length;
  return [
    heading(2, 'In the chair’s own words'),
    ...ORDER.filter((kind) => kinds.has(kind)).flatMap((kind) => [
      heading(3, STATEMENT_TITLES[kind]),
      ...shown.filter((one) => one.kind === kind).map(({ text }) => bullet(text)),
    ]),
    ...(more === 0 ? [] : [paragraph(leftOut(shown.length, more))]),
  ];
}

function leftOut(shown: number, more: number): string {
  if (shown === 0) return more === 1 ? 'The statement is in the report.' : 'The statements are in the report.';
  return more === 1 ? 'One more is in the report.' : `${String(more)} more are in the report.`;
}
