import type { SheetRow } from '../../../domain/workbook/workbook.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { storedAs } from './merge-registers.ts';
import { type Merged, mergeSheet } from './merge-sheet.ts';

/** Versions of the local profile by their number. */
export async function mergeLocalProfiles(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'local_profiles'>[],
): Promise<Merged<'local_profiles'>> {
  const found = await tx.$queryRaw<(Row & { id: number; version: number; importedRow: Row | null })[]>`
    SELECT id, name, version, author, issued::text AS issued, "reviewBy"::text AS "reviewBy", "importedRow"
    FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(found.map((one) => [one.version, storedAs(one)]));
  return mergeSheet<'local_profiles'>(tx, {
    table: 'LocalProfile',
    rows,
    find: ({ values }) => stored.get(values.version),
    added: ({ values }) => ({
      partnershipId,
      name: values.name,
      version: values.version,
      author: values.author,
      issued: values.issued,
      reviewBy: values.review_by,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('name') && { name: values.name }),
      ...(changes.has('author') && { author: values.author }),
      ...(changes.has('issued') && { issued: values.issued }),
      ...(changes.has('review_by') && { reviewBy: values.review_by }),
    }),
  });
}

/** Threats by what they are. */
export async function mergeThreats(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'threats'>[],
): Promise<Merged<'threats'>> {
  const found = await tx.$queryRaw<(Row & { id: number; threat: string; importedRow: Row | null })[]>`
    SELECT id, threat, level, trend, assessed::text AS assessed, "importedRow"
    FROM "Threat" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(found.map((one) => [one.threat, storedAs(one)]));
  return mergeSheet<'threats'>(tx, {
    table: 'Threat',
    rows,
    find: ({ values }) => stored.get(values.threat),
    added: ({ values }) => ({ partnershipId, ...values }),
    changed: ({ values }, changes) => ({
      ...(changes.has('level') && { level: values.level }),
      ...(changes.has('trend') && { trend: values.trend }),
      ...(changes.has('assessed') && { assessed: values.assessed }),
    }),
  });
}
