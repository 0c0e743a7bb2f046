import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What a piece of work may touch; PostgreSQL itself refuses everything else (docs/decisions/0031). `delivery` is what
 * sends and what knows where people are, over all partnerships; `shared` is what belongs to no partnership.
 */
export type Scope =
  | { readonly partnership: number }
  | { readonly person: readonly string[]; readonly tenantId: string | null }
  | 'delivery'
  | 'shared';

const current = new AsyncLocalStorage<Scope>();

/** Does the work, each of its transactions in this scope. */
export function within<T>(scope: Scope, work: () => T): T {
  return current.run(scope, work);
}

/** Takes effect until the transaction ends. Prepared once a connection under ENTER_NAME. */
export const ENTER = `SELECT set_config('role', $1, true),
  set_config('clerk.partnerships',
    CASE WHEN $3::text[] IS NULL THEN $2 ELSE clerk_partnerships_of($3::text[], $4::text) END, true)`;
export const ENTER_NAME = 'clerk_enter';

export type EnterValues = readonly [
  role: string,
  partnerships: string,
  entraIds: readonly string[] | null,
  tenantId: string | null,
];

/**
 * The values of ENTER for the scope that this code runs in.
 * @throws TypeError where nobody said what the work is about: no statement goes out like that
 */
export function enterValues(): EnterValues {
  const scope = current.getStore();
  if (scope === undefined) throw new TypeError('A statement needs a scope: see src/store/engine/area.ts.');
  if (scope === 'delivery') return ['clerk_delivery', '{}', null, null];
  if (scope === 'shared') return ['clerk_app', '{}', null, null];
  if ('partnership' in scope) return ['clerk_app', `{${String(scope.partnership)}}`, null, null];
  return ['clerk_app', '{}', scope.person, scope.tenantId];
}
