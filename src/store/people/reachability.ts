import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { PrismaClient } from '../generated/client.ts';

/** How a partnership's people can be reached: whom the clerk would not know, and whom it could not write to. */
export interface Reachability {
  readonly code: string;
  readonly members: number;
  /** Emails of members without an Entra id: a message from them is a stranger's. */
  readonly unknown: readonly string[];
  /** Emails of members from another tenant who never wrote to the clerk: no chat can be opened with them. */
  readonly outOfReach: readonly string[];
  /** Members with whom the clerk has no chat yet; it opens one when it first has something to say. */
  readonly withoutChat: number;
  /** Whom the last message did not reach: email, why (a stable word), and when (yyyy-mm-dd). */
  readonly unreached: readonly { readonly email: string; readonly code: string; readonly on: IsoDate }[];
}

export async function reachability(prisma: PrismaClient): Promise<readonly Reachability[]> {
  return prisma.$queryRaw<Reachability[]>`
    SELECT p.code, count(m.id)::int AS members,
      coalesce(array_agg(m.email ORDER BY m.email) FILTER (WHERE m."entraId" IS NULL), '{}') AS "unknown",
      coalesce(array_agg(m.email ORDER BY m.email)
        FILTER (WHERE m."entraId" IS NOT NULL AND m.account = 'external' AND NOT m.chat), '{}') AS "outOfReach",
      (count(*) FILTER (WHERE m."entraId" IS NOT NULL AND m.account <> 'external' AND NOT m.chat))::int AS "withoutChat",
      coalesce(json_agg(json_build_object('email', m.email, 'code', m."unreachedCode", 'on', m."unreachedAt"::date)
        ORDER BY m.email) FILTER (WHERE m."unreachedAt" IS NOT NULL), '[]') AS unreached
    FROM "Partnership" p
    LEFT JOIN (
      SELECT m.*, EXISTS (
        SELECT 1 FROM "Conversation" c
        WHERE c.scope = 'personal' AND c."removedAt" IS NULL AND lower(c."entraId") = lower(m."entraId")
      ) AS chat
      FROM "Member" m
    ) m ON m."partnershipId" = p.id
    GROUP BY p.id, p.code ORDER BY p.code`;
}
