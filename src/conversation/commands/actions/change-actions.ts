import { z } from 'zod';
import { changeIntentSchema } from '../../../cards/parts/change-intents.ts';
import { actButton } from '../../../cards/parts/action-buttons.ts';
import { digestActButton } from '../../../cards/reminders/digest-buttons.ts';
import { readingButton } from '../../../cards/parts/question-buttons.ts';
import { actionNumber } from '../../../domain/minimise/whose-words.ts';
import { canSeeAction, everyMember } from '../../../domain/policy/policy.ts';
import { changeInDigest, changeOnCard, chooseReading } from '../../actions/pressed-changes.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { command, press, type InputOf } from '../../turn/command.ts';
import { decidedInMeeting } from '../meetings/in-meeting.ts';
import { MAY_CHANGE } from '../../actions/may-change.ts';
import { messageToken } from '../../turn/message-token.ts';
import { performChanges, type Requested } from '../../actions/perform-changes.ts';
import { replyToChanges } from '../../actions/reply-to-changes.ts';
import type { Context, Reply } from '../../turn/turn.ts';

/** The most actions that one message may change: a slip of the tongue should not rewrite the log. */
const MOST = 50;

const input = z.object({
  changes: z.array(
    z.object({
      numbers: z.union([z.array(actionNumber()), z.literal('all')]),
      intent: changeIntentSchema,
    }),
  ),
});

export const changeActions = command({
  name: 'change-actions',
  group: 'Your actions',
  summary: 'Update one or several actions',
  examples: [
    'A-12 done, notice served',
    'A-12 in progress, visited the landlord',
    'A-12 blocked waiting for HMRC',
    'extend A-12 to 12 January because the court date moved',
    'snooze A-12 until Friday because it is with legal',
    'give A-12 to Housing',
    'accept A-12',
    'confirm A-12',
  ],
  input,
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: MAY_CHANGE,
  answers: 'there to whom it may concern',
  undoneAs: 'action',
  presses: [
    press(actButton, changeOnCard),
    press(digestActButton, changeInDigest),
    press(readingButton, chooseReading),
  ],
  run,
});

async function run({ changes }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const decided = await decidedInMeeting(changes, context);
  if (decided !== null) return decided;
  const requested: Requested[] = [];
  for (const { numbers, intent } of changes) {
    const named = numbers === 'all' ? await allAwaiting(context) : numbers;
    requested.push(...named.map((number) => ({ number, intent, version: null })));
  }
  if (requested.length === 0) return sayPrivately(context, 'Nothing is awaiting confirmation.');
  if (requested.length > MOST) {
    return sayPrivately(
      context,
      `That is ${String(requested.length)} actions at once. Send up to ${String(MOST)} in one message.`,
    );
  }
  return replyToChanges(await performChanges(requested, context, messageToken(context.turn)), context);
}

/** "confirm all" and "reject all" speak of what is awaiting confirmation. */
async function allAwaiting(context: Context): Promise<readonly number[]> {
  const { store, speaker } = context;
  const awaiting = await store.actions.list(
    { partnershipId: speaker.partnership.id, visibleTo: speaker, statuses: ['awaiting_confirmation'] },
    { skip: 0, take: MOST },
  );
  return awaiting.items.map((action) => action.number);
}
