import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCardNumber } from '../../../../src/domain/minimise/details/bank-details.ts';
import { findDetails, plainText } from '../../../../src/domain/minimise/details/find-details.ts';
import { isNhsNumber, isPncId } from '../../../../src/domain/minimise/details/identity-numbers.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`));
const kindsIn = (text: string) => findDetails(plainText(text), () => false).map(({ kind }) => kind);

describe('NHS numbers', () => {
  const firstNine = fc.stringMatching(/^[1-9][0-9]{8}$/);
  const lastDigits = (first: string) =>
    Array.from({ length: 10 }, (_, last) => `${first}${String(last)}`).filter(isNhsNumber);

  test('nine digits have one right last digit, or none where it would be ten', () => {
    fc.assert(
      fc.property(firstNine, (first) => {
        const weighed = Array.from(first, (digit, at) => Number(digit) * (10 - at)).reduce((a, b) => a + b, 0);
        expect(lastDigits(first)).toHaveLength(weighed % 11 === 1 ? 0 : 1);
      }),
    );
  });

  test('a digit that is mistyped is noticed', () => {
    fc.assert(
      fc.property(firstNine, fc.nat(9), fc.integer({ min: 1, max: 9 }), (first, at, more) => {
        const [right] = lastDigits(first);
        fc.pre(right !== undefined);
        const wrong = (Number(right[at]) + more) % 10;
        expect(isNhsNumber(right.slice(0, at) + String(wrong) + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('two neighbours that are swapped are noticed', () => {
    fc.assert(
      fc.property(firstNine, fc.nat(8), (first, at) => {
        const [right] = lastDigits(first);
        fc.pre(right !== undefined && right[at] !== right[at + 1]);
        const swapped = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
        expect(isNhsNumber(swapped)).toBe(false);
      }),
    );
  });

  test('a right one is found however it is written', () => {
    fc.assert(
      fc.property(firstNine, fc.constantFrom('', ' ', '-'), (first, gap) => {
        const [right] = lastDigits(first);
        fc.pre(right !== undefined);
        const written = [right.slice(0, 3), right.slice(3, 6), right.slice(6)].join(gap);
        expect(kindsIn(`saw ${written} today`)).toContain('nhs number');
      }),
    );
  });
});

describe('PNC ids', () => {
  const serial = fc.integer({ min: 1000, max: 9_999_999 });
  const letter = (year: string, number: number) =>
    Array.from('ABCDEFGHJKLMNPQRTUVWXYZ').filter((one) => isPncId(year, String(number), one));

  test('a year and a serial number have one right letter, the same in the long and the short form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2026 }), serial, (year, number) => {
        const long = letter(String(year), number);
        expect(long).toHaveLength(1);
        expect(letter(String(year).slice(-2), number)).toEqual(long);
      }),
    );
  });

  test('a right one is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2026 }), serial, fc.boolean(), (year, number, isShort) => {
        const [right = ''] = letter(String(year), number);
        const written = isShort
          ? `${String(year).slice(-2)}/${String(number)}`
          : `${String(year)}/${String(number).padStart(7, '0')}`;
        expect(kindsIn(`see ${written}${right}`)).toEqual(['pnc id']);
      }),
    );
  });

  test('a published specimen is right', () => {
    expect(isPncId('2002', '0073319', 'Z')).toBe(true);
  });
});

describe('card numbers', () => {
  test('fifteen digits have one right sixteenth', () => {
    fc.assert(
      fc.property(digits(15), (first) => {
        expect(Array.from({ length: 10 }, (_, last) => `${first}${String(last)}`).filter(isCardNumber)).toHaveLength(1);
      }),
    );
  });
});

describe('a National Insurance number', () => {
  test('is found with any prefix that is issued, and not with one that never is', () => {
    const letters = fc.constantFrom(...Array.from('ABCEGHJKLMNPRSTWXYZ'));
    const never = ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'];
    fc.assert(
      fc.property(letters, letters, digits(6), fc.constantFrom('A', 'B', 'C', 'D'), (one, two, number, last) => {
        const isIssued = !never.includes(one + two);
        expect(kindsIn(`${one}${two}${number}${last}`).includes('national insurance number')).toBe(isIssued);
      }),
    );
  });
});
