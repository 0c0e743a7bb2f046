import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClerk } from '../cli/run-clerk.ts';
import { shift } from '../domain/uk-calendar.ts';
import { PEOPLE } from '../support/builders.ts';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { createTestDatabase } from '../support/database.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';
import { makeUp, type Day, type MadeUp, type Shape } from './made-up-partnership.ts';
import { trueFigures } from './oracle.ts';

/*
 * Partnerships of our own whose true figures are computed apart: imported as an operator does, drafted as a coordinator
 * does, and every figure of the export held against the rows that went in.
 */

const ANOTHER_MONDAY = '2027-04-12';
const SHAPES: readonly (Shape & { readonly called: string })[] = [
  { called: 'a partnership', seed: 1 },
  { called: 'another', seed: 2, actions: 400 },
  { called: 'one on the Monday after the clocks changed', seed: 3, today: '2027-03-29' },
  { called: 'one after Easter', seed: 4, today: ANOTHER_MONDAY, actions: 300 },
  { called: 'one with a single agency', seed: 5, agencies: ['Housing'] },
  { called: 'one that has met once', seed: 6, meetings: 'one' },
  { called: 'one that has not met yet', seed: 7, meetings: 'none' },
  { called: 'one without an action', seed: 8, actions: 0 },
];

let teams: Connector;
let folder: string;
beforeAll(async () => {
  teams = await startConnector();
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-figures-'));
});
afterAll(async () => {
  await teams.close();
  await rm(folder, { recursive: true });
});

describe.each(SHAPES)('$called', (shape) => {
  const made = makeUp(shape);
  const onTheDay = new Date(`${made.today}T09:30:00Z`);
  let now = onTheDay;
  let clerk: WholeClerk;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    clerk = await startWholeClerk({ databaseUrl }, { now: () => now });
    await importRows(made, databaseUrl, onTheDay);
    // The database's own clock is the machine's; a partnership that has not met yet counts from its first day.
    await clerk.prisma.partnership.updateMany({ data: { createdAt: onTheDay } });
    await clerk.prisma.action.updateMany({ data: { createdAt: onTheDay } });
  });
  afterAll(() => clerk.stop());

  it('has the figures that its rows have', async () => {
    expect(await drafted()).toEqual(trueFigures(made, made.today));
  });

  it('has them after both meetings were moved in chat, and counts from the new days once they are past', async () => {
    const moved = movedMeetings(made);
    for (const [kind, day] of [
      ['next meeting', shift(made.today, 9)],
      ['board meeting', shift(made.today, 10)],
    ] as const) {
      const answer = await coordinator().says(`move the ${kind} to ${spoken(day)} 10am`);
      expect(answer.said).toContain('now meets on');
    }
    expect(await drafted()).toEqual(trueFigures(moved, made.today));
    const later = shift(made.today, 15);
    now = new Date(`${later}T09:30:00Z`);
    expect(await drafted()).toEqual(trueFigures({ ...moved, today: later }, made.today));
  });

  function coordinator() {
    return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE.alex);
  }

  async function drafted(): Promise<unknown> {
    expect((await coordinator().says('draft the standing item')).said).toContain('Draft: not to be shared');
    const { out } = await runClerk(['export', '--format', 'json'], { DATABASE_URL: databaseUrl }, now);
    const { standing_items: items } = JSON.parse(out) as { standing_items: { figures: Figures }[] };
    return comparable(items.at(-1)?.figures);
  }
});

interface Figures extends Record<string, unknown> {
  readonly sinceBoard: { readonly nominals: unknown };
  readonly sinceMeeting: { readonly nominals: unknown };
}

/** As the oracle has them: the nominals of either clock beside it, and none of what no sheet can say. */
function comparable(figures: Figures | undefined): unknown {
  if (figures === undefined) return undefined;
  const {
    sinceBoard,
    sinceMeeting,
    localProfile: _none,
    threats: _noThreats,
    powersInUse: _noPowers,
    ...rest
  } = figures;
  const { nominals: nominalsSinceBoard, ...board } = sinceBoard;
  const { nominals: nominalsSinceMeeting, ...meeting } = sinceMeeting;
  return { ...rest, sinceBoard: board, sinceMeeting: meeting, nominalsSinceBoard, nominalsSinceMeeting };
}

/** The next meeting of either kind on another day, as it is moved in chat; one that was not planned is planned by it. */
function movedMeetings(made: MadeUp): MadeUp {
  const meetings = made.meetings.filter(({ status }) => status !== 'planned');
  const next = (kind: 'partnership' | 'board', days: number) =>
    ({ kind, day: shift(made.today, days), status: 'planned' }) as const;
  return { ...made, meetings: [...meetings, next('partnership', 9), next('board', 10)] };
}

async function importRows(made: MadeUp, databaseUrl: string, now: Date): Promise<void> {
  const at = path.join(folder, path.basename(databaseUrl));
  await mkdir(at);
  const sheet = (name: string, header: string, rows: readonly (readonly (string | number | null)[])[]) =>
    writeFile(path.join(at, `${name}.csv`), [header, ...rows.map((row) => row.map(cell).join(','))].join('\n'));
  await sheet('partnership', 'code,name,board', [['MADE', 'Operation Made Up', 'Made Up Board']]);
  await sheet('members', 'name,email,entra_id,agency,role', [
    ...made.members.map(({ email, agency }, n) => [`Person ${String(n + 1)}`, email, null, agency, 'member']),
    [PEOPLE.alex.name, PEOPLE.alex.email, PEOPLE.alex.entraId, null, 'coordinator'],
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
}

function cell(value: string | number | null): string {
  return value === null ? '' : `"${String(value)}"`;
}

function written(day: Day | null): string | null {
  return day === null ? null : day.split('-').reverse().join('/');
}

function spoken(day: Day): string {
  return written(day) ?? '';
}
