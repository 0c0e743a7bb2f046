import { z } from 'zod';
import { MEETING_KINDS, type MeetingKind } from '../../../domain/calendar/meeting.ts';
import { canRunTheMeeting } from '../../../domain/policy/policy.ts';
import { command } from '../../turn/command.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';

export const useChannel = command({
  name: 'use-channel',
  group: 'Other',
  summary: 'In a channel: use it for the partnership or for the board',
  examples: ['use this channel for the partnership', 'use this channel for the board'],
  input: z.object({ purpose: z.enum(MEETING_KINDS) }),
  may: canRunTheMeeting,
  shows: null,
  does: null,
  answers: 'there',
  undoneAs: null,
  presses: [],
  run: ({ purpose }, context) => use(purpose, context),
});

async function use(purpose: MeetingKind, context: Context): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const { partnership, member } = speaker;
  if (turn.place !== 'channel') return say('Say that in the channel that you want to use, with an @mention.');
  await store.conversations.useChannel(partnership.id, purpose, turn.conversationId, {
    partnershipId: partnership.id,
    at: turn.now,
    actor: member.email,
    event: 'channel.chosen',
    subject: purpose,
    source,
  });
  return purpose === 'board'
    ? say(
        `This is now the channel of the ${partnership.board}. Approved standing items of ${partnership.name} are posted here.`,
      )
    : say(`This is now the channel of ${partnership.name}. Here I show codes only; the rest comes in personal chat.`);
}
