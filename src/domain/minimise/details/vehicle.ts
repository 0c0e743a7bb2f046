import { comesAfter, spansOf, type Span } from './detail.ts';

const CURRENT =
  /(?<![A-Za-z\d-])[A-HJ-PR-Ya-hj-pr-y][A-HJ-PR-Za-hj-pr-z][0-7]\d(\s?)([A-HJ-PR-Za-hj-pr-z]{3})(?![A-Za-z\d])/g;
const PREFIX = /(?<![A-Za-z\d-])[A-HJ-NPR-TV-Ya-hj-npr-tv-y]\d{1,3}(\s?)([A-HJ-PR-Za-hj-pr-z]{3})(?![A-Za-z\d])/g;
const SUFFIX = /(?<![A-Za-z\d-])([A-HJ-PR-Za-hj-pr-z]{3})\s?\d{1,3}[A-HJ-NPR-TV-Ya-hj-npr-tv-y](?![A-Za-z\d])/g;
const DATELESS = /(?<![A-Za-z\d-])(?:([A-Za-z]{2,3})\s?(\d{2,4})|(\d{2,4})\s?([A-Za-z]{2,3}))(?![A-Za-z\d])/g;

const PLATE =
  /\b(?:reg(?:istration)?(?:\s+(?:mark|plate))?|vrms?|vrns?|(?:number\s?)?plates?|index)\s*(?:no\.?|number)?\s*(?:is|was|of)?\s*[:#(-]?\s*$/i;
const VEHICLE =
  /\b(?:reg(?:istration)?|vrm|vrn|plates?|index|vehicles?|cars?|vans?|lorry|taxi|moped|motorbike|motorcycle|scooter|driving|drives|driven|audi|bmw|citroen|corsa|astra|fiat|fiesta|focus|ford|golf|honda|hyundai|jaguar|kia|mercedes|merc|nissan|peugeot|renault|skoda|suzuki|toyota|transit|vauxhall|volkswagen|vw|volvo)\b[^.;\n]{0,20}$/i;

/** Words of three letters that stand after a code or an area more often than they end a registration. */
const WORDS_OF_THREE: ReadonlySet<string> = new Set(
  (
    'ABC ACC ADD AGE AGO ALL AND ANY APP ARE ASB ASK BAN BED BIT BOY BUT CAN CAR CBO CCE CCT CPN CPS CPW CSE DAY DBS DID ' +
    'DUE DVA DWP END FAR FEW FOR GAS GET GMP GOT GPS HAD HAS HER HMO HMP HOW JCT JAN FEB MAR APR MAY JUN JUL AUG SEP SET SHE ' +
    'KEY LAC LAD LED LET LOG MAN MDT MEN MET NEW NFA NHS NOR NOT NOW NRM OCG OFF OLD OUT OWN PAT PAY PCC PCN PER PHR ' +
    'PRU PUT RAN RNR SAR SAT SAW SAY SEE SEN SHP SRA THE TOO TWO USE USG VAN WAS WAY WEB WED WHO WHY WON YES YET YJS YOS YOT YOU'
  ).split(' '),
);

/**
 * Registrations of vehicles. The current style is known by its form; the older ones, which look like an action or a road
 * with a word after it (A12 CPN), only where a vehicle is spoken of, and the oldest only right after "reg" or "plate".
 */
export function registrations(text: string): readonly Span[] {
  const called = (from: number): boolean => comesAfter(text, from, PLATE);
  const ofVehicle = (from: number): boolean => called(from) || comesAfter(text, from, VEHICLE);
  return [
    ...spansOf(text, CURRENT, ([written, gap = '', letters = ''], { from }) => {
      if (called(from)) return true;
      if (WORDS_OF_THREE.has(letters.toUpperCase())) return false;
      if (gap === '') return true;
      if (ofVehicle(from)) return true;
      return written === written.toUpperCase();
    }),
    ...spansOf(text, PREFIX, ([written, gap = '', letters = ''], { from }) => {
      if (WORDS_OF_THREE.has(letters.toUpperCase())) return false;
      return (
        called(from) || (written === written.toUpperCase() && (ofVehicle(from) || (gap === '' && written.length === 7)))
      );
    }),
    ...spansOf(text, SUFFIX, ([written, letters = ''], { from }) => {
      if (WORDS_OF_THREE.has(letters.toUpperCase())) return false;
      return called(from) || (written === written.toUpperCase() && ofVehicle(from));
    }),
    ...spansOf(text, DATELESS, ([written, before = '', after = '', first = '', last = ''], { from }) => {
      const letters = (before + last).toUpperCase();
      const isYear = /^(?:19|20)\d\d$/.test(after + first);
      return (
        called(from) &&
        !isYear &&
        written === written.toUpperCase() &&
        !WORDS_OF_THREE.has(letters) &&
        !/^[AP]M$/.test(letters)
      );
    }),
  ];
}
