import { dayOf, longDateTime, timeOf } from '../../domain/calendar/dates.ts';
import type { ExportedLog } from '../../domain/workbook/exported-log.ts';
import { columnNames, SHEET_NAMES } from '../reading/sheet-columns.ts';
import { columnKind, type Table, type TableCell } from './table.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an exported action has beyond the sheet's own columns; an import passes over it. */
const DERIVED_COLUMNS = ['rating', 'rating_reason', 'version', 'accepted', 'requested_due', 'power', 'safeguarding'];

/**
 * An exported log as sheets: the contract's own, so that it can be imported again, then the history, the nudges and
 * the standing items. The first sheet says how it is marked, for whom it is, and as of when.
 */
export function logTables(log: ExportedLog): readonly Table[] {
  const zone = log.partnership[0]?.timezone ?? 'Europe/London';
  const onWall = (instant: string): string => `${dayOf(new Date(instant), zone)}T${timeOf(new Date(instant), zone)}`;
  const meetings = log.meetings.map((meeting) => ({ ...meeting, starts: onWall(meeting.starts) }));
  const sheets = { ...log, meetings };
  const updates = log.actions.flatMap(({ ref, updates: entries }) => entries.map((entry) => ({ ref, ...entry })));
  const items = log.standing_items.map((item) => ({ ...item, figures: JSON.stringify(item.figures) }));
  return [
    readMe(log, zone),
    ...SHEET_NAMES.map((name) =>
      table(name, [...columnNames(name), ...(name === 'actions' ? DERIVED_COLUMNS : [])], sheets[name]),
    ),
    table('updates', ['ref', 'at', 'by', 'kind', 'status', 'text'], updates),
    table(
      'nudges',
      ['person', 'subject', 'kind', 'rung', 'due', 'state', 'reason', 'sent_at', 'activity_id'],
      log.nudges,
    ),
    table('standing_items', ['number', 'version', 'state', 'from', 'to', 'approved_by', 'posted_at', 'figures'], items),
  ];
}

function readMe(log: ExportedLog, zone: string): Table {
  const [partnership] = log.partnership;
  const lines: readonly (readonly [string, string])[] = [
    ['Marking', log.marking],
    ['Handling', log.handling],
    ['Audience', `People of ${partnership?.name ?? 'the partnership'} who are cleared for the codes in this file`],
    ['Partnership', `${partnership?.code ?? ''}, reporting to ${partnership?.board ?? ''}`],
    ['Data as at', longDateTime(new Date(log.exported_at), zone)],
  ];
  return {
    name: 'read me',
    columns: [
      { name: 'about this file', kind: 'text' },
      { name: 'value', kind: 'text' },
    ],
    rows: lines,
  };
}

function table(name: string, columns: readonly string[], rows: readonly object[]): Table {
  return {
    name,
    columns: columns.map((column) => ({ name: column, kind: columnKind(name, column) })),
    rows: rows.map((row) => columns.map((column) => cell((row as Fields)[column]))),
  };
}

function cell(value: unknown): TableCell {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
