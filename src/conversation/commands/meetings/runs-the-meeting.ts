import { canRunTheMeeting, canSeeNominal } from '../../../domain/policy/policy.ts';

/** What the commands that run a meeting have in common. */
export const RUNS_THE_MEETING = {
  group: 'Meetings and reminders',
  may: canRunTheMeeting,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
} as const;
