import type { ExportedRow } from '../../../domain/workbook/exported-log.ts';
import type { Tx } from '../bulk-rows.ts';

export async function membersOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'members'>[]> {
  return tx.$queryRaw<ExportedRow<'members'>[]>`
    SELECT m.name, m.email, m."entraId" AS entra_id, g.name AS agency, array_to_string(m.roles, ';') AS role,
      d.email AS deputy_email, m.account::text AS account
    FROM "Member" m LEFT JOIN "Agency" g ON g.id = m."agencyId" LEFT JOIN "Member" d ON d.id = m."deputyId"
    WHERE m."partnershipId" = ${partnershipId} ORDER BY m.id`;
}

export async function nominalsOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'nominals'>[]> {
  return tx.$queryRaw<ExportedRow<'nominals'>[]>`
    SELECT n.ref, n.kind::text AS kind, nullif(array_to_string(n.categories, ';'), '') AS categories,
      n.status::text AS status, g.name AS lead_agency,
      (SELECT string_agg(a.name, ';' ORDER BY a.name) FROM "NominalAgency" c JOIN "Agency" a ON a.id = c."agencyId"
       WHERE c."nominalId" = n.id) AS agencies,
      p.ref AS profile, n.opened::text AS opened, n.closed::text AS closed, n."reviewBy"::text AS review_by
    FROM "Nominal" n LEFT JOIN "Agency" g ON g.id = n."leadAgencyId" LEFT JOIN "Profile" p ON p.id = n."profileId"
    WHERE n."partnershipId" = ${partnershipId} AND n."erasedAt" IS NULL ORDER BY n.kind, n.number`;
}

export async function profilesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'profiles'>[]> {
  return tx.$queryRaw<ExportedRow<'profiles'>[]>`
    SELECT ref, title, kind::text AS kind, "producedBy" AS produced_by, requested::text AS requested,
      received::text AS received, accepted::text AS accepted, "reviewBy"::text AS review_by
    FROM "Profile" WHERE "partnershipId" = ${partnershipId} ORDER BY number`;
}

export async function programmesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'programmes'>[]> {
  return tx.$queryRaw<ExportedRow<'programmes'>[]>`
    SELECT name, nullif(venue, '') AS venue, nullif(array_to_string(partners, ';'), '') AS partners,
      starts::text AS starts, weeks, "sessionsPlanned" AS sessions_planned, "sessionsDelivered" AS sessions_delivered,
      referred, started, completed
    FROM "Programme" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

export async function localProfilesOf(
  tx: Tx,
  partnershipId: number,
): Promise<readonly ExportedRow<'local_profiles'>[]> {
  return tx.$queryRaw<ExportedRow<'local_profiles'>[]>`
    SELECT name, version, author, issued::text AS issued, "reviewBy"::text AS review_by
    FROM "LocalProfile" WHERE "partnershipId" = ${partnershipId} ORDER BY version`;
}

export async function threatsOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'threats'>[]> {
  return tx.$queryRaw<ExportedRow<'threats'>[]>`
    SELECT threat, level, trend, assessed::text AS assessed
    FROM "Threat" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

export async function committeesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'committees'>[]> {
  return tx.$queryRaw<ExportedRow<'committees'>[]>`
    SELECT code, name, "reportingOfficer" AS reporting_officer, portfolio, subject, wards, objectives
    FROM "Committee" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

export async function reportSectionsOf(
  tx: Tx,
  partnershipId: number,
): Promise<readonly ExportedRow<'report_sections'>[]> {
  return tx.$queryRaw<ExportedRow<'report_sections'>[]>`
    SELECT c.code AS committee, s.section, s.heading, s.words AS text, s.contains
    FROM "ReportSection" s JOIN "Committee" c ON c.id = s."committeeId"
    WHERE s."partnershipId" = ${partnershipId} ORDER BY s.id`;
}
