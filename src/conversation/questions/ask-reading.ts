import { askCard, readingLabel, type AskOption } from '../../cards/talk/ask-card.ts';
import { readingButton } from '../../cards/parts/question-buttons.ts';
import type { Action } from '../../domain/actions/action.ts';
import type { ChangeIntent } from '../../domain/actions/change.ts';
import { canChange } from '../../domain/policy/policy.ts';
import { sayPrivately } from '../turn/answer.ts';
import { personalView } from '../turn/card-view.ts';
import { rememberQuestion } from '../turn/open-question.ts';
import { inPersonalChat, type Context, type Reply } from '../turn/turn.ts';
import { ABILITY_OF, IN_YOUR_CHAT, noSuchAction, whichReading } from '../turn/wording.ts';

/** Words that point to a change without claiming it: a button a reading, and nothing recorded until one is chosen. */
export async function askReading(
  numbers: readonly number[],
  options: readonly ChangeIntent[],
  context: Context,
): Promise<Reply> {
  const { store, speaker } = context;
  const found = await store.actions.byNumber(speaker.partnership.id, numbers);
  const readings = options.filter((intent) => found.some((action) => canChange(speaker, action, intent)));
  const [likeliest] = readings;
  const actions = found.filter((action) => readings.some((intent) => canChange(speaker, action, intent)));
  const [first, ...others] = actions;
  if (first === undefined || likeliest === undefined) {
    return sayPrivately(context, noSuchAction(numbers[0] ?? 0, ABILITY_OF[options[0]?.kind ?? 'note']));
  }
  if (others.length === 0)
    await rememberQuestion(context, { number: first.number, intent: likeliest, awaits: 'yes', readings });
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
      press: answerWith(actions, intent, context),
    })),
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

export function answerWith(actions: readonly Action[], intent: ChangeIntent, context: Context): AskOption['press'] {
  const shown = actions.map(({ number, version }) => ({ number, version }));
  return readingButton.with({ actions: shown, intent, token: context.newId() });
}
