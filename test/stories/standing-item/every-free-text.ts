import type { PrismaClient } from '../../../src/store/generated/client.ts';
import { NOW, type Seeded } from '../../support/builders.ts';

/*
 * What may become of each column that can hold words, so that a new one is looked at before it is published: a word of
 * its own is planted in all of the first list, and may stand nowhere in what leaves for the board.
 */

/** Filled by a partner, a coordinator, an import or Teams: none of it is for the board. */
export const KEPT: readonly string[] = [
  ...['title', 'tactic', 'blocker', 'outcome', 'evidence', 'lastUpdate', 'lastUpdateBy', 'snoozeReason'].map(
    (column) => `Action.${column}`,
  ),
  ...['Action', 'LocalProfile', 'Meeting', 'Member', 'Nominal', 'Partnership', 'Profile', 'Programme', 'Threat'].map(
    (table) => `${table}.importedRow`,
  ),
  ...['Committee.importedRow', 'ReportSection.importedRow'],
  ...['LocalProfile.name', 'LocalProfile.author', 'Meeting.venue', 'Update.text'],
  ...['MeetingMinute.text', 'MeetingMinute.owner', 'MeetingRecord.startedBy', 'MeetingRecord.finishedBy'],
  ...['Member.email', 'Member.unreachedCode', 'Member.unreachedReason', 'Nominal.categories', 'NominalAlias.sealed'],
  ...['Nudge.reason', 'Nudge.subject', 'OpenQuestion.question', 'UndoStep.previous', 'UndoStep.subject'],
  ...['Profile.ref', 'Profile.title', 'Profile.producedBy', 'Programme.name', 'Programme.partners', 'Programme.venue'],
  // Words of closed sets; a word outside them is one that somebody put there.
  ...['Threat.threat', 'Threat.level', 'Threat.trend', 'Action.powerId'],
  ...['Committee.code', 'Partnership.code', 'NominalAlias.keyId', 'Member.name'],
];

/** Meant for the board, and where: everywhere, or in the committee's own documents alone. */
export const PUBLISHED: Readonly<Record<string, 'everywhere' | 'documents'>> = {
  'Agency.name': 'everywhere',
  'Partnership.name': 'everywhere',
  'Partnership.board': 'everywhere',
  'Partnership.marking': 'everywhere',
  // The committee's template, as its officers wrote it to be read in public: posts, headings and standing words.
  'Committee.name': 'documents',
  'Committee.reportingOfficer': 'documents',
  'Committee.portfolio': 'documents',
  'Committee.subject': 'documents',
  'Committee.wards': 'documents',
  'Committee.objectives': 'documents',
  'ReportSection.heading': 'documents',
  'ReportSection.words': 'documents',
};

/** Numbers, keys, addresses and closed sets that no words fit into, or that are never read for a paper. */
export const NOT_WORDS: readonly RegExp[] = [
  /^(?:_prisma_migrations|rate_limit|UsedToken|PartnershipChoice|ExcludedName|Conversation|SharedCard)\./,
  // Append-only, so that nothing can be planted in it afterwards; it names its subjects by codes.
  /^AuditEntry\./,
  /\.(?:activityId|conversationId|claimedBy|entraId|tenantId|nominalIds|numbers|roles|position|inputsHash)$/,
  /^(?:Action|Nominal)\.ref$/,
  /^Partnership\.(?:boardPattern|meetingPattern|meetingTime|settings|timezone)$/,
  /^ReportSection\.(?:contains|section)$/,
  // What the paper itself is kept in.
  /^StandingItem\.(?:figures|inputs|statements)$/,
];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of the database that can hold words. */
export async function columnsWithWords(prisma: PrismaClient): Promise<readonly Column[]> {
  return prisma.$queryRaw<Column[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'ARRAY', 'jsonb', 'json')
    ORDER BY 1, 2`;
}

export function canaryOf(column: string): string {
  return `Quillfinch${column.replace('.', '').toLowerCase()}`;
}

/** A row in every table that the seeded partnership leaves empty. */
export async function fillEmptyTables(prisma: PrismaClient, { partnershipId, memberIds, ...seeded }: Seeded) {
  const actionId = seeded.actionIds[12] ?? 0;
  const nominalId = seeded.nominalIds['N-0001'] ?? 0;
  const at = NOW;
  await prisma.update.create({ data: { partnershipId, actionId, at, kind: 'progress', status: 'in_progress' } });
  await prisma.undoStep.create({
    data: {
      ...{ partnershipId, memberId: memberIds.sam, at, subject: 'action', subjectId: actionId, previous: {} },
      batch: '00000000-0000-4000-8000-000000000000',
    },
  });
  await prisma.nudge.create({
    data: { partnershipId, memberId: memberIds.sam, subject: 'x', kind: 'digest', rung: 1, due: at, state: 'sent' },
  });
  await prisma.openQuestion.create({ data: { memberId: memberIds.sam, askedAt: at, question: {} } });
  await prisma.profile.create({ data: { partnershipId, ref: 'P-0001', number: 1, title: 'x', kind: 'ocg' } });
  await prisma.programme.create({ data: { partnershipId, name: 'x', venue: 'x', referred: 20, started: 12 } });
  await prisma.localProfile.create({ data: { partnershipId, name: 'x', version: 3 } });
  await prisma.threat.create({ data: { partnershipId, threat: 'x', level: 'high' } });
  await prisma.nominalAlias.create({ data: { partnershipId, nominalId, keyId: 'x', sealed: 'x', updatedAt: at } });
  const { id: committeeId } = await prisma.committee.create({ data: { partnershipId, code: 'x', name: 'x' } });
  await prisma.reportSection.create({ data: { partnershipId, committeeId, section: '6.0', contains: 'words' } });
  const { id: meetingId } = await prisma.meeting.findFirstOrThrow({ where: { partnershipId, kind: 'partnership' } });
  const { id: recordId } = await prisma.meetingRecord.create({
    data: { partnershipId, meetingId, startedAt: at, startedBy: 'x', position: 'start', walkedAt: at, nominalIds: [] },
  });
  await prisma.meetingMinute.create({ data: { partnershipId, recordId, kind: 'decision', at } });
}

/** Its own word in every row of each column; how many rows each was written into. */
export async function plantIn(prisma: PrismaClient, columns: readonly Column[]): Promise<Record<string, number>> {
  const planted: Record<string, number> = {};
  for (const { table, column, type } of columns) {
    const name = `${table}.${column}`;
    const value = { jsonb: `to_jsonb($1::text || ' ' || n)`, ARRAY: `ARRAY[$1::text || ' ' || n]` }[type];
    // A number with each word keeps apart what has to be unique; the names are those of the catalogue.
    planted[name] = await prisma.$executeRawUnsafe(
      `UPDATE "${table}" t SET "${column}" = ${value ?? `$1::text || ' ' || n`}
       FROM (SELECT ctid AS row, row_number() OVER ()::text AS n FROM "${table}") r WHERE r.row = t.ctid`,
      canaryOf(name),
    );
  }
  return planted;
}
