import type { Step } from '../plan.ts';
import { tidy } from './normalise.ts';

export type Slots = Readonly<Record<string, string | null>>;
export type Maker = (slots: Slots) => Step;

/** A list of actions; whom it is of stays as typed. */
export const list =
  (kind: Extract<Step, { command: 'list-actions' }>['list']): Maker =>
  ({ of }) => ({ command: 'list-actions', list: kind, of: ofWhom(of) });
export const plain =
  (step: Step): Maker =>
  () =>
    step;

/** Whom a list is of, as typed; words that mean everybody mean nobody in particular. */
export function ofWhom(of: string | null | undefined): string | null {
  const named = (of ?? '').replace(NOT_NAMES, '').trim();
  return named === '' || EVERYBODY.test(named) ? null : tidy(named.replace(/['’]s$/u, ''));
}

const NOT_NAMES = /^(?:(?:what|which|who|are|is|there|any|how|many|show|list|do|we|have|got|has|all|me)(?:\s+|$))+/iu;
const EVERYBODY =
  /^(?:all|everyone|everybody|we|it|this|that|things|everything|now|today|(?:the |our )?(?:partnership|(?:action )?plan|(?:action )?log|actions|list))$/iu;

/** A request, and the ways in which people make it: templates with semicolons between them (templates.ts). */
export type WaysOfAsking = readonly (readonly [Maker, string])[];
