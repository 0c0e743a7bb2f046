import { spansOf, type Span } from './detail.ts';

const AREAS: ReadonlySet<string> = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY ' +
    'G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR ' +
    'NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC ' +
    'WD WF WN WR WS WV YO ZE'
  ).split(' '),
);

const POSTCODE =
  /(?<![A-Za-z\d])([A-Za-z]{1,2})\d[A-Za-z\d]?([\s.-]{0,3})(\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z\d])/g;
const GIROBANK = /\bGIR\s?0AA\b/gi;

/** "L7 2nd visit", "WA8 3rd time": what stands after a code or an area and looks like the end of a postcode. */
const ORDINAL = /^\d(?:st|nd|rd|th)$/i;
/** "G1 3hr stay": after a code, which has one letter. */
const UNIT = /^\d(?:hr|yr|ft|lb|bn|gb|tb|px|wd|up)$/i;

/**
 * Full postcodes. An outward code alone (WA8) is an area of some thousand homes, which people need to speak of, and is
 * left alone.
 */
export function postcodes(text: string): readonly Span[] {
  // A postcode is written in capitals, an ordinal only by somebody who writes all in capitals.
  const isShouted = !/[a-z]/.test(text);
  return [
    ...spansOf(text, POSTCODE, ([, area = '', gap = '', inward = '']) => {
      if (!AREAS.has(area.toUpperCase())) return false;
      const isWord = gap !== '' && (isShouted || inward === inward.toLowerCase());
      return !isWord || !(ORDINAL.test(inward) || (area.length === 1 && UNIT.test(inward)));
    }),
    ...spansOf(text, GIROBANK),
  ];
}
