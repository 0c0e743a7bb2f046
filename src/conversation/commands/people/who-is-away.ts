import { z } from 'zod';
import { everyMember } from '../../../domain/policy/policy.ts';
import { noteCard } from '../../../cards/talk/note-card.ts';
import { addDays, longDate } from '../../../domain/calendar/dates.ts';
import type { Absence, Member } from '../../../domain/people/person.ts';
import { personalView } from '../../turn/card-view.ts';
import { command } from '../../turn/command.ts';
import { inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT } from '../../turn/wording.ts';

export const whoIsAway = command({
  name: 'who-is-away',
  group: 'The log',
  summary: 'Say who is away, now or in the next two weeks',
  examples: ['who’s away'],
  input: z.object({}),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [],
  run: (_, context) => awayList(context),
});

const DAYS_AHEAD = 14;
const PEOPLE_SHOWN = 20;

/** It names people, so it is for the person's own chat; why somebody is away is not in the log. */
async function awayList(context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const members = await store.people.members(speaker.partnership.id);
  const until = addDays(today, DAYS_AHEAD);
  const away = members.flatMap((member) =>
    member.absences
      .filter((absence) => absence.until >= today && absence.from <= until)
      .map((absence) => line(member, absence, members)),
  );
  const more = away.length > PEOPLE_SHOWN ? [`and ${String(away.length - PEOPLE_SHOWN)} more`] : [];
  const say =
    away.length === 0
      ? 'Nobody is down as away, now or in the next two weeks.'
      : `Away: ${[...away.slice(0, PEOPLE_SHOWN), ...more].join('; ')}.`;
  return inPersonalChat(context, noteCard({ ...personalView(context), say, options: [], undo: null }), IN_YOUR_CHAT);
}

function line(member: Member, { from, until, coverId }: Absence, members: readonly Member[]): string {
  const cover = members.find(({ id }) => id === (coverId ?? member.deputyId));
  const covered = cover === undefined ? '' : `, ${cover.name} covers`;
  return `${member.name} from ${longDate(from)} until ${longDate(until)}${covered}`;
}
