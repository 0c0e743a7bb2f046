import { z } from 'zod';
import { choosePartnershipButton } from '../../../cards/people/people-buttons.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import { everyMember } from '../../../domain/policy/policy.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { command, press, type InputOf } from '../../turn/command.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';

const input = z.object({ code: chosen(z.string().max(200)).nullable() });

export const choosePartnership = command({
  name: 'choose-partnership',
  group: 'Other',
  summary: 'Switch to another partnership that you belong to',
  examples: ['switch to PORTFOLIO'],
  input,
  may: everyMember,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(choosePartnershipButton, run)],
  run,
});

async function run({ code }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const { store, turn } = context;
  if (turn.entraId === null) return say('I do not know you yet.');
  const arrivals = await store.people.arrivals(turn.entraId, turn.tenantId, dayOf(turn.now, 'Europe/London'), []);
  const yours = arrivals.map(({ speaker }) => speaker.partnership);
  const wanted = yours.find((partnership) =>
    [partnership.code, partnership.name].some((word) => word.toLowerCase() === code?.toLowerCase()),
  );
  if (wanted === undefined) {
    return sayPrivately(
      context,
      `You belong to ${yours.map(({ name, code: its }) => `${name} (${its})`).join(' and ')}. Say “switch to” and its code.`,
    );
  }
  await store.people.choosePartnership(turn.entraId, turn.tenantId, wanted.id);
  return sayPrivately(context, `You are now speaking to ${wanted.name}.`);
}
