import type { Step } from '../plan.ts';
import type { Utterance } from './normalise.ts';

/**
 * Who covers, in the words in which people say it: "owen covering", "chris lowe has mine", "cover is femi", "speak to
 * Moira". Names come in any case, so they are told from other words by what cannot be a name.
 */

const WORD = String.raw`(?:[\w.+'%-]{1,64}@[\w.-]{1,100}|\p{L}[\p{L}'’-]{0,30})`;
const NAME = String.raw`(${WORD}(?:[ \t]+${WORD}){0,5})`;
const MINE = String.raw`(?:mine|it all|(?:all )?(?:my|of my) (?:\p{L}+ ?){1,3}|everything)`;
/** What somebody does who covers. */
const DOES = String.raw`(?:(?:is|'s|will|will be|to|can|are|has agreed to|is going to|'ll|'ll be|gonna)\s+)*(?:cover(?:s|ing|ed)?|stand(?:s|ing)? in|deputi[sz](?:es?|ing)|look(?:s|ing)? after|in charge|fill(?:s|ing)? in|tak(?:es?|ing) over|pick(?:s|ing)? (?:up|it up|mine|things)|on it|step(?:s|ping)? in|(?:has|have|got|has got|do|does|doing|takes?|taking|hold(?:s|ing)?|run(?:s|ning)?) ${MINE})(?![\p{L}\d@])`;
const THEY_COVER = new RegExp(String.raw`${NAME}\s*${DOES}`, 'iu');
const COVERED_BY = new RegExp(
  String.raw`(?<![\p{L}\d])(?:cover(?:ed|s|ing)?(?:\s+(?:for me|will be|by|is|from|provided by|with|arranged with|me))*|contact|speak to|talk to|ask|go to|deput(?:y|ised by)(?:\s+is)?|(?:send|give|pass) (?:${MINE}|things|stuff|them|it) to)\s*[:=-]?\s*${NAME}`,
  'iu',
);
const HELPERS = /(?:\s+(?:is|are|will|be|to|can|has|have|agreed|going|gonna))+$/iu;
/** Words that no name holds: they end it where they stand after it, and begin it where they stand before it. */
const NO_NAME =
  /^(?:and|while|with|but|so|then|or|as|is|are|about|re|regarding|only|first|the|a|an|i|im|i'm|me|my|mine|we|us|our|on|off|out|in|at|of|by|for|from|to|til|till|until|untill|through|away|leave|back|holiday|holidays|sick|annual|office|ooo|please|pls|thanks|ta|cover|covers|covering|who|which|that|when|if|because|until|week|weeks|month|today|tomorrow|next|this|end|jan|january|feb|february|mar|april|apr|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec|mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|will|be|been|has|have|had|being|during|instead|meanwhile|everything|all|any|anything|questions?|urgent|queries|dates?|covered|arranged|needed)$/iu;
/** Cover of which it is said that there is none, or that it is not settled. */
const NOBODY = /^(?:no|none|nobody|no-one|noone|not|someone|somebody|tbc|tba|tbd|unknown|unsure|yet|dont|don't)$/iu;

/** The name as typed; null where nobody is named. */
export function coverIn({ raw }: Utterance): string | null {
  const words = (THEY_COVER.exec(raw)?.[1] ?? '').replace(HELPERS, '').split(/\s+/u);
  const before = words.slice(words.findLastIndex((word) => NO_NAME.test(word)) + 1);
  const covered = (COVERED_BY.exec(raw)?.[1] ?? '').split(/\s+/u);
  const end = covered.findIndex((word) => NO_NAME.test(word));
  return named(before) ?? named(end < 0 ? covered : covered.slice(0, end));
}

/** "cover is Femi", said by itself: of the time away that is in the log. */
const ALONE =
  /^(?:and |also |sorry |oh |my )*(?:cover(?:ed|ing)?\s+(?:for me |will be |by |is )|.{1,60}\s(?:is |will be )?covering (?:for )?(?:me|my leave|mine)\W*$|.{1,60}\scovers (?:for )?(?:me|my leave|mine)?\W*$)/u;

export function coverOnly({ raw, folded }: Utterance): Step | null {
  if (folded.length > 100 || !ALONE.test(folded)) return null;
  const cover = coverIn({ raw, folded });
  return cover === null ? null : { command: 'away', from: null, until: null, cover };
}

function named(words: readonly string[]): string | null {
  const name = words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/[\s.,;:-]+$|['’]s$/gu, '');
  return name === '' || words.some((word) => NOBODY.test(word)) ? null : name;
}
