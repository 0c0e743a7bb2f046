import type { Utterance } from './normalise.ts';
import { tidy } from './normalise.ts';

const BEFORE_NAME =
  /^[\s:=-]*(?:from\s[^,;:\n]{1,60}?\s(?=to\s))?(?:(?:over|on|across|back)\s+)?(?:(?:is|are|be)\s+)?(?:now\s+)?(to\s+)?(?:be\s+)?/iu;
const AFTER_NAME =
  /[,;:\n!?(]|\s[-–—]\s|\.(?:\s|$)|\s(?:because|as|since|cos|please|pls|plz|thanks|thank|instead|now|due|who|which|so|for|if|from|ta|cheers)(?![\p{L}\d])/iu;
/** "Fire and Rescue" is one name; "Housing and she will ring" is not. */
const AFTER_AND = /\sand(?!\s\p{Lu}\p{L})(?![\p{L}\d])/u;
const LONGEST = 80;

export interface Target {
  readonly to: string | null;
  /** Where the words after the name go on. */
  readonly rest: number;
  readonly hasTo: boolean;
}

/** To whom an action goes: the words after "to", as typed, up to the reason. */
export function targetAt(utterance: Utterance, at: number): Target {
  const text = utterance.raw.slice(at, at + 200);
  const lead = BEFORE_NAME.exec(text);
  const start = lead?.[0].length ?? 0;
  const named = text.slice(start);
  const end = Math.min(...[AFTER_NAME, AFTER_AND].map((pattern) => pattern.exec(named)?.index ?? named.length));
  const name = tidy(named.slice(0, end));
  return {
    to: name !== null && name.length <= LONGEST ? name : null,
    rest: at + start + end,
    hasTo: lead?.[1] !== undefined,
  };
}

/**
 * Whether "to …" names somebody to give an action to: an email address, or at most four words of which the first is
 * written as a name. "A-12 to visit the landlord" names nobody.
 */
export function isTransfer({ utterance }: { readonly utterance: Utterance }, at: number): boolean {
  const { to, hasTo } = targetAt(utterance, at);
  if (to === null || !hasTo) return false;
  if (/^\S+@\S+$/u.test(to)) return true;
  return to.split(' ').length <= 4 && /^(?:the\s+)?\p{Lu}/u.test(to);
}
