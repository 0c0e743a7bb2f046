import { bragThresholds } from '../../../domain/actions/brag.ts';
import type { ExportedLog } from '../../../domain/workbook/exported-log.ts';
import type { Meeting } from '../../../domain/calendar/meeting.ts';
import type { Partnership } from '../../../domain/partnership/partnership.ts';
import { writeNote } from '../../audit/audit.ts';
import type { PrismaClient } from '../../generated/client.ts';
import { within } from '../../engine/scope.ts';
import { asFault } from '../../engine/throwing-faults.ts';
import type { Tx } from '../bulk-rows.ts';
import { actionsOf } from './export-actions.ts';
import { nudgesOf, standingItemsOf } from './export-outbox.ts';
import {
  committeesOf,
  localProfilesOf,
  threatsOf,
  membersOf,
  nominalsOf,
  profilesOf,
  programmesOf,
  reportSectionsOf,
} from './export-registers.ts';

const HANDLING = 'Share only with those who need to know for this partnership’s work. Not for publication.';

/** Everything is read as of one moment, whatever people change meanwhile. */
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 60_000, timeout: 300_000 } as const;

/** The whole log of a partnership; that it was exported is written to the audit trail first. */
export async function exportLog(
  prisma: PrismaClient,
  partnership: Partnership,
  format: string,
  now: Date,
): Promise<ExportedLog> {
  const exported = within({ partnership: partnership.id }, async () => {
    await writeNote(prisma, {
      partnershipId: partnership.id,
      at: now,
      actor: 'command line',
      event: 'log.exported',
      subject: partnership.code,
      source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
      next: { format },
    });
    return prisma.$transaction((tx) => readLog(tx, partnership, now), ONE_MOMENT);
  });
  return exported.catch((error: unknown) => {
    throw asFault(error);
  });
}

async function readLog(tx: Tx, partnership: Partnership, now: Date): Promise<ExportedLog> {
  const { id, settings } = partnership;
  const meetings = await meetingsOf(tx, id);
  return {
    marking: partnership.marking,
    handling: HANDLING,
    exported_at: now.toISOString(),
    partnership: [
      {
        code: partnership.code,
        name: partnership.name,
        board: partnership.board,
        timezone: partnership.timezone,
        marking: partnership.marking,
        meeting_pattern: partnership.meetingPattern,
        board_pattern: partnership.boardPattern,
        meeting_time: partnership.meetingTime,
        confirmation: settings.confirmation ? 'on' : 'off',
        extension_approval: settings.extensionApproval ? 'on' : 'off',
        tenant_id: partnership.tenantId,
        aliases: settings.aliases ? 'on' : 'off',
        review_months: settings.reviewMonths,
        retention_months: settings.retentionMonths,
        separate_approval: settings.separateApproval ? 'on' : 'off',
        paper_days: settings.paperDays,
      },
    ],
    members: await membersOf(tx, id),
    nominals: await nominalsOf(tx, id),
    profiles: await profilesOf(tx, id),
    meetings: meetings.map(({ kind, startsAt, venue, status }) => ({
      kind,
      starts: startsAt.toISOString(),
      venue,
      status,
    })),
    actions: await actionsOf(tx, partnership, bragThresholds(partnership, meetings, now)),
    programmes: await programmesOf(tx, id),
    local_profiles: await localProfilesOf(tx, id),
    threats: await threatsOf(tx, id),
    committees: await committeesOf(tx, id),
    report_sections: await reportSectionsOf(tx, id),
    nudges: await nudgesOf(tx, id),
    standing_items: await standingItemsOf(tx, id),
  };
}

async function meetingsOf(tx: Tx, partnershipId: number): Promise<readonly Meeting[]> {
  return tx.$queryRaw<Meeting[]>`
    SELECT id, kind::text AS kind, "startsAt", venue, status::text AS status
    FROM "Meeting" WHERE "partnershipId" = ${partnershipId} ORDER BY "startsAt", id`;
}
