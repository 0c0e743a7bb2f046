import { spansOf, type Span } from './detail.ts';

const STREET =
  'Street|Str|Road|Rd|Avenue|Ave|Close|Lane|Ln|Drive|Crescent|Cres|Terrace|Grove|Gardens|Gdns|Mews|Square|Walk|Way|Court|Place|Row|Hill|View';
/** The number stands alone: not a ref, a date, a time, a sum or a section of an act. */
const NUMBERED = String.raw`(?<![A-Za-z\d./:£#–-]|[A-Za-z\d][-–]|\bs\.?\s?|\b(?:action|actions|no|nr|section|part|phase|unit|page|item|grade|year|and|level|step|stage|the|all|these|those|last|next|first)\s)`;
const WRITTEN = new RegExp(
  String.raw`${NUMBERED}\d{1,3}[A-Za-z]?,?\s+((?:[A-Z][A-Za-z'’]+\s+){1,3})(${STREET}|St)\b\.?(?!\s+(?:shops?|premises|traders|businesses|residents|patrols?|visits?|tenants|properties|addresses|cameras|flats|hearings?|dates?|cases?|orders?|sessions?|meetings?|schools?)\b)`,
  'g',
);
/** In small letters only after a word that leads to a place, with one word for the street. */
const TYPED =
  /\b(?:at|of|to|from|outside|near|flat\s+\d{1,3}[a-z]?,?)\s+\d{1,3}[a-z]?\s+([a-z]{3,})\s+(?:street|road|rd|avenue|ave|lane|crescent|terrace)\b/g;

const NO_STREET_NAME =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|crown|county|magistrates['’]?|high|family|youth|supreme|working|weeks?|months?|days?|people|visits?|police|council)$/i;

/** A house number with the name of a street. A street alone, or "flat 3", is no address yet. */
export function addresses(text: string): readonly Span[] {
  return [
    ...spansOf(text, WRITTEN, ([written, words = '', type = ''], { to }) => {
      const [first = ''] = words.trim().split(/\s+/);
      const isSaint = type === 'St' && !written.endsWith('.') && /^\s+[A-Z]/.test(text.slice(to));
      const isHighStreet = /^high$/i.test(first) && /^(?:street|str|st|road|rd)$/i.test(type);
      return !isSaint && (isHighStreet || !NO_STREET_NAME.test(first));
    }),
    ...spansOf(
      text,
      TYPED,
      ([, word = '']) =>
        word === 'high' || !/^(?:main|side|same|busy|the|this|that|slip|ring|trunk|days?|weeks?)$/.test(word),
    ),
  ];
}
