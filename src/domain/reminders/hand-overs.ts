import { isOpen, type Action } from '../actions/action.ts';
import { hoursFrom, type Rung } from './rungs.ts';
import type { KnownNudge } from './nudge.ts';
import type { Partnership } from '../partnership/partnership.ts';

/** What is given this shortly before hours end is told the next working day, so that a send can be tried again. */
const LAST_MINUTES_MS = 30 * 60_000;

/**
 * The first word to whoever was given an action: at once within working hours, else at their next start. None once the
 * action is accepted; another hand-over, or one that is taken back, makes this one's subject no rung any more.
 */
export function handOverRungs(partnership: Partnership, actions: readonly Action[]): readonly Rung[] {
  return actions.flatMap((action): readonly Rung[] => {
    const { handedOverAt, owner, acceptedAt, status } = action;
    if (handedOverAt === null || owner === null || acceptedAt !== null || !isOpen(status)) return [];
    return [
      {
        ...hoursFrom(partnership, handedOverAt, LAST_MINUTES_MS),
        ...{ kind: 'issue', rung: 0, subject: { of: 'hand-over', action: action.ref, at: handedOverAt } },
        ...{ audience: ['owners'], meeting: null, action },
      },
    ];
  });
}

/** Whether an entry of the ledger is the first word about a hand-over, rather than the new actions of a meeting. */
export function isHandOver({ kind, subject }: Pick<KnownNudge, 'kind' | 'subject'>): boolean {
  return kind === 'issue' && subject.of === 'hand-over';
}

/** Whether this is the action that the entry is about, whoever has it now. */
export function isHandOverOf({ subject }: Pick<KnownNudge, 'subject'>, { ref }: Pick<Action, 'ref'>): boolean {
  return subject.of === 'hand-over' && subject.action === ref;
}
