import { z } from 'zod';
import { everyMember } from '../../../domain/policy/policy.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import { sayPrivately } from '../../answer.ts';
import { type Command, type InputOf } from '../../command.ts';
import { say, type Context, type Reply } from '../../turn.ts';

export const choosePartnership: Command<'choose-partnership'> = {
  name: 'choose-partnership',
  group: 'Other',
  summary: 'Switch to another partnership that you belong to',
  examples: ['switch to PORTFOLIO'],
  input: z.object({ code: z.string().max(200).nullable() }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'in their own chat',
  run,
};

async function run({ code }: InputOf<'choose-partnership'>, context: Context): Promise<Reply> {
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
