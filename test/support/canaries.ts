import { ACTION_TITLES, PEOPLE, UPDATE_TEXTS } from './builders.ts';

/*
 * What may not stand in any log: the people, titles and updates that tests plant everywhere, a word that stands for all
 * that is typed and sent, and whatever has the form of a code or a token.
 */

/** Planted in what tests type, in names of conversations and teams, and in tokens. */
export const CANARY = 'Kingfisherquill';

const PLANTED: readonly string[] = [
  CANARY,
  ...Object.values(PEOPLE).flatMap(({ name, email }) => [name, email]),
  'Robin Vale',
  ...ACTION_TITLES,
  ...UPDATE_TEXTS,
];

const FORMS: readonly (readonly [string, RegExp])[] = [
  ['a code', /(?<![\w-])[ACGLNPU]-\d{1,6}(?![\w-])/],
  ['a token', /eyJ[\w-]{8,}|Bearer [\w.-]{8,}/],
  ['a password in an address', /\w+:\/\/[^\s/:@]+:[^\s/@]+@/],
  ['an email address', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
];

/** What a log may not hold and this one does; nothing when all is well. */
export function leaksIn(log: string): readonly string[] {
  const planted = PLANTED.filter((word) => log.toLowerCase().includes(word.toLowerCase()));
  return [...planted, ...FORMS.filter(([, form]) => form.test(log)).map(([what]) => what)];
}
