import { comesAfter, digitsOf, MATTER_NUMBER, spansOf, type Span } from './detail.ts';

/**
 * Groups of digits as people write phone numbers, beginning with 0 and at least two more, or with +. A date or a time
 * does not begin like that, and a longer row of digits is another number.
 */
const WRITTEN = /(?<![\d/£.,-])(?:\+\s?\d|\(?0\d{2}|\(\+\d)(?:[\s().-]{0,3}\d){6,13}(?!\d|[\s.-]?\d|\/\d)/g;
/** 44 without its plus, and a mobile whose 0 is left out or set apart. */
const LOOSE = /(?<![\d/£.,-])(?:44[\s-]?7\d{3}|7[3-9]\d{2}|0\s7[3-9]\d{2})[\s-]?\d{3}[\s-]?\d{3}(?!\d|[\s.-]?\d|\/\d)/g;

/**
 * UK mobiles and landlines, and numbers with a country's code. 03 and 08 numbers are an organisation's, short ones
 * (101, 999) everybody's, and both are left alone.
 */
export function phoneNumbers(text: string): readonly Span[] {
  return [
    ...spansOf(text, WRITTEN, ([written], { from }) => {
      const digits = digitsOf(written);
      if (written.replace('(', '').startsWith('+')) return isAbroadOrUk(digits);
      return isNational(digits) && (digits.startsWith('07') || !comesAfter(text, from, MATTER_NUMBER));
    }),
    ...spansOf(text, LOOSE, (_, { from }) => !comesAfter(text, from, MATTER_NUMBER)),
  ];
}

function isAbroadOrUk(digits: string): boolean {
  if (!digits.startsWith('44')) return digits.length >= 8;
  return isNational(`0${digits.slice(2).replace(/^0/, '')}`);
}

function isNational(digits: string): boolean {
  if (digits.startsWith('0044')) return isNational(`0${digits.slice(4).replace(/^0/, '')}`);
  if (/^01[1-9]\d{7,8}$/.test(digits)) return true;
  return /^0(?:2[03489]|7[0-9]|5[56])\d{8}$/.test(digits);
}
