import type { SheetRow } from '../../../domain/workbook/workbook.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { storedAs } from './merge-registers.ts';
import { type Merged, mergeSheet } from './merge-sheet.ts';

interface MergedCommittees {
  readonly merged: Merged<'committees'>;
  /** By the code in lower case. */
  readonly idByCode: ReadonlyMap<string, number>;
}

/** Committees by their code. */
export async function mergeCommittees(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'committees'>[],
): Promise<MergedCommittees> {
  const found = await tx.$queryRaw<(Row & { id: number; code: string; importedRow: Row | null })[]>`
    SELECT id, code, name, "reportingOfficer", portfolio, subject, wards, objectives, "importedRow"
    FROM "Committee" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(found.map((one) => [one.code.toLowerCase(), storedAs(one)]));
  const merged = await mergeSheet<'committees'>(tx, {
    table: 'Committee',
    rows,
    find: ({ values }) => stored.get(values.code.toLowerCase()),
    added: ({ values }) => ({
      partnershipId,
      code: values.code,
      name: values.name,
      reportingOfficer: values.reporting_officer,
      portfolio: values.portfolio,
      subject: values.subject,
      wards: values.wards,
      objectives: values.objectives,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('name') && { name: values.name }),
      ...(changes.has('reporting_officer') && { reportingOfficer: values.reporting_officer }),
      ...(changes.has('portfolio') && { portfolio: values.portfolio }),
      ...(changes.has('subject') && { subject: values.subject }),
      ...(changes.has('wards') && { wards: values.wards }),
      ...(changes.has('objectives') && { objectives: values.objectives }),
    }),
  });
  const ids = [
    ...found.map(({ code, id }) => [code.toLowerCase(), id] as const),
    ...merged.added.map(({ row, id }) => [row.values.code.toLowerCase(), id] as const),
  ];
  return { merged, idByCode: new Map(ids) };
}

/** Sections of committees' reports, by committee and number. */
export async function mergeReportSections(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'report_sections'>[],
  idByCode: ReadonlyMap<string, number>,
): Promise<Merged<'report_sections'>> {
  const found = await tx.$queryRaw<
    (Row & { id: number; committeeId: number; section: string; importedRow: Row | null })[]
  >`
    SELECT id, "committeeId", section, heading, words, contains, "importedRow"
    FROM "ReportSection" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(found.map((one) => [key(one.committeeId, one.section), storedAs(one)]));
  const committeeOf = (code: string): number | undefined => idByCode.get(code.toLowerCase());
  return mergeSheet<'report_sections'>(tx, {
    table: 'ReportSection',
    rows,
    find: ({ values }) => stored.get(key(committeeOf(values.committee), values.section)),
    added: ({ values }) => ({
      partnershipId,
      committeeId: committeeOf(values.committee),
      section: values.section,
      heading: values.heading,
      words: values.text,
      contains: values.contains,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('heading') && { heading: values.heading }),
      ...(changes.has('text') && { words: values.text }),
      ...(changes.has('contains') && { contains: values.contains }),
    }),
  });
}

function key(committeeId: number | undefined, section: string): string {
  return `${String(committeeId)} ${section}`;
}
