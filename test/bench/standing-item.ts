import { performance } from 'node:perf_hooks';
import { bragThresholds } from '../../src/domain/actions/brag.ts';
import { committeeFor, type Paper } from '../../src/domain/standing-item/committee.ts';
import type { Partnership } from '../../src/domain/partnership/partnership.ts';
import { standingItemFigures } from '../../src/domain/standing-item/figures.ts';
import type { StandingItemFigures } from '../../src/domain/standing-item/standing-item.ts';
import { NO_STATEMENTS } from '../../src/domain/standing-item/statements.ts';
import { trendMeetings } from '../../src/domain/standing-item/trend.ts';
import { makeDocument } from '../../src/reports/documents/make-document.ts';
import { openStore } from '../../src/store/open-store.ts';
import { median } from './load.ts';

const ROUNDS = 9;
/** Two months between meetings, and three entries to each action's history. */
const MEETINGS = 6;

/** In milliseconds, from the question on. */
interface Took {
  readonly figures: number;
  /** Until the Word file is there, the figures first. */
  readonly word: number;
}

/** How long the figures of a standing item, and its Word file, take over so many actions and six meetings. */
export async function measureFigures(databaseUrl: string, actions: number): Promise<Took> {
  const { store, prisma } = await openStore({ databaseUrl, dataDir: '' });
  try {
    await prisma.$executeRaw`INSERT INTO "Partnership" (code, name, board) VALUES ('P1', 'Partnership 1', 'Board')`;
    const [partnership] = await store.partnerships();
    if (partnership === undefined) throw new Error('There is no partnership.');
    const { id } = partnership;
    await prisma.$executeRaw`
      INSERT INTO "Agency" ("partnershipId", name) SELECT ${id}, 'Agency ' || n FROM generate_series(1, 12) n`;
    await prisma.$executeRaw`
      INSERT INTO "Meeting" ("partnershipId", kind, "startsAt", "firstPlannedAt", status)
      SELECT ${id}, kind::"MeetingKind", at, at, 'held' FROM generate_series(0, ${MEETINGS}::int) n,
        (VALUES ('partnership', 20), ('board', 45)) k(kind, days),
        LATERAL (SELECT '2026-11-23T09:00:00Z'::timestamptz - make_interval(days => 60 * n + days) AS at) t`;
    await prisma.$executeRaw`
      INSERT INTO "Action" ("partnershipId", ref, number, title, strand, "agencyId", raised, due, "originalDue", status,
        "acceptedAt", completed, "lastUpdateAt")
      SELECT ${id}, 'A-' || n, n, 'Visit premises ' || n,
        (ARRAY['pursue', 'prevent', 'protect', 'prepare'])[n % 4 + 1]::"Strand",
        (SELECT min(id) FROM "Agency") + n % 12, raised, raised + 60, raised + 60,
        (ARRAY['completed', 'in_progress', 'blocked', 'completed', 'proposed'])[n % 5 + 1]::"ActionStatus",
        raised + 3, CASE WHEN n % 5 IN (0, 3) THEN raised + 40 END, raised + 30
      FROM generate_series(1, ${actions}::int) n, LATERAL (SELECT '2026-11-20'::date - n % 400 AS raised) r`;
    await prisma.$executeRaw`
      INSERT INTO "Update" ("partnershipId", "actionId", at, kind, status)
      SELECT a."partnershipId", a.id, a.raised + k.days, k.kind::"UpdateKind",
        CASE WHEN k.days = 40 THEN a.status ELSE k.status::"ActionStatus" END
      FROM "Action" a, (VALUES (0, 'added', 'proposed'), (10, 'progress', 'in_progress'), (40, 'progress', '')) k(days, kind, status)`;
    await prisma.$executeRaw`ANALYZE`;
    const now = new Date('2026-11-23T09:30:00Z');
    const meetings = await store.meetings.all(id);
    const thresholds = bragThresholds(partnership, meetings, now);
    const points = {
      ...{ thresholds, boardMet: '2026-10-09', partnershipMet: '2026-11-03', timezone: partnership.timezone },
      trend: trendMeetings(meetings, now, partnership.timezone),
    };
    const took: Took[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const [counts, published] = await Promise.all([
        store.standingItems.counts(id, points),
        store.standingItems.published(id),
      ]);
      const { boardMet, partnershipMet } = points;
      const figures = standingItemFigures({
        ...{ dataAsAt: thresholds.today, boardMet, partnershipMet, acceptDays: 3, counts, published },
      });
      const counted = performance.now() - started;
      await makeDocument('word', paperOf(partnership, figures, now));
      took.push({ figures: counted, word: performance.now() - started });
      if (figures.trend.length !== MEETINGS) throw new Error('There are not six meetings in the trend.');
    }
    return { figures: median(took.map((one) => one.figures)), word: median(took.map((one) => one.word)) };
  } finally {
    await store.close();
  }
}

function paperOf(partnership: Partnership, figures: StandingItemFigures, at: Date): Paper {
  const committee = committeeFor([], null, partnership);
  if (committee === null) throw new Error('The board is always there.');
  const item = { id: 1, number: 1, version: 1, state: 'draft', from: at, to: at, figures } as const;
  const nobody = { draftedById: 1, approvedBy: null, approvedAt: null, postedAt: null };
  return { partnership, committee, item: { ...item, ...nobody, statements: NO_STATEMENTS, revision: 1 }, meets: null };
}
