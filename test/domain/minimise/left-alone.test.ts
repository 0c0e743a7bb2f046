import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findDetails, plainText } from '../../../src/domain/minimise/details/find-details.ts';

/** What partners write about their actions every day: none of it may be refused. */
const CHAT = `
visited the landlord on Friday
visited 12/11/2026, nobody in
visited on 12 November, no answer
joint visit with Police on 3/12
visited 12.11.26 at 10.30
visit booked 2026-12-04
visited at 10am, back at 2pm
visit at 10:30 on 12/11/26
called three times, last on 01.12.2026 10.30
called 02.03.2026 10am
called on 01 12 2026 at 10
met on 12th, 13th and 14th November
going back on 4 Dec 2026
24/11 letter sent, 26/11 reminder
letter sent 12-11-26 and 19-11-26
letter dated 12-11-2026
notice served 3/12
notice served under s.76
closure notice s76 served
closure order s.80 applied for
s.59 PSPO in force
s.17 assessment done
s47 enquiry open, s17 plan in place
s.47 2nd strategy meeting 4/12
section 34 of the 2014 Act
section 42 enquiry closed
Care Act 2014 s.42
CAWN served under 2.1
Sentencing Act 2020 s.330 considered
MSA 2015 s.52 duty to notify
POCA 2002 cash seizure, £1,250
£12,345.67 seized
seized £2,000 and 3 phones
costs £1500-£2000
found 12 bags and £340
2 kilos, 3 people, 1 arrest
rent arrears of 1234.56
fine of £200, 28 days to pay
A-12 and A-14 are the same visit
A12 covers it
see A-0012
same as A-12, N-3, P-2 and G-1
N-3 2nd visit done
N3 2pm visit
N-3 3hr visit
N3 4wd seized
L7 2nd visit done
L7 9pm visit
L-7 4pm visit
L7 1st floor
G1 3hr stay
G-1 mapped, U-2 next
C-4 at school again
P-2 review due
L-7 secured
AB12 words do not mean a plate
moved to WA8
the WA8 area
WA8 and WA7 leafleted
WA8 7 homes visited
WA8 2nd patrol
moved from WA10 and back
moved to WA12 for now
in WA10 CPN served
WA14 GMP to visit
officers from L1 and L8
SK14 not in our area
CH41 team rang back
A56 patrolled
M62 J7 stop check
M62 1st exit
the M56 and the A533
A533 2nd lay-by
B5178 stop and search
M6 J20 to J21
A557 closed
off the A49
Widnes and Runcorn
Widnes market, Saturday
town centre patrols
Victoria Road shops leafleted
High Street patrols at weekends
Mersey Road done
a close neighbour rang
12 High Street shops visited
10 Victoria Road residents spoken to
3 Crown Court hearings so far
2 County Court dates
court 3 at 10am
court room 12
court date 12 January
Crown Court 14/12/2026, court 2
T20267123 listed for January
case number 1234/26
case ref 4512345678
crime ref 07/12345/26
log 0123 of 24/11/2026
log 412 of 24 Nov
incident 0456 12/11
incident 20261112-0345
URN 07AB1234526
crime number CR/12345/26
ref 01234567890
reference HBC/2026/1234
job 4512345678 raised
invoice 12345678
order no 43219876
planning ref 26/00123/FUL
licence 26/0123
licence review LA 2003 s.51
HMO licence applied for
flat 3 is empty
flat 3 visited twice
flats 1-12 leafleted
flat 12b boarded
the flat above 24 hour shop
house 4 to be secured
houses 12 to 18 visited
12 houses on the estate
door 4, block 2
block B, floor 3
unit 7 on the estate
unit 12 closed
rang 101
rang 999
called 111
called the 0800 line
helpline 0800 555 111
leaflet has 0300 123 4567 on it
switchboard 0345 678 9000
ext 4123
room 2.14
0730 to 1530 shifts
0800-1600 patrol
patrol 2200 0600
10 till 2
24/7 cover
50/50 on this
9/10 done
2 of 3 done
3/4 of the forms in
half done, 50%
1st, 2nd and 3rd letters sent
phase 2 of 3
week 3 of 6
6 week programme, 12 sessions
Year 9 group
Year 11 pupils
15-year-old at risk
aged 15, placed with aunt
a 14 year old
C-4 is 15
under 18s group
14 to 16 year olds
Weston Point College aged 14 to 16
young people aged 11-17
Riverside College, aged 16
18th birthday soon
birthday party at the centre
baby born last week, visit on 3/12
born in Widnes
DOB check with Police 12/11
dob to follow
date of birth not known
Bridge School told
Weston Point College 12/11
St Helens team rang
3 visits St Helens
The Heath School, Year 10
PC Jones visited
PC 1234 attended
PC 12345 attended
Sgt 4321 has it
DC Smith to call back
Mr Patel (landlord) agreed
Mrs Jones from Housing rang
Dr Khan has written
spoke to Sam and Priya
Sam Okafor has the keys
email sent to sam@example.org
asked @Sam to call
@housing please check
letter @ 10am
cc @priya
on Facebook again
posted on Instagram on 12/11
Snapchat group closed
Facebook group of 1200 people
WhatsApp group set up 12/11
WhatsApp with Housing
twitter account closed
TikTok video 12/11/2026
car seized
car parked outside 12 times
car seized 12/11/2026
vehicle seized under s.59
vehicle A12 of the list
van on the A56 again
van on M62 JCT 7
white van, 2 men
black BMW seen 3 times
Golf seen at 10am
Ford Transit seen 12/11
plates checked 12/11
reg plate not known
registration of landlord done
registration HMO 2026
number plate cameras on 3 roads
ANPR hits 12
CCTV 24 Nov 10:15 to 10:45
CCTV camera 12 and 14
bodycam 3
passport office rang
passport needed by 12/11
driving licence revoked
bank statement asked for
account opened 12/11/2026
account frozen 12/11
accounts for 2025/26
sort this by 12/11
card sent 12/11
NHS letter came
NHS trust has 10 days
PNC check done
PNC check 12/11
tenancy 26/11a
form 12/3b
IP address logged
version 1.2.3
budget 2026/27
2025/26 budget
quarter 3 2026
Q3 26/27
on 12 11 26 a letter went out
by 12 11 26 c of e school told
12 11 2026
11 12 13 14 15 on the list
1 2 3 go
30 young people
3 programmes of 6 weeks
A-12 done 12/11 10:30, £200, flat 3, WA8, s.76, 2nd visit
meter read 12345
tag 1234567
PO Box 12
12 Nov Close meeting
27 November Road closure agreed
by 4 Court date moved
2 Way radios given
radio channel 12
DVLA wrote 12/11
HMRC ref AB12345
TV licence
UTR asked for
`
  .split('\n')
  .filter((line) => line !== '');

const MEMBERS = /@(?:[\w-]+\.)?example\.org$/;

function foundIn(text: string): readonly string[] {
  const plain = plainText(text);
  return findDetails(plain, (address) => MEMBERS.test(address)).map(
    ({ kind, from, to }) => `${kind}: ${plain.slice(from, to)}`,
  );
}

test('there are enough of them to mean something', () => {
  expect(CHAT.length).toBeGreaterThanOrEqual(200);
});

test.each(CHAT)('%s', (text) => {
  expect(foundIn(text)).toEqual([]);
  expect(foundIn(`A-12 done, ${text}`)).toEqual([]);
  expect(foundIn(text.toUpperCase())).toEqual([]);
});

describe('whatever people say elsewhere in these tests, and the example log', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const folders = [
    'test/conversation',
    'test/conversations',
    'test/cards',
    'test/delivery',
    'examples/operation-portfolio',
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|txt|csv)$/.test(file) && !file.includes('data-minimisation'))
      .map((file) => path.join(root, folder, file)),
  );
  /** A whole postcode, an address and a stranger's address are in these tests: they are what is to be found. */
  const THERE = [
    ...['postcode: wa12 7qf', 'address: 344 High Street', 'email: someone@example.com'],
    ...['date of birth: born 3/4/2009', 'phone: 07700 900123'],
  ];

  test.each(files.map((file) => path.relative(root, file)))('%s', (file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    expect(lines.flatMap(foundIn).filter((found) => !THERE.some((known) => found.endsWith(known)))).toEqual([]);
  });
});
