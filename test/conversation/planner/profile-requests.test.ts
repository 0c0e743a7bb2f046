import { describe, expect, it } from 'vitest';
import { compact } from './compact.ts';

describe('what is written down about a profile', () => {
  it.each([
    ['P-2 requested', 'profile 2 requested -'],
    ['asked police for P-2', 'profile 2 requested -'],
    ['request P-2 please', 'profile 2 requested -'],
    ['P-0002 received on 20 November', 'profile 2 received 2026-11-20'],
    ['we received P2 today', 'profile 2 received 2026-11-23'],
    ['P-2 has arrived', 'profile 2 received -'],
    ['P-2 accepted', 'profile 2 accepted -'],
    ['accept P-2 and P-3', 'profile 2 accepted - | profile 3 accepted -'],
    ['P-2 review by 12 January', 'profile 2 review 2027-01-12'],
    ['P-2 received 31/02/2026', 'bad date "31/02/2026"'],
  ])('“%s”', (text, plan) => {
    expect(compact(text)).toBe(plan);
  });

  it.each([
    'profiles',
    'P-2',
    'P-2?',
    'has P-2 been received?',
    'P-2 hasn’t been received',
    'which profiles are stale',
    'when is P-2 due',
  ])('“%s” shows the register', (text) => {
    expect(compact(text)).toBe('profiles');
  });
});
