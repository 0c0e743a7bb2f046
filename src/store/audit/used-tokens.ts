import type { Queries } from './audit.ts';

/** False when it was used before. */
export async function useToken(queries: Queries, token: string, at: Date): Promise<boolean> {
  const used = await queries.$executeRaw`
    INSERT INTO "UsedToken" (token, "usedAt") VALUES (${token}, ${at}::timestamptz) ON CONFLICT DO NOTHING`;
  return used === 1;
}
