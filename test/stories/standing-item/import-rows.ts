import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { runClerk } from '../../cli/run-clerk.ts';
import { PEOPLE } from '../../support/builders.ts';
import type { Day, MadeUp } from './made-up-partnership.ts';

const NAMES = { partnership: 'Operation Made Up', board: 'Made Up Board' };

/** Writes the workbook of a made-up partnership as CSV files, and imports it as an operator does. */
export async function importRows(made: MadeUp, databaseUrl: string, now: Date, names = NAMES): Promise<void> {
  const at = await mkdtemp(path.join(tmpdir(), 'clerk-made-up-'));
  const sheet = (name: string, header: string, rows: readonly (readonly (string | number | null)[])[]) =>
    writeFile(path.join(at, `${name}.csv`), [header, ...rows.map((row) => row.map(cell).join(','))].join('\n'));
  await sheet('partnership', 'code,name,board', [['MADE', names.partnership, names.board]]);
  await sheet('members', 'name,email,entra_id,agency,role', [
    ...made.members.map(({ email, agency }, n) => [`Person ${String(n + 1)}`, email, null, agency, 'member']),
    [PEOPLE.alex.name, PEOPLE.alex.email, PEOPLE.alex.entraId, null, 'coordinator'],
    [PEOPLE.jo.name, PEOPLE.jo.email, PEOPLE.jo.entraId, null, 'chair'],
  ]);
  await sheet(
    'nominals',
    'ref,kind,status,opened,closed',
    made.nominals.map((one) => [one.ref, one.kind, one.status, written(one.opened), written(one.closed)]),
  );
  await sheet(
    'meetings',
    'kind,starts,status',
    made.meetings.map(({ kind, day, status }) => [kind, `${written(day) ?? ''} 10:00`, status]),
  );
  await sheet(
    'profiles',
    'ref,title,kind,received,accepted,review_by',
    made.profiles.map((one) => [
      one.ref,
      'A profile',
      'ocg',
      ...[one.received, one.accepted, one.reviewBy].map(written),
    ]),
  );
  await sheet(
    'actions',
    'ref,nominal,title,strand,owner_email,agency,raised,due,status,updated,update,completed',
    made.actions.map((one) => [
      ...[one.ref, one.nominal, 'Something to do', one.strand, one.owner, one.agency],
      ...[written(one.raised), written(one.due), one.status, written(one.updated)],
      ...[one.updated === null ? null : 'Under way', written(one.completed)],
    ]),
  );
  await sheet(
    'programmes',
    'name,sessions_planned,sessions_delivered,referred,started,completed',
    made.programmes.map((one) => [one.name, one.planned, one.delivered, one.referred, one.started, one.completed]),
  );
  expect(await runClerk(['import', at], { DATABASE_URL: databaseUrl }, now)).toMatchObject({ exit: 0, err: '' });
  await rm(at, { recursive: true });
}

function cell(value: string | number | null): string {
  return value === null ? '' : `"${String(value).replaceAll('"', '""')}"`;
}

export function written(day: Day | null): string | null {
  return day === null ? null : day.split('-').reverse().join('/');
}
