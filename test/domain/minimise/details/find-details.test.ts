import { describe, expect, test } from 'vitest';
import type { DetailKind } from '../../../../src/domain/minimise/details/detail.ts';
import { findDetails, plainText } from '../../../../src/domain/minimise/details/find-details.ts';

const MEMBERS = ['sam@example.org', 'priya.shah@example.org'];

function kindsIn(text: string): readonly DetailKind[] {
  return findDetails(plainText(text), (address) => MEMBERS.includes(address)).map(({ kind }) => kind);
}

/* Numbers that belong to nobody: Ofcom's for drama, HMRC's and the NHS's examples, the DVLA's specimen. */
const FOUND: Readonly<Record<Exclude<DetailKind, 'excluded name'>, readonly string[]>> = {
  postcode: [
    'visited WA8 7QF on Friday',
    'visited wa8 7qf on Friday',
    'she has moved to WA87QF',
    'now staying near L1 8JQ',
    'M1 1AE is the shop',
    'the flat (SW1A 1AA) is empty',
    'CR2 6XH, EC1A 1BB',
    'keys are at wa7-2gb',
    'moved to WA8  9AB.',
    'lives in WA8 1ST',
    'DN55 1PT is empty',
    'GIR 0AA',
    'W1A0AX',
    'letter to B33 8TH',
    'the house at WA8\u00a07QF',
    'the house at WA\u200b8 7QF',
    'postcode WA8.7QF',
  ],
  phone: [
    'rang 07700 900123',
    'rang 07700900123 twice',
    'his new number is 07700-900-123',
    'text 077 0090 0123',
    'call +44 7700 900123',
    'call +447700900123',
    'call 0044 7700 900 123',
    'call +44 (0)7700 900123',
    'call +44 (0) 7700 900 123 after six',
    'on 447700900123',
    'on 7700 900123',
    'landline 0151 496 0123',
    'landline (0151) 496 0123',
    'landline 0151-496-0123',
    'landline 01514960123',
    'office 020 7946 0018',
    'mum: 01632 960 983',
    'ref 07700 900123',
    'abroad +48 512 345 678',
    'abroad on +355692123456',
    'rang 07700.900.123.',
  ],
  'vehicle registration': [
    'a black Golf, AB12 CDE, outside',
    'AB12CDE seen twice',
    'ab12cde seen twice',
    'the van AB12 CDE',
    'the van ab12 cde was seen',
    'reg AB12 CDE',
    'reg no. ab12 cde',
    'DF73 XYZ parked up',
    'the car P123 ABX',
    'car reg p123 abx',
    'P123ABX seen',
    'driving a Fiesta, T5 XGH',
    'vehicle ABX 123D',
    'reg: abx 123d',
    'registration 1234 AB',
    'reg plate JKX 482',
    'number plate ABZ 1234',
    'VRM XKZ 921',
  ],
  'nhs number': ['943 476 5919', '9434765919 is hers', '943-476-5919', 'NHS no 485 777 3456', 'NHS number: 1234567890'],
  'national insurance number': [
    'AB123456C',
    'AB 12 34 56 C',
    'ab123456c',
    'AB-12-34-56-C',
    'ni ab12 34 56 c',
    'NINO: JG103759A',
  ],
  'pnc id': ['PNC 2002/0073319Z', '2002/0073319Z', '02/73319Z', 'PNC ID: 11/1X', 'pnc no 99/0012345T', '02/73319z'],
  email: ['write to someone@example.com', 'jo.bloggs99@mail.example', 'mailto:x_y@sub.example.co.uk today'],
  'bank details': [
    'card 4111 1111 1111 1111',
    '4111111111111111',
    'sort code 20-00-00',
    'sort code: 200000',
    '20-00-00 55779911',
    '20-00-00, account no 55779911',
    'account number 55779911',
    'paid into acc 55779911',
    'GB29 NWBK 6016 1331 9268 19',
  ],
  passport: ['passport 123456789', 'passport no. is 123456789', 'Passport number: AB1234567'],
  'driving licence': ['licence MORGA657054SM9IJ', 'MORGA 657054 SM9IJ', 'BO999 101010 AB9XY'],
  'date of birth': [
    'dob 12/03/2009',
    'DOB: 12-03-09',
    'D.O.B. 12.03.2009',
    'date of birth 12 March 2009',
    'date of birth is the 12th of March 2009',
    'born 12/03/2009',
    'born on 12 Mar 2009',
    'Born on the 12th March',
    'born March 12, 2009',
    'b. 12/03/2009',
    '12/03/2009 (DOB)',
    '12 March 2009 dob',
    'birthday is 12 March',
    'd o b 12032009',
    'DOB 2009-03-12',
    'DOB 12 03 2009',
    'dob - 12/3/09',
  ],
  address: [
    'visited 12 Mersey Road',
    'at 12 Mersey Road, Widnes',
    '14a Old Mill Lane',
    'Flat 3, 12 Victoria Avenue',
    '12 High Street was empty',
    'knocked at 7 St Marys Close',
    'at 14 mersey road',
    'flat 3, 12 mersey street',
    '101 Lowerhouse Lane.',
    '9 Mary St. was boarded up',
  ],
  'social media': [
    'his snapchat is @ghost99',
    'Instagram: ghost_99',
    'insta name ghost_99',
    'tiktok @some.one',
    'messages from @ghost_99',
    'snap: ghost99x',
  ],
  'name and age': [
    'Jordan Blake, aged 15',
    'saw Jordan Blake aged 15 there',
    'Jordan Blake (15 years old)',
    'Jordan Blake, 15yo',
  ],
};

describe.each(Object.entries(FOUND))('%s', (kind, texts) => {
  test.each(texts)('is found in %j', (text) => {
    expect(kindsIn(text)).toContain(kind);
  });
});

test('everything in one text is found once, in its order', () => {
  const text = 'Saw him at 12 Mersey Road, WA8 7QF. Rang 07700 900123, dob 12/03/2009, NI AB123456C.';
  expect(kindsIn(text)).toEqual(['address', 'postcode', 'phone', 'date of birth', 'national insurance number']);
});

test('members may be written to', () => {
  expect(kindsIn('sent to sam@example.org and Priya.Shah@example.org')).toEqual([]);
});

test('a long text of digits and letters is read in no time', () => {
  const texts = [
    '1'.repeat(20_000),
    '0 '.repeat(10_000),
    'A1 '.repeat(7_000),
    '@a'.repeat(10_000),
    '+4('.repeat(7_000),
    'a1.'.repeat(7_000),
  ];
  texts.push(
    '12 Aa Aa '.repeat(2_500),
    'born : '.repeat(3_000) + '1',
    'Aa Bb, aged 1 '.repeat(1_500),
    'x.'.repeat(10_000) + '@',
    'a'.repeat(20_000) + '@b' + '.c'.repeat(5_000) + '1',
  );
  for (const text of texts) {
    const before = performance.now();
    kindsIn(text);
    expect(performance.now() - before, text.slice(0, 20)).toBeLessThan(500);
  }
});
