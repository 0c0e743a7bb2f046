import { nominalText, refNumber, withoutCode, type NominalKey } from '../../../domain/refs.ts';
import type { SheetName, SheetRow, Workbook } from '../../../domain/workbook/workbook.ts';
import { StoreFault } from '../../engine/fault.ts';
import type { Tx } from '../bulk-rows.ts';

const ACTION_WORDS = ['title', 'tactic', 'update', 'blocker', 'outcome', 'evidence'] as const;
const PROFILE_WORDS = ['title', 'produced_by'] as const;

/**
 * The rows of a workbook as the store would have them: a workbook from before an erasure still has the code in its words,
 * and brings it back with none of them.
 * @throws StoreFault `names an erased nominal` for an action that would be about one and was not: it would have no
 *   nominal, and then everybody would see it
 */
export async function withoutErased(
  tx: Tx,
  partnershipId: number,
  workbook: Workbook,
): Promise<Pick<Workbook, 'actions' | 'profiles'>> {
  const erased = await tx.$queryRaw<NominalKey[]>`
    SELECT kind::text AS kind, number FROM "Nominal"
    WHERE "partnershipId" = ${partnershipId} AND "erasedAt" IS NOT NULL`;
  if (erased.length === 0) return workbook;
  await refuseNew(tx, partnershipId, workbook, new Set(erased.map(({ kind, number }) => `${kind} ${String(number)}`)));
  const clean = (words: string): string => erased.reduce(withoutCode, words);
  return {
    actions: workbook.actions.map((row) => cleaned(row, ACTION_WORDS, clean)),
    profiles: workbook.profiles.map((row) => cleaned(row, PROFILE_WORDS, clean)),
  };
}

async function refuseNew(
  tx: Tx,
  partnershipId: number,
  { actions }: Workbook,
  erased: ReadonlySet<string>,
): Promise<void> {
  const about = actions.filter(
    ({ values }) => values.nominal !== null && erased.has(nominalText(values.nominal) ?? ''),
  );
  if (about.length === 0) return;
  const gone = await tx.$queryRaw<{ number: number }[]>`
    SELECT a.number FROM "Action" a JOIN "Nominal" n ON n.id = a."nominalId"
    WHERE a."partnershipId" = ${partnershipId} AND n."erasedAt" IS NOT NULL`;
  const numbers = new Set(gone.map(({ number }) => number));
  const fresh = about.find(({ values }) => !numbers.has(refNumber(values.ref, 'A') ?? 0));
  if (fresh === undefined) return;
  throw new StoreFault(
    'names an erased nominal',
    `actions, row ${String(fresh.row)}: ${fresh.values.ref} is about ${String(fresh.values.nominal)}, whose content was erased after its retention. Give it another code, or take the row out. Nothing was imported.`,
  );
}

function cleaned<S extends SheetName>(
  row: SheetRow<S>,
  columns: readonly (keyof SheetRow<S>['values'])[],
  clean: (words: string) => string,
): SheetRow<S> {
  const values = { ...row.values };
  for (const column of columns) {
    const words = values[column];
    if (typeof words === 'string') Object.assign(values, { [column]: clean(words) });
  }
  return { ...row, values };
}
