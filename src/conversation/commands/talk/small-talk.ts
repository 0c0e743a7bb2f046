import { z } from 'zod';
import { typed } from '../../../domain/minimise/whose-words.ts';
import { everyMember } from '../../../domain/policy/policy.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import { command } from '../../turn/command.ts';
import { say, type Context } from '../../turn/turn.ts';
import { dayOfClash } from '../../understanding/find-dates.ts';
import { badDate as badDateSentence, greeting as greetingSentence, GREETING_HERE, THANKS } from '../../turn/wording.ts';

export const thanks = command({
  name: 'thanks',
  group: 'Other',
  summary: null,
  examples: ['thanks'],
  input: z.object({}),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  undoneAs: null,
  presses: [],
  run: () => Promise.resolve(say(THANKS)),
});

export const greeting = command({
  name: 'greeting',
  group: 'Other',
  summary: null,
  examples: ['hello'],
  input: z.object({}),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  undoneAs: null,
  presses: [],
  run: async (_, context) => say(context.turn.place === 'personal' ? await greetingFor(context) : GREETING_HERE),
});

export const badDate = command({
  name: 'bad-date',
  group: 'Other',
  summary: null,
  examples: ['extend A-12 to 31 June'],
  input: z.object({ typed: typed(z.string().max(100)) }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there',
  undoneAs: null,
  presses: [],
  run: ({ typed: day }, { today }) => Promise.resolve(say(badDateSentence(day, dayOfClash(day, today)))),
});

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
