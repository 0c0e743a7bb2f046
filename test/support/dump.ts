import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Every row of every table as JSON, a line each, under its table's name: for whoever looks for what may not be there. */
export async function dumpOf(prisma: PrismaClient): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`;
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
      return found.map(({ row }) => `${name}: ${row}`);
    }),
  );
  return rows.flat().join('\n');
}
