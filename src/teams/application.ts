import './without-dialogs.ts';
import type { TurnContext } from 'botbuilder';
import { AI } from '@microsoft/teams-ai/lib/AI.js';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import type { Clerk } from '../conversation/clerk.ts';
import type { Turn } from '../conversation/turn/turn.ts';
import type { Message } from '../domain/message.ts';
import type { Member } from '../domain/people/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Log } from '../log.ts';
import { answerFile } from './turn/answer-file.ts';
import { answerPress } from './turn/answer-press.ts';
import { incomingOf, placeOf, type Incoming } from './door/incoming-activity.ts';
import { mentionsBot } from './turn/mentions.ts';
import { createPlanner, SAY_INSTEAD, type Planned } from './turn/planner.ts';
import { deliver, sendReply } from './turn/replies.ts';
import { turnOf } from './turn/turn-of.ts';
import type { Whereabouts } from './whereabouts.ts';
import { DOOR } from './wording.ts';

export interface ApplicationParts {
  readonly clerk: Clerk;
  readonly messenger: Messenger;
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * teams-ai's Application: a deterministic planner, and a handler for each command of the registry.
 * It is given no storage, because turn state has no lock: parallel turns in one conversation would fail after their
 * effects.
 */
export function createApplication(parts: ApplicationParts): Application {
  const { clerk, clock, whereabouts, log } = parts;
  const learn = async (activity: Incoming): Promise<void> => {
    try {
      await whereabouts.learn(activity, clock.now());
    } catch (error) {
      // A message is answered all the same; the next one stores it.
      log.error('conversation not stored', { error });
    }
  };
  const share = async (turn: Turn, member: Member, message: Message, id: string): Promise<void> => {
    try {
      await clerk.wasShared(member, message, turn, id);
    } catch (error) {
      // The answer is there; only its card will not be found when something on it is closed.
      log.error('shared card not stored', { error });
    }
  };
  const app = new QuietApplication({
    ai: { planner: createPlanner(clerk, clock), allow_looping: false },
    removeRecipientMention: false,
  });

  const carryOut = async (context: TurnContext, _state: TurnState, { turn, understood, step }: Planned) => {
    const { member, instead, run } = understood;
    const reply = step === null ? instead : await run(step);
    if (reply === null) return '';
    const id = await deliver(parts, context, member, reply);
    if (step !== null && member !== null && reply.here !== null && id !== null)
      await share(turn, member, reply.here, id);
    return '';
  };
  for (const action of [...clerk.commands, SAY_INSTEAD]) app.ai.action(action, carryOut);
  // teams-ai labels what it says as made by AI, which nothing here is.
  app.ai.action(AI.SayCommandActionName, async (context, _state, said: { response: { content?: string } }) => {
    const text = said.response.content ?? '';
    await sendReply(parts, context, { summary: text, text, card: null });
    return '';
  });

  app.activity('message', async (context, state) => {
    const activity = incomingOf(context.activity);
    await learn(activity);
    if (isSubmit(context)) {
      await answerPress(parts, context);
      return;
    }
    if (placeOf(activity) !== 'personal' && !mentionsBot(activity)) return;
    await app.ai.run(context, state);
  });

  app.activity('installationUpdate', async (context) => {
    const activity = incomingOf(context.activity);
    const now = clock.now();
    if (activity.action?.startsWith('remove') === true) {
      await whereabouts.leave(activity, now);
      return;
    }
    await learn(activity);
    const turn = turnOf(activity, now);
    if (turn.place !== 'personal' || activity.action !== 'add') return;
    const greeting = await clerk.welcome(turn);
    if (greeting !== null) await sendReply(parts, context, greeting);
  });

  app.activity('conversationUpdate', async (context) => {
    const activity = incomingOf(context.activity);
    const isOut = activity.membersRemoved?.some((member) => member.id === activity.recipient.id) === true;
    const isDeleted = activity.channelData?.['eventType'] === 'channelDeleted';
    if (isOut || isDeleted) await whereabouts.leave(activity, clock.now());
    else await learn(activity);
  });

  const isInvoke = (context: TurnContext): Promise<boolean> => Promise.resolve(context.activity.type === 'invoke');
  app.addRoute(
    isInvoke,
    async (context) => {
      if (context.activity.name === 'adaptiveCard/action') await answerPress(parts, context);
      else if (context.activity.name === 'fileConsent/invoke') await answerFile(parts, context);
      else await context.sendActivity({ type: 'invokeResponse', value: { status: 501, body: DOOR.notAnswered } });
    },
    true,
  );
  return app;
}

/** Without the typing timer: it is shared by all turns, and starts whatever the option `startTypingTimer` says. */
class QuietApplication extends Application {
  override startTypingTimer(): void {
    // Nothing is started.
  }
}

/** An Action.Submit arrives as a message that has a value and no words. */
function isSubmit(context: TurnContext): boolean {
  const { text, value } = incomingOf(context.activity);
  return typeof value === 'object' && value !== null && (text ?? '').trim() === '';
}
