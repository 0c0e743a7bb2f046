/**
 * What was typed, in two forms of the same length: `raw` is the person's own words, cleaned only of what no person
 * sees, and is what notes are cut from; `folded` is for comparing: lower case, plain quotes, dashes and spaces.
 */
export interface Utterance {
  readonly raw: string;
  readonly folded: string;
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  }),
);

/** The clerk itself, mentioned: Teams sends `<at>Clerk</at>`, people also type the name. */
const MENTION = /<at\b[^<>]{0,200}>[^<>]{0,200}<\/at>/giu;
const TYPED_NAME = /^\s*(?:@(?:partnership\s)?clerk\b|(?:hi|hello|hey|dear|ok)?\s?\bclerk\s*[,:-])[\s,:-]*/iu;
const BLOCK_END = /<\/?(?:br|p|div|li|ul|ol|tr|h[1-6])\b[^<>]{0,200}>/giu;
const QUOTE = /<blockquote\b[^<>]{0,500}>.{0,20000}?<\/blockquote>/gisu;
const TAG = /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,500})?\/?>/giu;
/** Zero-width characters, joiners' marks, direction marks, soft hyphens and other control characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu; // eslint-disable-line no-control-regex

/** Cleans a message of Teams' markup, mentions of the clerk and characters that nobody sees. */
export function normalise(text: string): Utterance {
  const raw = decodeEntities(
    text.replace(QUOTE, asQuoted).replace(MENTION, ' ').replace(BLOCK_END, '\n').replace(TAG, ' '),
  )
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(TYPED_NAME, '')
    .trim();
  return { raw, folded: fold(raw) };
}

/** Teams marks what a reply quotes; it becomes lines as people quote by hand. */
function asQuoted(quote: string): string {
  const lines = quote.replace(BLOCK_END, '\n').replace(TAG, ' ').split('\n');
  return `\n${lines.map((line) => `&gt; ${line}`).join('\n')}\n`;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES.get(name.toLowerCase()) ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc]/gu;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const BULLETS = /[\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2219\u2043]/gu;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Every replacement keeps the length, so that a place in the folded text is the same place in the raw one. */
function fold(raw: string): string {
  const plain = raw
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(BULLETS, '•')
    .replace(SPACES, ' ');
  const lower = plain.toLowerCase();
  return lower.length === plain.length ? lower : plain.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** A piece of the person's words as a note: on one line, without the punctuation that joined it to the rest. */
export function tidy(words: string): string | null {
  const line = words
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:.!?&+)\]\-–—=>…•*/|]+/u, '')
    .replace(/[\s,;:&+([\-–—=>•*|]+$/u, '')
    .trim();
  const inside = withoutHalfQuote(/^\(([^()]*)\)?[.!]?$/u.exec(line)?.[1]?.trim() ?? line);
  return inside === '' ? null : inside;
}

/** A quotation mark whose other half stands outside the words. */
function withoutHalfQuote(words: string): string {
  const isHalf = (words.match(/["“”]/gu) ?? []).length % 2 === 1;
  return isHalf ? words.replace(/^["“”]\s*|\s*["“”]$/u, '').trim() : words;
}
