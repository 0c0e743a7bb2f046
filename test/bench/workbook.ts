import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entraIdOf } from './activities.ts';

/** As many as there are clients at most, so that everybody speaks for themselves. Member 1 is also the coordinator. */
export const MEMBERS = 64;
const AGENCIES = 8;
const STRANDS = ['pursue', 'prevent', 'protect', 'prepare'];
const STATUSES = [
  'In progress',
  'In progress',
  'In progress',
  'Blocked',
  'Completed',
  'Proposed',
  'Awaiting confirmation',
];

/** Writes a partnership's log of so many actions as CSV files; action A-n of the first 64 belongs to member n. */
export async function writeWorkbook(actions: number, today: Date): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clerk-bench-'));
  const day = (offset: number): string =>
    new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
  const sheet = (name: string, header: string, rows: readonly (readonly (string | number)[])[]): Promise<void> =>
    writeFile(path.join(folder, `${name}.csv`), [header, ...rows.map((row) => row.join(','))].join('\n'));

  await sheet('partnership', 'code,name,board,timezone,marking,meeting_pattern,board_pattern,meeting_time', [
    ['BENCH', 'Benchmark Partnership', 'Benchmark Board', 'Europe/London', 'OFFICIAL-SENSITIVE', '', '', '10:00'],
  ]);
  await sheet(
    'members',
    'name,email,entra_id,agency,role,deputy_email,account',
    count(MEMBERS).map((n) => [
      `Member ${String(n)}`,
      emailOf(n),
      entraIdOf(n),
      agencyOf(n),
      n === 1 ? 'member;coordinator;chair' : 'member',
      '',
      'member',
    ]),
  );
  await sheet('meetings', 'kind,starts,venue,status', [
    ['partnership', `${day(-30)} 10:00`, 'Hall', 'held'],
    ['partnership', `${day(30)} 10:00`, 'Hall', 'planned'],
  ]);
  await sheet(
    'actions',
    'ref,nominal,title,strand,tactic,owner_email,agency,raised,due,status,updated,update,completed',
    count(actions).map((n) => {
      const owner = ((n - 1) % MEMBERS) + 1;
      // The first of each member stays open: it is the one that the turns update.
      const status = n <= MEMBERS ? 'In progress' : (STATUSES[n % STATUSES.length] ?? 'In progress');
      const completed = status === 'Completed' ? day(-20) : '';
      const strand = STRANDS[n % STRANDS.length] ?? 'pursue';
      const title = `Visit premises ${String(n)}`;
      return [
        ...[`A-${String(n)}`, '', title, strand, '', emailOf(owner), agencyOf(owner)],
        ...[day(-60), day((n % 60) - 15), status, day(-20), 'Letter sent', completed],
      ];
    }),
  );
  return folder;
}

const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
const emailOf = (member: number): string => `member${String(member)}@example.org`;
const agencyOf = (member: number): string => `Agency ${String(member % AGENCIES)}`;
