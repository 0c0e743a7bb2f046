import type { SheetRow, Workbook } from '../../../domain/workbook/workbook.ts';
import { insertRows, type Tx, updateRows } from '../bulk-rows.ts';
import { type Merged, mergeSheet, type Stored } from './merge-sheet.ts';

/** Ids by name, in any case: of a partnership's agencies or (by email) its members. */
export type IdByName = (name: string | null) => number | null;

/** Finds the agencies that the workbook names, whatever the case, and adds those that are new. */
export async function mergeAgencies(tx: Tx, partnershipId: number, workbook: Workbook): Promise<IdByName> {
  const stored = await tx.agency.findMany({ where: { partnershipId }, select: { id: true, name: true } });
  const ids = new Map(stored.map(({ id, name }) => [name.toLowerCase(), id]));
  const named = [
    ...workbook.members.map(({ values }) => values.agency),
    ...workbook.nominals.flatMap(({ values }) => [values.lead_agency, ...(values.agencies ?? [])]),
    ...workbook.actions.map(({ values }) => values.agency),
  ];
  const fresh = new Map<string, string>();
  for (const name of named) {
    if (name !== null && !ids.has(name.toLowerCase()) && !fresh.has(name.toLowerCase())) {
      fresh.set(name.toLowerCase(), name);
    }
  }
  const added = await insertRows(
    tx,
    'Agency',
    [...fresh.values()].map((name) => ({ partnershipId, name })),
  );
  [...fresh.keys()].forEach((key, at) => ids.set(key, added[at] ?? 0));
  return byName(ids);
}

export interface MergedMembers {
  readonly merged: Merged<'members'>;
  readonly idByEmail: IdByName;
  readonly agencyOf: ReadonlyMap<number, number | null>;
  readonly nameOf: ReadonlyMap<number, string>;
}

/** Members by email, any case. Those whom the file does not name stay as they are. */
export async function mergeMembers(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'members'>[],
  agencyId: IdByName,
): Promise<MergedMembers> {
  const members = await tx.member.findMany({ where: { partnershipId } });
  const ids = new Map(members.map(({ id, email }) => [email.toLowerCase(), id]));
  const stored = new Map(
    members.map(({ id, importedRow, name, email, entraId, agencyId: agency, roles, account, deputyId }) => [
      email.toLowerCase(),
      {
        id,
        importedRow,
        erased: false,
        state: { name, email, entraId, agencyId: agency, roles, account, deputyId },
      } as Stored,
    ]),
  );
  // Those new to the store come first, so that anybody in the file can be anybody's deputy.
  const isNew = ({ values }: SheetRow<'members'>): boolean => !stored.has(values.email);
  const merge = (some: readonly SheetRow<'members'>[]): Promise<Merged<'members'>> =>
    mergeSheet<'members'>(tx, {
      table: 'Member',
      rows: some,
      find: ({ values }) => stored.get(values.email),
      added: ({ values }) => ({
        partnershipId,
        name: values.name,
        email: values.email,
        entraId: values.entra_id,
        agencyId: agencyId(values.agency),
        roles: values.role ?? ['member'],
        account: values.account ?? 'member',
      }),
      changed: ({ values }, changes) => ({
        ...(changes.has('name') && { name: values.name }),
        ...(changes.has('entra_id') && { entraId: values.entra_id }),
        ...(changes.has('agency') && { agencyId: agencyId(values.agency) }),
        ...(changes.has('role') && { roles: values.role ?? ['member'] }),
        ...(changes.has('account') && { account: values.account ?? 'member' }),
        ...(changes.has('deputy_email') && { deputyId: byName(ids)(values.deputy_email) }),
      }),
    });
  const fresh = await merge(rows.filter(isNew));
  for (const { id, row } of fresh.added) ids.set(row.values.email, id);
  const idByEmail = byName(ids);
  await updateRows(
    tx,
    'Member',
    fresh.added
      .filter(({ row }) => row.values.deputy_email !== null)
      .map(({ id, row }) => ({ id, deputyId: idByEmail(row.values.deputy_email) })),
  );
  const earlier = await merge(rows.filter((row) => !isNew(row)));
  const merged = { ...earlier, added: fresh.added, counts: { ...earlier.counts, added: fresh.added.length } };

  const people = [
    ...members.map(({ id, name, agencyId: agency }) => ({ id, name, agency })),
    ...merged.added.map(({ id, row }) => ({ id, name: row.values.name, agency: agencyId(row.values.agency) })),
    ...merged.changed.map(({ id, after }) => ({
      id,
      name: after['name'] as string,
      agency: after['agencyId'] as number | null,
    })),
  ];
  return {
    merged,
    idByEmail,
    agencyOf: new Map(people.map(({ id, agency }) => [id, agency])),
    nameOf: new Map(people.map(({ id, name }) => [id, name])),
  };
}

function byName(ids: ReadonlyMap<string, number>): IdByName {
  return (name) => (name === null ? null : (ids.get(name.toLowerCase()) ?? null));
}
