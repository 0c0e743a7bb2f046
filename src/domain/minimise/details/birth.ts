import { spansOf, type Span } from './detail.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMERIC = String.raw`\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}`;
const IN_WORDS = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s*${MONTH}|${MONTH}\s*\d{1,2}(?:st|nd|rd|th)?)(?:,?\s*(?:'|’)?\d{2,4})?`;
const DATE = String.raw`(?:${NUMERIC}|${IN_WORDS}|\d{8}|\d{2}\s\d{2}\s\d{2,4})(?![A-Za-z\d])`;
const BIRTH = String.raw`(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|birth\s?(?:date|day)|born|b\.)`;
/** Between the two stand a colon or a small word, nothing else: "baby born, visit on 3/12" is no date of birth. */
const LINK = String.raw`(?:\s*[:=(–-]\s*|\s+(?:is|was|on|the|of|given|as|shown)\b)*\s*`;

const BEFORE = new RegExp(String.raw`(?<![A-Za-z\d])${BIRTH}(?![a-z])${LINK}${DATE}`, 'gi');
const AFTER = new RegExp(String.raw`(?<![\d/])${DATE}\s*[(,]?\s*(?:d\.?o\.?b\b|date\s+of\s+birth)`, 'gi');

/** Dates that are called somebody's birth. Any other date, past or to come, is an ordinary one. */
export function birthDates(text: string): readonly Span[] {
  if (!/birth|born|d\.?\s?o\.?\s?b|\bb\./i.test(text)) return [];
  return [...spansOf(text, BEFORE), ...spansOf(text, AFTER)];
}

const NAMED_AND_AGED =
  /(?<![A-Za-z])([A-Z][a-z'’-]+)\s+([A-Z][A-Za-z'’-]+),?\s*(?:\(?(?:is\s+|was\s+)?aged?\s+\d{1,2}\b(?!\s*(?:to|and|or|plus|-|–|\+))|\(?\d{1,2}[\s-]?(?:years?[\s-]old|yo|y\/o|yrs?[\s-]old)\b)/g;
/** The last word of a place or a body; and what a sentence begins with, in capitals without being a name. */
const NO_NAME =
  /^(?:academy|centre|center|church|close|club|college|council|court|district|estate|group|hall|house|housing|hub|lane|park|police|point|project|road|school|service|services|street|team|trust|unit|university|youth|programme|place|child|children|people|person|male|female|boy|girl|lad|pupil|student|tenant|victim|nominal|sibling)s?$/i;

/** "Jo Bloggs, aged 15". An age alone says nobody's name and is often what matters. */
export function namesWithAges(text: string): readonly Span[] {
  if (!/\baged?\b|old\b|yo\b|y\/o/.test(text)) return [];
  return spansOf(text, NAMED_AND_AGED, ([, first = '', last = '']) => !NO_NAME.test(last) && !NO_NAME.test(first));
}
