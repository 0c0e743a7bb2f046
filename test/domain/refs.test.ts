import { expect, it } from 'vitest';
import { withoutCodes } from '../../src/domain/refs.ts';

it.each([
  ['Speak to N-3 about G-0001', 'Speak to [code] about [code]'],
  ['n-0003’s mother rang, and L–7', '[code]’s mother rang, and [code]'],
  ['N0003, C 0004 and U0002', '[code], [code] and [code]'],
  // Postcodes, actions, profiles and words are no codes.
  ['Visit WA8 7QF, L7 8XP and 12 N1 Road', 'Visit WA8 7QF, L7 8XP and 12 N1 Road'],
  ['A-0012 and P-0002 stay, as do ON-3 and N-3B', 'A-0012 and P-0002 stay, as do ON-3 and N-3B'],
  ['[code] stays', '[code] stays'],
])('takes nominals’ codes out of %j', (typed, read) => {
  expect(withoutCodes(typed, null)).toBe(read);
});

it('leaves the one code that its reader is shown, however it is written', () => {
  expect(withoutCodes('N-3 and n-0003, not N-4 or G-3', { kind: 'individual', number: 3 })).toBe(
    'N-3 and n-0003, not [code] or [code]',
  );
});
