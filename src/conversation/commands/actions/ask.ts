import { z } from 'zod';
import { doubtedIntentSchema } from '../../../cards/parts/change-intents.ts';
import { askCard } from '../../../cards/talk/ask-card.ts';
import { ENDED_STATUSES, OPEN_STATUSES, type Action, type ActionStatus } from '../../../domain/actions/action.ts';
import type { ChangeIntent } from '../../../domain/actions/change.ts';
import { actionNumber } from '../../../domain/minimise/whose-words.ts';
import { asSeenBy, canChange, canSeeAction, everyMember } from '../../../domain/policy/policy.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { answerChoice } from '../../questions/answer-choice.ts';
import { answerWith, askReading } from '../../questions/ask-reading.ts';
import { readBareNumbers } from '../../actions/bare-refs.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, type InputOf } from '../../turn/command.ts';
import { MAY_CHANGE } from '../../actions/may-change.ts';
import { takeQuestion } from '../../turn/open-question.ts';
import { inPersonalChat, say, type Context, type Reply } from '../../turn/turn.ts';
import { ABILITY_OF, IN_YOUR_CHAT, LEFT, whichAction } from '../../turn/wording.ts';
import { changeActions } from './change-actions.ts';

/** How many actions are offered when none was named. */
const MOST_OFFERED = 8;

const input = z.object({
  doubt: z.enum(['question', 'negation', 'plan', 'doubt', 'no ref', 'two readings', 'hearsay']),
  numbers: z.array(actionNumber()),
  options: z.array(doubtedIntentSchema),
});

export const ask = command({
  name: 'ask',
  group: 'Other',
  summary: null,
  examples: ['I think A-12 is done'],
  input,
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: MAY_CHANGE,
  answers: 'in their own chat',
  undoneAs: 'action',
  presses: [],
  mayAnswer: ({ numbers }) => numbers.length === 0,
  run,
});

async function run({ numbers, options }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const [likeliest] = options;
  if (likeliest === undefined) return say(LEFT);
  // "Done", when the clerk has just asked what to record, is about the action that it asked about.
  if (numbers.length === 0 && context.speaker.wasAsked) {
    const question = await takeQuestion(context);
    const answered = question === null ? null : await answerChoice(question, context.turn.text, context);
    if (answered !== null) return answered;
  }
  const changes = numbers.length > 0 ? null : await readBareNumbers(context.turn.text, context);
  if (changes !== null) return changeActions.run({ changes }, context);
  return numbers.length === 0 ? whichOne(likeliest, context) : askReading(numbers, options, context);
}

/** "Done", without saying what: one of a few is meant. */
async function whichOne(intent: ChangeIntent, context: Context): Promise<Reply> {
  const candidates = await candidatesFor(intent, context);
  if (candidates.length === 0)
    return sayPrivately(context, 'I see no action of yours that this could be about. Name it, like A-12.');
  const card = askCard({
    ...personalView(context),
    question: whichAction(intent.kind),
    quote: intent.note,
    options: candidates.map((action) => ({
      label: `${action.ref} ${asSeenBy(context.speaker, action).title}`,
      press: answerWith([action], intent, context),
    })),
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

async function candidatesFor(intent: ChangeIntent, context: Context): Promise<readonly Action[]> {
  const { store, speaker } = context;
  const confirming = ABILITY_OF[intent.kind] === 'confirm';
  const page = await store.actions.list(
    {
      partnershipId: speaker.partnership.id,
      visibleTo: speaker,
      statuses: statusesFor(intent),
      ...(confirming ? {} : { ownerIds: [speaker.member.id, ...speaker.standsInFor] }),
    },
    { skip: 0, take: MOST_OFFERED },
  );
  return page.items.filter((action) => canChange(speaker, action, intent));
}

function statusesFor(intent: ChangeIntent): readonly ActionStatus[] {
  switch (intent.kind) {
    case 'confirm':
    case 'reject':
      return ['awaiting_confirmation'];
    case 'reopen':
      return ENDED_STATUSES;
    case 'accept':
    case 'decline':
      return ['proposed'];
    default:
      return OPEN_STATUSES;
  }
}
