import { nameForms } from '../../../domain/minimise/excluded-names.ts';
import type { HashName } from '../../../domain/minimise/name-hash.ts';
import type { ListCounts } from '../../../domain/workbook/workbook.ts';
import { jsonParameter } from '../../engine/storable.ts';
import type { Tx } from '../bulk-rows.ts';

/**
 * Makes the partnership's list of names that must not be written the one of the workbook, as keyed hashes: a name that
 * the sheet no longer has is off the list, so that none outlives its removal. Nothing that is stored can be read back.
 */
export async function mergeExclusions(
  tx: Tx,
  partnershipId: number,
  names: readonly string[],
  hash: HashName,
): Promise<ListCounts> {
  const wanted = new Map<string, string>([[hash(partnershipId, ''), '']]);
  for (const name of names) {
    const forms = nameForms(name);
    const whole = hash(partnershipId, `whole ${[...forms].sort().join(' ')}`);
    for (const form of forms) wanted.set(hash(partnershipId, form), whole);
  }
  const stored = await tx.$queryRaw<{ hash: string; whole: string }[]>`
    SELECT hash, whole FROM "ExcludedName" WHERE "partnershipId" = ${partnershipId}`;
  const known = new Set(stored.map(({ hash: one, whole }) => `${one} ${whole}`));
  const gone = stored.filter(({ hash: one, whole }) => wanted.get(one) !== whole).map(({ hash: one }) => one);
  const fresh = [...wanted]
    .filter(([one, whole]) => !known.has(`${one} ${whole}`))
    .map(([one, whole]) => ({ hash: one, whole }));
  if (gone.length + fresh.length > 0) {
    await tx.$executeRaw`
      DELETE FROM "ExcludedName" WHERE "partnershipId" = ${partnershipId} AND hash = ANY(${gone}::text[])`;
    await tx.$executeRaw`
      INSERT INTO "ExcludedName" ("partnershipId", hash, whole)
      SELECT ${partnershipId}, n.hash, n.whole
      FROM jsonb_to_recordset(${jsonParameter(fresh)}::jsonb) AS n(hash text, whole text)`;
    await tx.$executeRaw`
      UPDATE "Partnership" SET "exclusionsVersion" = "exclusionsVersion" + 1 WHERE id = ${partnershipId}`;
  }
  return counted(new Set(stored.map(({ whole }) => whole)), new Set(wanted.values()));
}

function counted(before: Set<string>, after: Set<string>): ListCounts {
  before.delete('');
  after.delete('');
  const unchanged = [...after].filter((whole) => before.has(whole)).length;
  return { added: after.size - unchanged, removed: before.size - unchanged, unchanged };
}
