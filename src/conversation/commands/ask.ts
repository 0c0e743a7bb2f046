import { z } from 'zod';
import { askCard, readingLabel, type AskOption } from '../../cards/ask-card.ts';
import { changeIntentSchema } from '../../cards/presses.ts';
import { ENDED_STATUSES, OPEN_STATUSES, type Action, type ActionStatus } from '../../domain/action.ts';
import type { ChangeIntent } from '../../domain/change.ts';
import { canChange } from '../../domain/policy.ts';
import { personalView } from '../card-view.ts';
import { everyMember, type Command, type InputOf } from '../command.ts';
import { rememberQuestion } from '../open-question.ts';
import { inPersonalChat, say, type Context, type Reply } from '../turn.ts';
import { ABILITY_OF, IN_YOUR_CHAT, LEFT, noSuchAction, whichAction, whichReading } from '../wording.ts';
import { actionNumber } from './change-actions.ts';

/** How many actions are offered when none was named. */
const MOST_OFFERED = 8;

export const ask: Command<'ask'> = {
  name: 'ask',
  group: 'Other',
  summary: null,
  examples: ['I think A-12 is done'],
  input: z.object({
    doubt: z.enum(['question', 'negation', 'plan', 'doubt', 'no ref', 'two readings', 'hearsay']),
    numbers: z.array(actionNumber),
    options: z.array(changeIntentSchema),
  }),
  may: everyMember,
  run,
};

async function run({ numbers, options }: InputOf<'ask'>, context: Context): Promise<Reply> {
  const [likeliest] = options;
  if (likeliest === undefined) return say(LEFT);
  return numbers.length === 0 ? whichOne(likeliest, context) : whichOf(numbers, options, context);
}

/** "Done", without saying what: one of a few is meant. */
async function whichOne(intent: ChangeIntent, context: Context): Promise<Reply> {
  const candidates = await candidatesFor(intent, context);
  if (candidates.length === 0) return say('I see no action of yours that this could be about. Name it, like A-12.');
  const card = askCard({
    ...personalView(context),
    question: whichAction(intent.kind),
    quote: intent.note,
    options: candidates.map((action) => ({
      label: `${action.ref} ${action.title}`,
      press: answer([action], intent, context),
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

/** Words that point to a change without claiming it: a button a reading, and nothing recorded until one is pressed. */
async function whichOf(numbers: readonly number[], options: readonly ChangeIntent[], context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const found = await store.actions.byNumber(speaker.partnership.id, numbers);
  const readings = options.filter((intent) => found.some((action) => canChange(speaker, action, intent)));
  const [likeliest] = readings;
  const actions = found.filter((action) => readings.some((intent) => canChange(speaker, action, intent)));
  const [first, ...others] = actions;
  if (first === undefined || likeliest === undefined) {
    return say(noSuchAction(numbers[0] ?? 0, ABILITY_OF[options[0]?.kind ?? 'note']));
  }
  if (others.length === 0) await rememberQuestion(context, { number: first.number, intent: likeliest, awaits: 'yes' });
  const question =
    others.length === 0
      ? whichReading(first.ref, first.status)
      : `What shall I record for ${actions.map(({ ref }) => ref).join(', ')}?`;
  const card = askCard({
    ...personalView(context),
    question,
    quote: likeliest.note,
    options: readings.map((intent): AskOption => ({
      label: readingLabel(intent),
      press: answer(actions, intent, context),
    })),
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

function answer(actions: readonly Action[], intent: ChangeIntent, context: Context): AskOption['press'] {
  const shown = actions.map(({ number, version }) => ({ number, version }));
  return { verb: 'ask-answer', actions: shown, intent, token: context.newId() };
}
