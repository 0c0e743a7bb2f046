import type { Plan, Planner, PredictedCommand } from '@microsoft/teams-ai/lib/planners/Planner.js';
import type { Clerk, Understood } from '../../conversation/clerk.ts';
import type { Step } from '../../conversation/plan.ts';
import type { Turn } from '../../conversation/turn/turn.ts';
import type { Clock } from '../../ports/clock.ts';
import { incomingOf } from '../door/incoming-activity.ts';
import { tooManySentence } from '../wording.ts';
import { turnOf } from './turn-of.ts';

/** Each step is answered by a message, and Teams lets a bot say seven in a second in one conversation. */
const STEPS_A_MESSAGE = 10;

/** The action that says what is said instead of carrying anything out. */
export const SAY_INSTEAD = 'say-instead';

/** What comes with each command of a plan: all that its handler needs. */
export interface Planned {
  readonly turn: Turn;
  readonly understood: Understood;
  /** null: what is said instead. */
  readonly step: Step | null;
}

/**
 * Fills teams-ai's planner slot without a language model: what the clerk understood becomes DO commands for the same
 * action handlers that a model's plan would use.
 */
export function createPlanner(clerk: Clerk, clock: Clock): Planner {
  return {
    beginTask: async ({ activity }) => {
      const turn = turnOf(incomingOf(activity), clock.now());
      return plan(commandsFor(await clerk.understand(turn), turn));
    },
    // teams-ai asks again when a handler returned words; ours never do.
    continueTask: () => Promise.resolve(plan([])),
  };
}

function commandsFor(understood: Understood, turn: Turn): PredictedCommand[] {
  const { instead, steps } = understood;
  if (instead !== null) return [carryOut(SAY_INSTEAD, { turn, understood, step: null })];
  if (steps.length > STEPS_A_MESSAGE) return [say(tooManySentence(steps.length, STEPS_A_MESSAGE))];
  return steps.map((step) => carryOut(step.command, { turn, understood, step }));
}

function carryOut(action: string, parameters: Planned): PredictedCommand {
  return { type: 'DO', action, parameters } as PredictedCommand;
}

function say(content: string): PredictedCommand {
  return { type: 'SAY', response: { role: 'assistant', content } } as PredictedCommand;
}

function plan(commands: PredictedCommand[]): Plan {
  return { type: 'plan', commands };
}
