import type { Action } from '../../src/domain/actions/action.ts';
import type { Place } from '../../src/domain/message.ts';
import type { Nominal } from '../../src/domain/nominals/nominal.ts';
import type { AgencyRef, Role, Speaker } from '../../src/domain/people/person.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/partnership/settings.ts';

/*
 * One speaker of each role, and an action and a nominal for each way in which they can stand to a speaker: what the
 * policy is asked about, to make docs/policy.md of its answers.
 */

const OWN: AgencyRef = { id: 1, name: 'The speaker’s agency' };
const OTHER: AgencyRef = { id: 2, name: 'Another agency' };
const SPEAKER = { id: 1, name: 'Speaker', email: 'speaker@example.org' };
const ABSENT = { id: 2, name: 'Somebody whom the speaker stands in for', email: 'absent@example.org' };
const SOMEBODY = { id: 3, name: 'Somebody else', email: 'else@example.org' };

export function speakerWith(role: Role): Speaker {
  return {
    chosen: true,
    wasAsked: false,
    standsInFor: [ABSENT.id],
    member: {
      ...SPEAKER,
      partnershipId: 1,
      entraId: null,
      agency: OWN,
      roles: [role],
      account: 'member',
      deputyId: null,
      absences: [],
      unreached: null,
    },
    partnership: {
      id: 1,
      code: 'P',
      name: 'Partnership',
      board: 'Board',
      timezone: 'Europe/London',
      marking: 'OFFICIAL-SENSITIVE',
      meetingPattern: null,
      boardPattern: null,
      meetingTime: '10:00',
      tenantId: null,
      settings: DEFAULT_SETTINGS,
      createdAt: new Date(0),
      unplannedSince: null,
    },
  };
}

export const PLACES = {
  'personal chat': 'personal',
  'group chat': 'group',
  channel: 'channel',
} as const satisfies Readonly<Record<string, Place>>;

export const WHOSE = {
  'their own': { owner: SPEAKER, agency: OWN },
  'a colleague’s': { owner: SOMEBODY, agency: OWN },
  'another agency’s': { owner: SOMEBODY, agency: OTHER },
  'a colleague’s for whom they stand in': { owner: ABSENT, agency: OWN },
  'another agency’s for whose owner they stand in': { owner: ABSENT, agency: OTHER },
  'nobody’s yet, of another agency': { owner: null, agency: OTHER },
} as const;

export const NEED = { 'needs to know': [OWN, OTHER], 'does not need to know': [OTHER] } as const;
export const ABOUT = { 'no nominal': null, 'an open nominal': true, 'a closed nominal': false } as const;
export const KINDS = { 'a person, gang or place': 'individual', 'a child or young person': 'child' } as const;
export const STATES = { open: true, closed: false } as const;

export function actionOf(whose: keyof typeof WHOSE, need: keyof typeof NEED, about: keyof typeof ABOUT): Action {
  const open = ABOUT[about];
  const clearedAgencyIds = NEED[need].map(({ id }) => id);
  return {
    id: 1,
    partnershipId: 1,
    ref: 'A-0001',
    number: 1,
    title: 'What is to be done',
    nominal: open === null ? null : { ref: 'N-0001', kind: 'individual', number: 1, open, clearedAgencyIds },
    strand: null,
    tactic: null,
    ...WHOSE[whose],
    raised: null,
    due: null,
    originalDue: null,
    extensions: 0,
    status: 'in_progress',
    blocker: null,
    outcome: null,
    issued: null,
    acceptedAt: null,
    handedOverAt: null,
    requestedDue: null,
    completed: null,
    confirmedById: null,
    snoozedUntil: null,
    snoozeReason: null,
    powerId: null,
    safeguarding: false,
    lastUpdate: null,
    version: 1,
  };
}

export function nominalOf(need: keyof typeof NEED, state: keyof typeof STATES, kind: keyof typeof KINDS): Nominal {
  return {
    id: 1,
    ref: 'N-0001',
    kind: KINDS[kind],
    number: 1,
    categories: [],
    open: STATES[state],
    leadAgency: OTHER,
    clearedAgencies: NEED[need],
    profile: null,
    opened: null,
    closed: null,
    reviewBy: null,
    heldSince: null,
    version: 1,
  };
}
