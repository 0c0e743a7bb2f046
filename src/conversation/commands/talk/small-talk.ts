import { z } from 'zod';
import { everyMember } from '../../../domain/policy/policy.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import { type Command } from '../../command.ts';
import { say, type Context } from '../../turn.ts';
import { dayOfClash } from '../../understanding/find-dates.ts';
import { badDate as badDateSentence, greeting as greetingSentence, GREETING_HERE, THANKS } from '../../wording.ts';

export const thanks: Command<'thanks'> = {
  name: 'thanks',
  group: 'Other',
  summary: null,
  examples: ['thanks'],
  input: z.object({}),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  run: () => Promise.resolve(say(THANKS)),
};

export const greeting: Command<'greeting'> = {
  name: 'greeting',
  group: 'Other',
  summary: null,
  examples: ['hello'],
  input: z.object({}),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  run: async (_, context) => say(context.turn.place === 'personal' ? await greetingFor(context) : GREETING_HERE),
};

export const badDate: Command<'bad-date'> = {
  name: 'bad-date',
  group: 'Other',
  summary: null,
  examples: ['extend A-12 to 31 June'],
  input: z.object({ typed: z.string().max(100) }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  run: ({ typed }, { today }) => Promise.resolve(say(badDateSentence(typed, dayOfClash(typed, today)))),
};

export async function greetingFor(context: Context): Promise<string> {
  const { store, speaker } = context;
  const open = await store.actions.list(
    {
      partnershipId: speaker.partnership.id,
      visibleTo: speaker,
      ownerIds: [speaker.member.id, ...speaker.standsInFor],
      statuses: OPEN_STATUSES,
    },
    { skip: 0, take: 1 },
  );
  return greetingSentence(speaker.member.name, open.total);
}
