import { Prisma } from '../generated/client.ts';

/** A standing item as the domain has it, of a row called s. */
export const STANDING_ITEM_COLUMNS = Prisma.sql`
  s.id, s.number, s.version, s.state::text AS state, s."from", s."to", s.figures, s.statements, s.revision, s."draftedById",
  (SELECT m.name FROM "Member" m WHERE m.id = s."approvedById") AS "approvedBy", s."approvedAt", s."postedAt"`;
