import { nominalKey, nominalText, refNumber } from '../../../domain/refs.ts';
import type { SheetRow } from '../../../domain/workbook/workbook.ts';
import { insertLinks, type Row, type Tx } from '../bulk-rows.ts';
import type { IdByName } from './merge-people.ts';
import { type Merged, mergeSheet, type Stored } from './merge-sheet.ts';

export interface MergedRegister<S extends 'profiles' | 'nominals'> {
  readonly merged: Merged<S>;
  readonly idByRef: (ref: string | null) => number | null;
}

/** Profiles by the number of their ref. */
export async function mergeProfiles(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'profiles'>[],
): Promise<MergedRegister<'profiles'>> {
  const profiles = await tx.$queryRaw<(Row & { id: number; number: number; importedRow: Row | null })[]>`
    SELECT id, number, ref, title, kind::text AS kind, "producedBy", requested::text AS requested,
      received::text AS received, accepted::text AS accepted, "reviewBy"::text AS "reviewBy", "importedRow"
    FROM "Profile" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(profiles.map((profile) => [profile.number, storedAs(profile)]));
  const number = (ref: string): number => refNumber(ref, 'P') ?? 0;
  const merged = await mergeSheet<'profiles'>(tx, {
    table: 'Profile',
    rows,
    find: ({ values }) => stored.get(number(values.ref)),
    added: ({ values }) => ({
      partnershipId,
      ref: values.ref,
      number: number(values.ref),
      title: values.title,
      kind: values.kind,
      producedBy: values.produced_by,
      requested: values.requested,
      received: values.received,
      accepted: values.accepted,
      reviewBy: values.review_by,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('ref') && { ref: values.ref }),
      ...(changes.has('title') && { title: values.title }),
      ...(changes.has('kind') && { kind: values.kind }),
      ...(changes.has('produced_by') && { producedBy: values.produced_by }),
      ...(changes.has('requested') && { requested: values.requested }),
      ...(changes.has('received') && { received: values.received }),
      ...(changes.has('accepted') && { accepted: values.accepted }),
      ...(changes.has('review_by') && { reviewBy: values.review_by }),
    }),
  });
  const ids = new Map([...stored].map(([key, { id }]) => [key, id]));
  for (const { id, row } of merged.added) ids.set(number(row.values.ref), id);
  return { merged, idByRef: (ref) => (ref === null ? null : (ids.get(number(ref)) ?? null)) };
}

/** Nominals by kind and number, with the agencies that need to know of them. */
export async function mergeNominals(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'nominals'>[],
  agencyId: IdByName,
  profileId: (ref: string | null) => number | null,
): Promise<MergedRegister<'nominals'>> {
  const nominals = await tx.$queryRaw<(Row & { id: number; ref: string; importedRow: Row | null; erased: boolean })[]>`
    SELECT id, ref, kind::text AS kind, number, categories, status::text AS status, "leadAgencyId", "profileId",
      opened::text AS opened, closed::text AS closed, "reviewBy"::text AS "reviewBy", "importedRow",
      "erasedAt" IS NOT NULL AS erased,
      ARRAY(SELECT "agencyId" FROM "NominalAgency" WHERE "nominalId" = n.id ORDER BY 1) AS "agencyIds"
    FROM "Nominal" n WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(nominals.map((nominal) => [nominalText(nominal.ref), storedAs(nominal)]));
  const agencyIds = (names: readonly string[] | null): readonly number[] =>
    [...new Set((names ?? []).flatMap((name) => agencyId(name) ?? []))].sort((a, b) => a - b);
  const merged = await mergeSheet<'nominals'>(tx, {
    table: 'Nominal',
    rows,
    elsewhere: ['agencyIds'],
    find: ({ values }) => stored.get(nominalText(values.ref)),
    added: ({ values }) => ({
      partnershipId,
      ref: values.ref,
      ...nominalKey(values.ref),
      categories: values.categories ?? [],
      status: values.status ?? 'open',
      leadAgencyId: agencyId(values.lead_agency),
      agencyIds: agencyIds(values.agencies),
      profileId: profileId(values.profile),
      opened: values.opened,
      closed: values.closed,
      reviewBy: values.review_by,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('ref') && { ref: values.ref }),
      ...(changes.has('categories') && { categories: values.categories ?? [] }),
      ...(changes.has('status') && { status: values.status ?? 'open' }),
      ...(changes.has('lead_agency') && { leadAgencyId: agencyId(values.lead_agency) }),
      ...(changes.has('agencies') && { agencyIds: agencyIds(values.agencies) }),
      ...(changes.has('profile') && { profileId: profileId(values.profile) }),
      ...(changes.has('opened') && { opened: values.opened }),
      ...(changes.has('closed') && { closed: values.closed }),
      ...(changes.has('review_by') && { reviewBy: values.review_by }),
    }),
  });
  await linkAgencies(tx, merged);
  const ids = new Map([...stored].map(([key, { id }]) => [key, id]));
  for (const { id, row } of merged.added) ids.set(nominalText(row.values.ref), id);
  return { merged, idByRef: (ref) => (ref === null ? null : (ids.get(nominalText(ref)) ?? null)) };
}

async function linkAgencies(tx: Tx, merged: Merged<'nominals'>): Promise<void> {
  const changed = merged.changed.map(({ id, after }) => ({ id, state: after }));
  await tx.nominalAgency.deleteMany({ where: { nominalId: { in: changed.map(({ id }) => id) } } });
  const links = [...merged.added, ...changed].flatMap(({ id, state }) =>
    (state['agencyIds'] as readonly number[]).map((agency) => ({ nominalId: id, agencyId: agency })),
  );
  await insertLinks(tx, 'NominalAgency', links);
}

/** A row as read, parted into what it is now and what was last imported. */
export function storedAs({
  id,
  importedRow,
  erased = false,
  ...state
}: Row & { id: number; importedRow: Row | null; erased?: boolean }): Stored {
  return { id, importedRow, erased, state };
}
