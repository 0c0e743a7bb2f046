import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClerk } from '../../cli/run-clerk.ts';
import { shift } from '../../domain/calendar/uk-calendar.ts';
import { PEOPLE } from '../../support/builders.ts';
import { chatWith } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startWholeClerk, type WholeClerk } from '../../support/whole-clerk.ts';
import { importRows, written } from './import-rows.ts';
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
beforeAll(async () => {
  teams = await startConnector();
});
afterAll(() => teams.close());

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

/** As the oracle has them: the nominals of either clock beside it. */
function comparable(figures: Figures | undefined): unknown {
  if (figures === undefined) return undefined;
  const { sinceBoard, sinceMeeting, ...rest } = figures;
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

function spoken(day: Day): string {
  return written(day) ?? '';
}
