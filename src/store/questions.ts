import type { Questions } from '../ports/store.ts';
import { inPartnership } from './engine/partnership-area.ts';
import { jsonParameter } from './engine/storable.ts';

/** The one question that each member may have open; a new one takes its place. */
export const questionsIn = inPartnership<Questions>({
  async ask(prisma, _partnershipId, memberId, question, at) {
    await prisma.$executeRaw`
      INSERT INTO "OpenQuestion" ("memberId", "askedAt", question)
      VALUES (${memberId}, ${at}::timestamptz, ${jsonParameter(question)}::jsonb)
      ON CONFLICT ("memberId") DO UPDATE SET "askedAt" = excluded."askedAt", question = excluded.question`;
  },
  async take(prisma, _partnershipId, memberId, since) {
    // Nothing is written where no question is open, which is nearly every message.
    const rows = await prisma.$queryRaw<{ question: object; askedAt: Date }[]>`
      DELETE FROM "OpenQuestion" WHERE "memberId" = ${memberId} RETURNING question, "askedAt"`;
    const [asked] = rows;
    return asked !== undefined && asked.askedAt > since ? asked.question : null;
  },
});
