import type { Paper } from '../../domain/standing-item/committee.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { objectiveLines } from '../../domain/standing-item/objectives.ts';
import {
  isWithin,
  sectionsOf,
  USUAL_OBJECTIVES,
  type ReportSection,
} from '../../domain/standing-item/report-sections.ts';
import {
  balanceWords,
  isAnyWithheld,
  programmeTables,
  splitTables,
  WHY_WITHHELD,
  workTables,
} from '../../domain/standing-item/tables.ts';
import { STATEMENT_KINDS, STATEMENT_TITLES } from '../../domain/standing-item/statements.ts';
import { clockWords, itemWords, stateWords } from './paper-words.ts';
import { barChart, trendChart } from './word-charts.ts';
import { wordFile } from './word-file.ts';
import {
  bullet,
  figureTable,
  heading,
  headLine,
  linesOf,
  numbered,
  paragraph,
  paragraphBelow,
  paragraphs,
  toComplete,
  type Block,
} from './word-parts.ts';

/** The standing item as a committee's report, under its headings. */
export function wordReport(paper: Paper): Promise<Buffer> {
  const { committee, partnership, item } = paper;
  const sections = sectionsOf(committee.sections);
  const blocks = [
    ...head(paper),
    ...sections.flatMap((section, at) => sectionBlocks(section, sections[at + 1] ?? null, paper)),
  ];
  return wordFile(paper, blocks, {
    title: `${partnership.name}: ${itemWords(item)}`,
    subject: `Report to ${committee.name}`,
    size: 22,
    spacing: 1,
  });
}

/** The head that every report to a committee has, and below it which version this is and how far it has come. */
export function head(paper: Paper): readonly Block[] {
  const { committee, partnership, item, meets } = paper;
  return [
    headLine('REPORT TO', committee.name, 'committee'),
    headLine('DATE', meets === null ? null : longDate(meets), 'date of the meeting'),
    headLine('REPORTING OFFICER', committee.reportingOfficer, 'post of the reporting officer'),
    headLine('PORTFOLIO', committee.portfolio, 'portfolio'),
    headLine('SUBJECT', committee.subject ?? partnership.name, 'subject'),
    headLine('WARDS', committee.wards, 'wards'),
    headLine('VERSION', `Standing item ${String(item.number)}, version ${String(item.version)}`, 'version'),
    headLine('STATUS', stateWords(paper), 'status'),
    headLine('DATA AS AT', longDate(item.figures.dataAsAt), 'date'),
  ];
}

function sectionBlocks(section: ReportSection, next: ReportSection | null, paper: Paper): readonly Block[] {
  const title = heading(isWithin(section) ? 2 : 1, `${section.section} ${section.heading}`);
  const words = section.words === null ? [] : paragraphs(section.words);
  switch (section.contains) {
    case 'purpose':
      return [title, ...(words.length > 0 ? words : purpose(paper))];
    case 'recommendation':
      return [title, ...recommendation(section, paper)];
    case 'figures':
      return [title, ...words, ...figures(paper)];
    case 'programmes':
      return [title, ...words, ...programmes(paper)];
    case 'words': {
      // What stands under its own parts does not have to be said above them as well.
      const hasParts = next !== null && isWithin(next) && !isWithin(section);
      return words.length > 0 || hasParts ? [title, ...words] : [title, toComplete(lowered(section.heading))];
    }
  }
}

function purpose({ partnership, committee }: Paper): readonly Block[] {
  return [
    paragraph(
      `To tell ${committee.name} of the work of ${partnership.name}: what its members agreed to do, what has been done since the last meetings, and what the chair asks for.`,
    ),
  ];
}

/** The committee's own recommendations, or that the report be noted; then what the chair asks it to decide. */
function recommendation({ words }: ReportSection, { committee, item }: Paper): readonly Block[] {
  const asked = words === null ? usualRecommendations(committee.name) : linesOf(words);
  const decisions = item.statements.decision;
  return [
    paragraph('That', { keepNext: true }),
    ...asked.map(numbered),
    ...(decisions.length === 0
      ? []
      : [paragraph('The chair also asks for a decision on:', { keepNext: true }), ...decisions.map(bullet)]),
  ];
}

function usualRecommendations(committee: string): readonly string[] {
  return [
    'the work of the partnership and the figures in this report be noted; and',
    `${committee} consider them, and raise any questions or points that it wishes to have clarified.`,
  ];
}

function figures(paper: Paper): readonly Block[] {
  const { committee, item } = paper;
  const { figures: counted } = item;
  const objectives = committee.objectives === null ? USUAL_OBJECTIVES : linesOf(committee.objectives);
  return [
    heading(2, 'Objectives of the partnership'),
    ...objectives.map(bullet),
    heading(3, 'What the figures say of them'),
    ...objectiveLines(counted).map(({ about, evidence }) => bullet(`${about}: ${evidence}.`)),
    heading(2, 'The period that is reported on'),
    ...clockWords(paper).map(bullet),
    heading(2, 'Figures'),
    ...splitTables(counted).flatMap((table, at) => figureTable(table, 3, barChart(table, at + 1))),
    paragraphBelow(`${balanceWords(counted)}.`),
    ...workTables(counted).flatMap((table) =>
      figureTable(table, 3, table.name === 'Trend' && counted.trend.length > 1 ? trendChart(counted.trend, 9) : null),
    ),
    ...(isAnyWithheld(counted) ? [heading(3, 'What is withheld'), paragraph(WHY_WITHHELD)] : []),
    heading(2, 'Statements by the chair'),
    ...statements(paper),
  ];
}

/** Held apart from the figures, and said to be the chair's own words. */
function statements({ item }: Paper): readonly Block[] {
  const said = STATEMENT_KINDS.filter((kind) => item.statements[kind].length > 0);
  if (said.length === 0) return [paragraph('The chair has made no statement in this version.')];
  return [
    paragraph('These are the chair’s own words. They are no part of the figures.'),
    ...said.flatMap((kind) => [heading(3, STATEMENT_TITLES[kind]), ...item.statements[kind].map(bullet)]),
  ];
}

function programmes({ item }: Paper): readonly Block[] {
  const tables = programmeTables(item.figures);
  if (tables.length === 0) return [paragraph('No programme is recorded for this period.')];
  return [
    paragraph('Totals only: no one who takes part is named or described.'),
    ...tables.flatMap((table) => figureTable(table, 2)),
  ];
}

/** "Financial implications" within a sentence. */
function lowered(text: string): string {
  return /^.[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
