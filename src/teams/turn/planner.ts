import type { TurnContext } from 'botbuilder';
import type { Plan, Planner, PredictedCommand } from '@microsoft/teams-ai/lib/planners/Planner.js';
import type { Clerk, Understood } from '../../conversation/clerk.ts';
import type { Clock } from '../../ports/clock.ts';
import { incomingOf } from '../door/incoming-activity.ts';
import { turnOf } from './turn-of.ts';
import { tooManySentence } from '../wording.ts';

/** Each step is answered by a message, and Teams lets a bot say seven in a second in one conversation. */
const STEPS_A_MESSAGE = 10;

/** The action that says what is said instead of carrying anything out. */
export const SAY_INSTEAD = 'say-instead';

const HEARD = Symbol('heard');

/**
 * Fills teams-ai's planner slot without a language model: what the clerk heard becomes DO commands for the same action
 * handlers that a model's plan would use.
 */
export function createPlanner(clerk: Clerk, clock: Clock): Planner {
  return {
    beginTask: async (context) => {
      const heard = await clerk.understand(turnOf(incomingOf(context.activity), clock.now()));
      context.turnState.set(HEARD, heard);
      return plan(commandsFor(heard));
    },
    // teams-ai asks again when a handler returned words; ours never do.
    continueTask: () => Promise.resolve(plan([])),
  };
}

/** What the planner heard in this turn. */
export function heardIn(context: TurnContext): Understood {
  const heard = context.turnState.get<Understood | undefined>(HEARD);
  if (heard === undefined) throw new Error('No plan was made in this turn.');
  return heard;
}

function commandsFor(heard: Understood): PredictedCommand[] {
  if (heard.instead !== null) return [{ type: 'DO', action: SAY_INSTEAD, parameters: {} } as PredictedCommand];
  if (heard.steps.length > STEPS_A_MESSAGE) return [say(tooManySentence(heard.steps.length, STEPS_A_MESSAGE))];
  return heard.steps.map((step) => ({ type: 'DO', action: step.command, parameters: step }));
}

function say(content: string): PredictedCommand {
  return { type: 'SAY', response: { role: 'assistant', content } } as PredictedCommand;
}

function plan(commands: PredictedCommand[]): Plan {
  return { type: 'plan', commands };
}
