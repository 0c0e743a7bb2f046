import { STATUS_WORDS, type ActionStatus } from '../../domain/actions/action.ts';
import { dayOf, type IsoDate } from '../../domain/calendar/dates.ts';
import { KIND_WORDS } from '../../domain/nominals/nominal.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { powerById } from '../../domain/powers/catalogue.ts';
import { codePlaces, type NominalKey, type NominalKind } from '../../domain/refs.ts';
import {
  HANDLING,
  redactor,
  type SubjectAccess,
  type SubjectAction,
  type SubjectShowing,
  type ThirdParties,
} from '../../domain/nominals/subject-access.ts';
import { writeNote } from '../audit/audit.ts';
import type { PrismaClient } from '../generated/client.ts';
import { within } from '../engine/scope.ts';
import { shownTo } from '../audit/shown-to.ts';
import { decisionsAbout, namedInDecisions } from './subject-decisions.ts';
import { asFault } from '../engine/throwing-faults.ts';

type Redact = ReturnType<typeof redactor>;

interface NominalRow {
  readonly id: number;
  readonly ref: string;
  readonly kind: NominalKind;
  readonly categories: readonly string[];
  readonly status: 'open' | 'closed';
  readonly opened: IsoDate | null;
  readonly closed: IsoDate | null;
  readonly review_by: IsoDate | null;
  readonly held_since: IsoDate | null;
  readonly profile: string | null;
  readonly lead_agency: string | null;
  readonly agencies: readonly string[];
  readonly has_alias: boolean;
}

/**
 * What is held about a nominal, for its subject, with the owner's rights; nothing is given before the audit trail has it
 * that it was. Null where there is none, or it was erased.
 */
export async function subjectAccess(
  prisma: PrismaClient,
  partnership: Partnership,
  key: NominalKey,
  names: ThirdParties['names'],
  now: Date,
): Promise<SubjectAccess | null> {
  const read = within({ partnership: partnership.id }, async () => {
    const nominal = await nominalOf(prisma, partnership.id, key);
    if (nominal === null) return null;
    const found = await readAbout(prisma, partnership, nominal, key, names, now);
    await writeNote(prisma, {
      partnershipId: partnership.id,
      at: now,
      actor: 'command line',
      event: 'nominal.exported',
      subject: nominal.ref,
      source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
    });
    return found;
  });
  return read.catch((error: unknown) => {
    throw asFault(error);
  });
}

async function readAbout(
  prisma: PrismaClient,
  partnership: Partnership,
  nominal: NominalRow,
  key: NominalKey,
  names: ThirdParties['names'],
  now: Date,
): Promise<SubjectAccess> {
  const members = await prisma.member.findMany({ where: { partnershipId: partnership.id }, select: { name: true } });
  const redact = redactor(key, { members: members.map(({ name }) => name), names });
  const { categories, status, opened, closed, review_by, held_since, profile, lead_agency } = nominal;
  return {
    marking: partnership.marking,
    handling: HANDLING,
    exported_at: now.toISOString(),
    partnership: partnership.name,
    nominal: {
      ...{ code: nominal.ref, kind: KIND_WORDS[nominal.kind] },
      ...{ categories, status, opened, closed, review_by, held_since, profile, lead_agency },
      agencies_that_need_to_know: nominal.agencies,
      alias: nominal.has_alias ? 'held' : 'none',
    },
    actions: await actionsAbout(prisma, partnership, nominal.id, redact),
    decisions: await decisionsAbout(prisma, partnership, nominal.id, redact),
    named_in: [
      ...(await namedIn(prisma, partnership.id, nominal.id, key)),
      ...(await namedInDecisions(prisma, partnership, nominal.id, key)),
    ],
    shown_to: showings(await shownTo(prisma, partnership.id, nominal.ref), partnership.timezone),
  };
}

async function nominalOf(prisma: PrismaClient, partnershipId: number, key: NominalKey): Promise<NominalRow | null> {
  const rows = await prisma.$queryRaw<NominalRow[]>`
    SELECT n.id, n.ref, n.kind::text AS kind, n.categories, n.status::text AS status, n.opened::text AS opened,
      n.closed::text AS closed, n."reviewBy"::text AS review_by, n."heldSince"::text AS held_since,
      p.ref AS profile, g.name AS lead_agency,
      ARRAY(SELECT a.name FROM "NominalAgency" c JOIN "Agency" a ON a.id = c."agencyId"
            WHERE c."nominalId" = n.id ORDER BY a.name) AS agencies,
      EXISTS (SELECT FROM "NominalAlias" s WHERE s."nominalId" = n.id) AS has_alias
    FROM "Nominal" n LEFT JOIN "Profile" p ON p.id = n."profileId" LEFT JOIN "Agency" g ON g.id = n."leadAgencyId"
    WHERE n."partnershipId" = ${partnershipId} AND n.kind = ${key.kind}::"NominalKind" AND n.number = ${key.number}
      AND n."erasedAt" IS NULL`;
  return rows[0] ?? null;
}

async function actionsAbout(
  prisma: PrismaClient,
  { timezone }: Partnership,
  nominalId: number,
  redact: Redact,
): Promise<readonly SubjectAction[]> {
  const actions = await prisma.$queryRaw<(Omit<SubjectAction, 'updates' | 'status'> & ActionKey)[]>`
    SELECT a.id, a.ref, a.title, a.strand::text AS strand, a.tactic, g.name AS agency, a.raised::text AS raised,
      a.due::text AS due, a."originalDue"::text AS original_due, a.status::text AS status, a.blocker, a.outcome,
      a.evidence, a."snoozeReason" AS snooze_reason, a."powerId" AS power, a.safeguarding, a.completed::text AS completed
    FROM "Action" a LEFT JOIN "Agency" g ON g.id = a."agencyId" WHERE a."nominalId" = ${nominalId} ORDER BY a.number`;
  const updates = await prisma.$queryRaw<UpdateRow[]>`
    SELECT u."actionId", u.at, g.name AS agency, u.status::text AS status, u.text
    FROM "Update" u JOIN "Action" a ON a.id = u."actionId" LEFT JOIN "Member" m ON m.id = u."byId"
    LEFT JOIN "Agency" g ON g.id = m."agencyId" WHERE a."nominalId" = ${nominalId} ORDER BY u.at, u.id`;
  return actions.map(({ id, status, title, tactic, blocker, outcome, evidence, snooze_reason, power, ...facts }) => ({
    ...facts,
    status: STATUS_WORDS[status],
    title: redact(title),
    tactic: redact(tactic),
    blocker: redact(blocker),
    outcome: redact(outcome),
    evidence: redact(evidence),
    snooze_reason: redact(snooze_reason),
    power: powerById(power)?.name ?? power,
    updates: updates
      .filter(({ actionId }) => actionId === id)
      .map((update) => ({
        date: dayOf(update.at, timezone),
        agency: update.agency,
        status: STATUS_WORDS[update.status],
        text: redact(update.text),
      })),
  }));
}

interface ActionKey {
  readonly id: number;
  readonly status: ActionStatus;
}

interface UpdateRow {
  readonly actionId: number;
  readonly at: Date;
  readonly agency: string | null;
  readonly status: ActionStatus;
  readonly text: string | null;
}

/** Other actions whose words name it. */
async function namedIn(
  prisma: PrismaClient,
  partnershipId: number,
  nominalId: number,
  { kind, number }: NominalKey,
): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ ref: string; words: string }[]>`
    SELECT a.ref, concat_ws(E'\n', a.title, a.tactic, a.blocker, a.outcome, a.evidence, a."snoozeReason",
      (SELECT string_agg(u.text, E'\n') FROM "Update" u WHERE u."actionId" = a.id)) AS words
    FROM "Action" a
    WHERE a."partnershipId" = ${partnershipId} AND a."nominalId" IS DISTINCT FROM ${nominalId} ORDER BY a.number`;
  const names = (words: string): boolean =>
    codePlaces(words).some(({ key }) => key.kind === kind && key.number === number);
  return rows.filter(({ words }) => names(words)).map(({ ref }) => ref);
}

/** By agency: people are never named. */
function showings(all: Awaited<ReturnType<typeof shownTo>>, timezone: string): readonly SubjectShowing[] {
  const byAgency = new Map<string | null, { times: number; last: Date }>();
  for (const { agency, times, last } of all) {
    const before = byAgency.get(agency);
    byAgency.set(agency, {
      times: (before?.times ?? 0) + times,
      last: before !== undefined && before.last > last ? before.last : last,
    });
  }
  return [...byAgency].map(([agency, { times, last }]) => ({ agency, times, last: dayOf(last, timezone) }));
}
