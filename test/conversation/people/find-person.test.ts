import { describe, expect, it } from 'vitest';
import { findPersonOrAgency } from '../../../src/conversation/people/find-person.ts';
import type { Member } from '../../../src/domain/people/person.ts';

const agencies = ['Housing', 'Cheshire Police', 'Youth Justice', 'Youth Service'].map((name, index) => ({
  id: index + 1,
  name,
}));
const members = ['Sam Okafor', 'Priya Shah', 'Sam Reid', 'Housing Hughes'].map((name, index): Member => ({
  id: index + 1,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  partnershipId: 1,
  entraId: null,
  agency: null,
  roles: ['member'],
  account: 'member',
  deputyId: null,
  absences: [],
  unreached: null,
}));

function meant(typed: string): string {
  const found = findPersonOrAgency(typed, members, agencies);
  switch (found.found) {
    case 'person':
      return found.person.name;
    case 'agency':
      return found.agency.name;
    case 'several':
      return `one of ${found.names.join(', ')}`;
    case 'nobody':
      return 'nobody';
  }
}

describe('whom a typed name means', () => {
  it.each([
    ['priya.shah@example.org', 'Priya Shah'],
    ['PRIYA.SHAH@EXAMPLE.ORG', 'Priya Shah'],
    ['Priya', 'Priya Shah'],
    ['priya shah', 'Priya Shah'],
    ['Housing', 'Housing'],
    ['the police', 'Cheshire Police'],
    ['Police team', 'Cheshire Police'],
    ['Sam', 'one of Sam Okafor, Sam Reid'],
    ['Sam Reid', 'Sam Reid'],
    ['youth', 'one of Youth Justice, Youth Service'],
    ['Jus', 'nobody'],
    ['somebody else', 'nobody'],
    ['someone@example.com', 'nobody'],
    ['', 'nobody'],
    ['!!!', 'nobody'],
  ])('%s is %s', (typed, expected) => {
    expect(meant(typed)).toBe(expected);
  });
});
