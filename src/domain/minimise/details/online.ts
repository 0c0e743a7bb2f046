import { spansOf, type Span } from './detail.ts';

const EMAIL =
  /(?<![A-Za-z\d._%+-])[A-Za-z\d._%+-][A-Za-z\d._%+'-]{0,63}@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}/g;

/** Email addresses as they stand, in small letters. */
export function emailsIn(text: string): readonly string[] {
  return text.includes('@') ? [...text.matchAll(EMAIL)].map(([address]) => address.toLowerCase()) : [];
}

export function strangersEmails(text: string, isMember: (address: string) => boolean): readonly Span[] {
  return text.includes('@') ? spansOf(text, EMAIL, ([address]) => !isMember(address.toLowerCase())) : [];
}

const PLATFORM = String.raw`(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|facebook|fb|twitter|telegram|whatsapp|discord|kik|onlyfans|signal)`;
const NAMED_THERE = new RegExp(
  String.raw`\b${PLATFORM}\s*(?:(?:name|user(?:\s?name)?|handle|account|profile|id|tag)\s*)?(?:is|was|called|aka)?\s*[:=]?\s*(@[A-Za-z_][\w.]{2,29}|[A-Za-z][A-Za-z.]*[_][\w.]*|(?<=[:=]\s*)[A-Za-z_][\w.]*\d[\w.]*)`,
  'gi',
);
/** With a digit or an underscore it is hardly a colleague who is addressed. */
const HANDLE = /(?<![\w.@])@(?=[\w.]*[\d_])[A-Za-z_][\w.]{3,29}(?![\w@])/g;

export function socialNames(text: string): readonly Span[] {
  return [...spansOf(text, NAMED_THERE), ...(text.includes('@') ? spansOf(text, HANDLE) : [])];
}

export const PLATFORMS = new RegExp(String.raw`\b${PLATFORM}\b`, 'i');
