import { z } from 'zod';
import { noteCard } from '../../../cards/talk/note-card.ts';
import { leaveButton } from '../../../cards/parts/question-buttons.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import { everyMember } from '../../../domain/policy/policy.ts';
import { answer, FOR_MEMBERS } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { walkTo } from '../../meetings/walk.ts';
import { answerButton } from '../../questions/answer-button.ts';
import { YES } from '../../questions/answer-choice.ts';
import { answerTo, CHATTER, NO } from '../../questions/answer-question.ts';
import { readBareNumbers } from '../../actions/bare-refs.ts';
import { command, press, type InputOf } from '../../turn/command.ts';
import { inMeeting } from '../meetings/in-meeting.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';
import { LEFT, NO_TO_WHAT, NOTHING_NEEDED, unknown as notUnderstood } from '../../turn/wording.ts';
import { changeActions } from '../actions/change-actions.ts';

const input = z.object({
  /** Not kept; where it may answer a question, the whole message is looked through. */
  text: chosen(z.string()),
  nearest: z.tuple([chosen(z.string()), chosen(z.string())]),
});

export const unknown = command({
  name: 'unknown',
  group: 'Other',
  summary: null,
  examples: [],
  input,
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  undoneAs: 'action',
  presses: [press(leaveButton, (_, context) => leave(context))],
  mayAnswer: () => true,
  run,
});

async function run({ text, nearest }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const answered = await answerTo(text, context, answerButton);
  if (answered !== null) return answered;
  const changes = await readBareNumbers(text, context);
  if (changes !== null) return changeActions.run({ changes }, context);
  return (await inMeeting(text, context)) ?? say(toNoQuestion(text.trim()) ?? notUnderstood(nearest));
}

/** A button that changes nothing; the meeting goes on where it was left for a form. */
async function leave(context: Context): Promise<Reply> {
  if (context.back?.verb === 'walk') return walkTo(context.back, null, context);
  return answer(context, FOR_MEMBERS, (there) => noteCard({ ...cardView(there), say: LEFT, options: [], undo: null }));
}

/** "ok" or "lol" after a change was recorded is no request, and "nothing was recorded" would be no answer to it. */
function toNoQuestion(text: string): string | null {
  if (NO.test(text)) return NO_TO_WHAT;
  return YES.test(text) || CHATTER.test(text) ? NOTHING_NEEDED : null;
}
