import type { Token } from './tokens.ts';

const DONE_WORDS =
  /\b(?:sent|served|posted|issued|delivered|emailed|e-mailed|written|drafted|signed|paid|cleared|returned|submitted|received|handed|completed|done|made|finished|sorted|collected|yesterday|last (?:night|week)|this (?:morning|afternoon))\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day$/u;

/** "Overdue letter sent yesterday" tells of something done, and asks for nobody's list. */
export function tellsOfOverdueWork(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens.map(({ text }) => text);
  return first === 'overdue' && !rest.includes('?') && rest.length > 1 && DONE_WORDS.test(rest.join(' '));
}
