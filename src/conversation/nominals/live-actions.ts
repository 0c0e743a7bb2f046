import { OPEN_STATUSES } from '../../domain/actions/action.ts';

/** What still belongs to a plan: it is being done, or waits to be confirmed. */
export const LIVE_STATUSES = [...OPEN_STATUSES, 'awaiting_confirmation'] as const;

/** More than any log has. */
export const ALL = { skip: 0, take: 100_000 };
