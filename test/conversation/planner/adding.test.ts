import { expect, test } from 'vitest';
import { compact } from './compact.ts';

const rows: readonly (readonly [typed: string, means: string])[] = [
  [
    'add action for L-7: joint visit, owner someone@example.org, due 12 Jan, protect',
    'add-action location7 joint visit someone@example.org 2027-01-12 protect',
  ],
  [
    'new action N-3: interview the landlord by Friday, Priya, pursue',
    'add-action individual3 interview the landlord Priya 2026-11-27 pursue',
  ],
  ['please add an action: visit the school', 'add-action - visit the school - - -'],
  ['add an action for L-7', 'add-action location7 - - - -'],
  ['add action', 'add-action - - - - -'],
  [
    'new action: visit the school, owner Priya Shah, due next Friday',
    'add-action - visit the school Priya Shah 2026-12-04 -',
  ],
  [
    'add action for N-12 - arrest enquiry - owner Sam Okafor - due 12/01/2027 - pursue',
    'add-action individual12 arrest enquiry Sam Okafor 2027-01-12 pursue',
  ],
  ['can you add an action to check CCTV at L-7 by Friday', 'add-action location7 check CCTV at L-7 - 2026-11-27 -'],
  [
    'please add action for G-1: joint visit with fire service, due 12 Jan, place',
    'add-action ocg1 joint visit with fire service, place - 2027-01-12 -',
  ],
  ['create a new action', 'add-action - - - - -'],
  ['action for L-7: joint visit', 'add-action location7 joint visit - - -'],
  [
    'add action for L-7: joint visit. Owner someone@example.org. Due 12 Jan. Strand protect.',
    'add-action location7 joint visit. someone@example.org 2027-01-12 protect',
  ],
  ['add an action for N-1 - speak to landlord', 'add-action individual1 speak to landlord - - -'],
  ['new action for jas - ring the shop by friday re L-3', 'add-action location3 ring the shop jas 2026-11-27 -'],
  ['add action for jas gill to ring the shop re n3', 'add-action individual3 ring the shop jas gill - -'],
  ['add action for Sam Okafor: visit the school', 'add-action - visit the school Sam Okafor - -'],
  ['new action: ring the shop about L-3', 'add-action location3 ring the shop - - -'],
  ['add an action for housing to visit L-3 by end of next week', 'add-action location3 visit L-3 housing 2026-12-04 -'],
  ['add an action for the school visit', 'add-action - the school visit - - -'],
];

test.each(rows)('a new action: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
