import { comesAfter, digitsOf, MATTER_NUMBER, spansOf, type Span } from './detail.ts';

const TEN_DIGITS = /(?<![\d/.,£+-])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d|[\s-]\d|\/\d|\.\d)/g;
const NHS = /\bnhs\s*(?:no\.?|number|num|id|#)?\s*(?:is|was)?\s*[:#]?\s*$/i;

/** NHS numbers: ten digits whose last is right (modulus 11), or that are called one. */
export function nhsNumbers(text: string): readonly Span[] {
  return spansOf(text, TEN_DIGITS, ([written], { from }) => {
    if (comesAfter(text, from, NHS)) return true;
    return isNhsNumber(digitsOf(written)) && !comesAfter(text, from, MATTER_NUMBER);
  });
}

/** The modulus 11 check of the NHS data dictionary; none begins with 0, as phone numbers do. */
export function isNhsNumber(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, at) => total + digit * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]);
}

const INSURANCE =
  /(?<![A-Za-z\d])([A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z])([\s-]{0,2})\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-Da-d](?![A-Za-z\d])/g;
const NEVER_ISSUED: ReadonlySet<string> = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);
/** "On 12 11 26 a letter went out" is a date. */
const SMALL_WORDS: ReadonlySet<string> = new Set([
  'BY',
  'AT',
  'AS',
  'WE',
  'ME',
  'MY',
  'HE',
  'AM',
  'PM',
  'PC',
  'ON',
  'NO',
]);

/** National Insurance numbers, but for prefixes that are never issued. */
export function insuranceNumbers(text: string): readonly Span[] {
  return spansOf(text, INSURANCE, ([, prefix = '', gap = '']) => {
    const letters = prefix.toUpperCase();
    if (NEVER_ISSUED.has(letters)) return false;
    return gap === '' || (prefix === letters && !SMALL_WORDS.has(letters));
  });
}

const PNC = /(?<![A-Za-z\d/])((?:19|20)?\d{2})\s?\/\s?(\d{1,7})\s?([A-HJ-NP-RT-Za-hj-np-rt-z])(?![A-Za-z\d/])/g;
const CALLED_PNC = /\bPNC\s*(?:id|no\.?|number)?\s*(?:is|was)?\s*[:#]?\s*$/i;
const PNC_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';
/** A shorter serial number fits a flat or a part of a form (12/3B) as well. */
const FEWEST_DIGITS = 4;

/** PNC ids (2002/0073319Z, 02/73319Z) whose letter is right, or that are called one. */
export function pncIds(text: string): readonly Span[] {
  return spansOf(text, PNC, ([, year = '', serial = '', letter = ''], { from }) => {
    if (comesAfter(text, from, CALLED_PNC)) return true;
    return serial.length >= FEWEST_DIGITS && isPncId(year, serial, letter);
  });
}

/** The check letter: the year's last two digits and the serial number of seven, modulus 23. */
export function isPncId(year: string, serial: string, letter: string): boolean {
  const number = Number(`${year.slice(-2)}${serial.padStart(7, '0')}`);
  return PNC_LETTERS[number % PNC_LETTERS.length] === letter.toUpperCase();
}

const LICENCE = /(?<![A-Za-z\d])[A-Za-z9]{5}\s?\d[0156]\d[0-3]\d{2}\s?[A-Za-z9]{2}\s?\d\s?[A-Za-z]{2}(?![A-Za-z\d])/g;

/** Driving licence numbers of Great Britain, by their form: surname, birth date, initials. */
export function drivingLicences(text: string): readonly Span[] {
  return spansOf(text, LICENCE, ([written]) => /[A-Za-z]{2}/.test(written.slice(0, 5)));
}

const PASSPORT = /(?<![A-Za-z\d])(?:\d{9}|[A-Za-z]{1,2}\d{6,8})(?![A-Za-z\d])/g;
const CALLED_PASSPORT = /\bpassport\b(?:\s*(?:no\.?|number|num\.?))?[^.;\n\d]{0,12}$/i;

export function passports(text: string): readonly Span[] {
  return spansOf(text, PASSPORT, (_, { from }) => comesAfter(text, from, CALLED_PASSPORT));
}
