import { addresses } from './address.ts';
import { bankDetails } from './bank-details.ts';
import { birthDates, namesWithAges } from './birth.ts';
import type { Detail, DetailKind, Span } from './detail.ts';
import { drivingLicences, insuranceNumbers, nhsNumbers, passports, pncIds } from './identity-numbers.ts';
import { PLATFORMS, socialNames, strangersEmails } from './online.ts';
import { phoneNumbers } from './phone.ts';
import { postcodes } from './postcode.ts';
import { registrations } from './vehicle.ts';

/** In the order in which they are believed: what one has taken is not taken for another thing by those after it. */
const WITH_DIGITS: readonly (readonly [DetailKind, (text: string) => readonly Span[]])[] = [
  ['national insurance number', insuranceNumbers],
  ['driving licence', drivingLicences],
  ['passport', passports],
  ['pnc id', pncIds],
  ['nhs number', nhsNumbers],
  ['bank details', bankDetails],
  ['phone', phoneNumbers],
  ['date of birth', birthDates],
  ['vehicle registration', registrations],
  ['postcode', postcodes],
  ['address', addresses],
  ['name and age', namesWithAges],
];

/**
 * The personal details in a text as `plainText` gives it, but for names, in the order of the text. Nearly every message
 * has neither a digit nor an @ and is not looked at further.
 */
export function findDetails(text: string, isMember: (address: string) => boolean): readonly Detail[] {
  const found: Detail[] = [];
  const add = (kind: DetailKind, spans: readonly Span[]): void => {
    for (const span of spans) {
      if (!found.some((other) => other.from < span.to && span.from < other.to)) found.push({ kind, ...span });
    }
  };
  add('email', strangersEmails(text, isMember));
  if (text.includes('@') || PLATFORMS.test(text)) add('social media', socialNames(text));
  if (/\d/.test(text)) for (const [kind, find] of WITH_DIGITS) add(kind, find(text));
  return found.toSorted((one, other) => one.from - other.from);
}

/** As it reads: without characters that cannot be seen, and with the usual digits, spaces and dashes. */
export function plainText(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ');
}

// eslint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\x00-\x7F]*$/;
