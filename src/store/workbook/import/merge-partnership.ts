import type { Settings } from '../../../domain/partnership/settings.ts';
import type { SheetRow, Workbook } from '../../../domain/workbook/workbook.ts';
import { StoreFault } from '../../engine/fault.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { storedAs } from './merge-registers.ts';
import { type Changes, mergeSheet } from './merge-sheet.ts';

export interface MergedPartnership {
  readonly id: number;
  readonly code: string;
  readonly timezone: string;
}

/** The partnership that the workbook is for: the file's own, else the one that `code` names. */
export async function mergePartnership(tx: Tx, workbook: Workbook, code: string | null): Promise<MergedPartnership> {
  const row = workbook.partnership;
  const named = row?.values.code ?? code ?? '';
  const [found] = await tx.$queryRaw<(Row & { id: number; code: string; timezone: string; importedRow: Row | null })[]>`
    SELECT id, code, name, board, timezone, marking, "meetingPattern", "boardPattern", "meetingTime", "tenantId",
      settings, "importedRow"
    FROM "Partnership" WHERE lower(code) = lower(${named})`;
  if (row === null) {
    if (found === undefined) throw new StoreFault('no partnership', `There is no partnership called ${named}.`);
    return found;
  }
  const merged = await mergeSheet<'partnership'>(tx, {
    table: 'Partnership',
    rows: [row],
    find: () => (found === undefined ? undefined : storedAs(found)),
    added: ({ values, given }) => ({ code: values.code, board: NO_BOARD, ...columns(row, given, {}) }),
    changed: (_, changes, stored) => columns(row, changes, stored.state['settings'] as Row),
  });
  const id = merged.added[0]?.id ?? found?.id ?? 0;
  return { id, code: found?.code ?? row.values.code, timezone: workbook.timezone };
}

/** What the board is called where nobody says. */
const NO_BOARD = 'Board';

/** The columns that are settings; an empty one leaves the setting as it is. */
const SETTINGS = [
  ['confirmation', 'confirmation'],
  ['extension_approval', 'extensionApproval'],
  ['aliases', 'aliases'],
  ['review_months', 'reviewMonths'],
  ['retention_months', 'retentionMonths'],
  ['separate_approval', 'separateApproval'],
  ['paper_days', 'paperDays'],
] as const satisfies readonly (readonly [keyof SheetRow<'partnership'>['values'], keyof Settings])[];

/** What a cell that is empty stands for is the schema's default. */
function columns({ values }: SheetRow<'partnership'>, changes: Changes, settings: Row): Row {
  const chosen = Object.fromEntries(
    SETTINGS.filter(([column]) => changes.has(column) && values[column] !== null).map(([column, setting]) => [
      setting,
      values[column],
    ]),
  );
  return {
    ...(changes.has('name') && { name: values.name }),
    ...(changes.has('board') && { board: values.board ?? NO_BOARD }),
    ...(changes.has('timezone') && { timezone: values.timezone ?? 'Europe/London' }),
    ...(changes.has('marking') && { marking: values.marking ?? 'OFFICIAL-SENSITIVE' }),
    ...(changes.has('meeting_pattern') && { meetingPattern: values.meeting_pattern }),
    ...(changes.has('board_pattern') && { boardPattern: values.board_pattern }),
    ...(changes.has('meeting_time') && { meetingTime: values.meeting_time ?? '10:00' }),
    ...(changes.has('tenant_id') && { tenantId: values.tenant_id }),
    ...(Object.keys(chosen).length > 0 && { settings: { ...settings, ...chosen } }),
  };
}
