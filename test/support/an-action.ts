import type { Action } from '../../src/domain/actions/action.ts';

/** An action as a test needs it: Sam's of Housing, under way since October, and nothing else unless the test says so. */
export function anAction(number: number, fields: Partial<Action> = {}): Action {
  return {
    id: number,
    partnershipId: 1,
    ref: `A-${String(number)}`,
    number,
    title: 'Visit the premises with the landlord',
    nominal: null,
    strand: 'protect',
    tactic: null,
    owner: { id: 1, name: 'Sam Okafor', email: 'sam.okafor@example.org' },
    agency: { id: 1, name: 'Housing' },
    raised: '2026-10-13',
    due: '2026-12-04',
    originalDue: '2026-12-04',
    extensions: 0,
    status: 'in_progress',
    blocker: null,
    outcome: null,
    issued: '2026-10-14',
    handedOverAt: null,
    acceptedAt: null,
    requestedDue: null,
    completed: null,
    confirmedById: null,
    snoozedUntil: null,
    snoozeReason: null,
    powerId: null,
    safeguarding: false,
    lastUpdate: null,
    version: 1,
    ...fields,
  };
}
