import type { Store } from '../../ports/store.ts';
import type { Queries } from './audit.ts';
import { inShared } from '../engine/area.ts';

/** False when it was used before. */
export async function useToken(queries: Queries, token: string, at: Date): Promise<boolean> {
  const used = await queries.$executeRaw`
    INSERT INTO "UsedToken" (token, "usedAt") VALUES (${token}, ${at}::timestamptz) ON CONFLICT DO NOTHING`;
  return used === 1;
}

export const tokensIn = inShared<Pick<Store, 'useToken'>>({ useToken });
