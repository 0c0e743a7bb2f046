import { CHILD_WORDS } from './child-words.ts';

export interface ChildAdvice {
  /** As they are in the list, not as they were typed. */
  readonly written: string;
  /** Follows "say". */
  readonly better: string;
}

const CHILD =
  /\b(?:child(?:ren)?|kids?|minors?|teen(?:age|ager|agers|s)?|young (?:person|people|lad|lads|girl|girls|boy|boys|man|woman)|schoolchild(?:ren)?|school ?(?:boy|girl)s?|pupils?|boys?|girls?|yp|yps|juveniles?|under[- ]?1[0-8]s?|year (?:[7-9]|1[01])s?|(?:[1-9]|1[0-7])[\s-]*(?:years?[\s-]*olds?|y\/?o|yrs?[\s-]*old)|aged (?:[1-9]|1[0-7])|c-\d{1,6})\b/i;
/** "not involved in", "no longer involved in": said of what is not so. */
const DENIED = /\b(?:not|never|no longer|isn['’]t|wasn['’]t)\s+(?:been\s+|being\s+)?$/i;

const PATTERNS = CHILD_WORDS.map(({ words, better }) => ({
  better,
  pattern: new RegExp(
    String.raw`\b(?:${[...words].sort((one, other) => other.length - one.length).join('|')})\b`,
    'gi',
  ),
}));

/**
 * The first words about a child that could be said better; null where there are none, or nobody speaks of a child. Only
 * advice: what was written stays.
 */
export function childWording(text: string, isAboutChild: boolean): ChildAdvice | null {
  if (!isAboutChild && !CHILD.test(text)) return null;
  for (const { pattern, better } of PATTERNS) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      if (!DENIED.test(text.slice(Math.max(0, index - 20), index))) return { written: written.toLowerCase(), better };
    }
  }
  return null;
}
