import type { Action } from '../../../src/domain/actions/action.ts';
import type { LadderWorld } from '../../../src/domain/reminders/recipients.ts';
import type { Meeting } from '../../../src/domain/calendar/meeting.ts';
import type { Partnership } from '../../../src/domain/partnership/partnership.ts';
import type { Member } from '../../../src/domain/people/person.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/partnership/settings.ts';
import { anAction } from '../../support/an-action.ts';

/*
 * One partnership that meets on Tuesday 8 December 2026 at 10:00, last met on Tuesday 13 October, and its people.
 * Its rungs: 18 November (−14), 27 November (−7), 4 December (−2), 8 December (0), 9 December (+1).
 */

const HOUSING = { id: 1, name: 'Housing' };
const POLICE = { id: 2, name: 'Police' };

export const portfolio: Partnership = {
  id: 1,
  code: 'PORTFOLIO',
  name: 'Operation Portfolio',
  board: 'Safer Halton Partnership',
  timezone: 'Europe/London',
  marking: 'OFFICIAL-SENSITIVE',
  meetingPattern: null,
  boardPattern: null,
  meetingTime: '10:00',
  tenantId: null,
  settings: DEFAULT_SETTINGS,
  createdAt: new Date('2026-01-05T09:00:00Z'),
  unplannedSince: null,
};

function member(id: number, name: string, more: Partial<Member>): Member {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
  const entraId = `00000000-0000-0000-0000-00000000000${String(id)}`;
  return {
    ...{ id, name, email, entraId, partnershipId: 1, agency: HOUSING, roles: ['member'] },
    ...{ account: 'member', deputyId: null, absences: [], unreached: null },
    ...more,
  };
}

export const sam = member(1, 'Sam Okafor', { deputyId: 2 });
export const priya = member(2, 'Priya Shah', { roles: ['member', 'lead'] });
export const kit = member(3, 'Kit Doyle', { roles: ['coordinator'], agency: POLICE });
export const jo = member(4, 'Jo Bright', { roles: ['chair'], agency: null });
export const lee = member(5, 'Lee Grant', { agency: POLICE });
export const olu = member(6, 'Olu Mensah', { roles: ['observer'] });
export const everybody = [sam, priya, kit, jo, lee, olu];

export const october: Meeting = meetingAt('2026-10-13T09:00:00Z', 'held');
export const december: Meeting = meetingAt('2026-12-08T10:00:00Z', 'planned');

export function meetingAt(startsAt: string, status: Meeting['status']): Meeting {
  return { id: 1, kind: 'partnership', startsAt: new Date(startsAt), venue: null, status };
}

export const BEFORE_OCTOBER = { at: new Date('2026-10-01T09:00:00Z'), by: 'Sam Okafor', text: 'Letter sent' };
export const SINCE_OCTOBER = { at: new Date('2026-11-02T09:00:00Z'), by: 'Sam Okafor', text: 'Visited' };

export function action(number: number, owner: Member | null, more: Partial<Action> = {}): Action {
  return anAction(number, {
    ...{ id: 100 + number, title: 'Joint visit with the landlord', owner, agency: owner?.agency ?? HOUSING },
    ...{ due: '2027-01-29', originalDue: '2027-01-29', lastUpdate: BEFORE_OCTOBER },
    ...more,
  });
}

export function world(actions: readonly Action[], more: Partial<LadderWorld> = {}): LadderWorld {
  return { partnership: portfolio, members: everybody, meetings: [october, december], actions, paper: null, ...more };
}
