import { performance } from 'node:perf_hooks';
import { bragThresholds } from '../../src/domain/brag.ts';
import { standingItemFigures } from '../../src/domain/standing-item-figures.ts';
import { trendMeetings } from '../../src/domain/trend.ts';
import { openStore } from '../../src/store/open-store.ts';
import { median } from './load.ts';

const ROUNDS = 9;
/** Two months between meetings, and three entries to each action's history. */
const MEETINGS = 6;

/** How long the figures of a standing item take over so many actions and six meetings, from the question to the figures. */
export async function measureFigures(databaseUrl: string, actions: number): Promise<number> {
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
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const [counts, published] = await Promise.all([
        store.standingItems.counts(id, points),
        store.standingItems.published(id),
      ]);
      const { boardMet, partnershipMet } = points;
      const { trend } = standingItemFigures({
        ...{ dataAsAt: thresholds.today, boardMet, partnershipMet, acceptDays: 3, counts, published },
      });
      took.push(performance.now() - started);
      if (trend.length !== MEETINGS) throw new Error('There are not six meetings in the trend.');
    }
    return median(took);
  } finally {
    await store.close();
  }
}
