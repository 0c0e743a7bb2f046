import type { Nominal } from '../../domain/nominals/nominal.ts';
import { canSeeNominal } from '../../domain/policy/policy.ts';
import type { Context } from '../turn/turn.ts';

/** The nominal of a stop of the agenda; null where it is about none. */
export async function nominalAt(stop: string, { store, speaker }: Context): Promise<Nominal | null> {
  const id = /^nominal:(\d+)$/.exec(stop)?.[1];
  if (id === undefined) return null;
  const nominal = await store.nominals.byId(speaker.partnership.id, Number(id));
  return nominal !== null && canSeeNominal(speaker, nominal) ? nominal : null;
}
