import type { Step } from '../plan.ts';
import { ABOUT_MEETINGS } from './ask-about-meetings.ts';
import { ABOUT_THE_LOG } from './ask-about-the-log.ts';
import { ABOUT_THE_REST } from './ask-about-the-rest.ts';
import type { Utterance } from './normalise.ts';
import { vocabulary } from './spelling.ts';
import { tellsOfOverdueWork } from './overdue-work.ts';
import { fit, saidOf, template, type Template } from './templates.ts';
import type { Token } from './tokens.ts';
import type { Maker } from './ways-of-asking.ts';

interface Way {
  readonly make: Maker;
  readonly template: Template;
}

/** The first that fits is taken. */
const WAYS: readonly Way[] = [...ABOUT_THE_LOG, ...ABOUT_MEETINGS, ...ABOUT_THE_REST].flatMap(([make, ways]) =>
  ways.split(';').map((way) => ({ make, template: template(way.trim()) })),
);
const KNOWN = vocabulary(WAYS.flatMap((way) => way.template.words));

/** The request that some words make, taken as a whole; null when they make none. */
export function requestOf(tokens: readonly Token[], utterance: Utterance): Step | null {
  const said = tellsOfOverdueWork(tokens) ? null : saidOf(tokens, utterance, KNOWN);
  if (said === null) return null;
  for (const { make, template: way } of WAYS) {
    const slots = fit(way, said);
    if (slots !== null) return asAsked(make(slots), tokens);
  }
  return null;
}

const DEEDS = new Set<Step['command']>([
  'approve-standing-item',
  'post-standing-item',
  'use-channel',
  'choose-partnership',
  'back',
  'undo',
  'start-meeting',
  'finish-meeting',
]);

/** "nudge now?" and "undo?" ask about a deed and do not order it, unless the clerk is asked to do it: "can you undo that?" */
function asAsked(step: Step, tokens: readonly Token[]): Step | null {
  const words = tokens.map((token) => token.text);
  const isOrdered = /\b(?:can|could|would|will) (?:you|u|we)\b|\b(?:please|pls|plz)\b/u.test(words.join(' '));
  if (!words.includes('?') || isOrdered) return step;
  if (step.command === 'nudge-now') return { command: 'preview-nudges' };
  return DEEDS.has(step.command) ? null : step;
}
