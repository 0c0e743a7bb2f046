import { z } from 'zod';
import { signsCard } from '../../cards/signs-card.ts';
import { everyMember } from '../../domain/policy.ts';
import { SIGNS_TOPICS } from '../../domain/powers/signs.ts';
import { answer, FOR_MEMBERS } from '../answer.ts';
import { cardView } from '../card-view.ts';
import type { Command } from '../command.ts';

export const signs: Command<'signs'> = {
  name: 'signs',
  group: 'Powers and safeguarding',
  summary: 'Read the signs of exploitation, and what to do',
  examples: ['county lines', 'signs of cuckooing'],
  input: z.object({ of: z.enum(SIGNS_TOPICS) }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'there to members',
  run: ({ of }, context) => answer(context, FOR_MEMBERS, (there) => signsCard({ ...cardView(there), of })),
};
