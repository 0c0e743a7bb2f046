import { z } from 'zod';
import { awayCard } from '../../cards/away-card.ts';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import { absenceOn } from '../../domain/person.ts';
import type { AuditNote, UndoLabel } from '../../ports.ts';
import { personalView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { findPersonOrAgency } from '../find-person.ts';
import { inPersonalChat, say, type Context, type Reply } from '../turn.ts';
import { IN_YOUR_CHAT, nobodyMeant, severalMeant } from '../wording.ts';
import { answerTo } from './unknown.ts';

const day = z.iso.date().nullable();

export const away: Command<'away'> = {
  name: 'away',
  group: 'Your actions',
  summary: 'Say that you are away and who covers',
  examples: ['away until 12 January, someone@example.org covers'],
  input: z.object({ from: day, until: day, cover: z.string().max(200).nullable() }),
  may: everyMember,
  run: ({ from, until, cover }, context) => goAway(from ?? context.today, until, cover, context),
};

export const back: Command<'back'> = {
  name: 'back',
  group: 'Your actions',
  summary: 'Say that you are back',
  examples: ['I’m back'],
  input: z.object({}),
  may: everyMember,
  run: (_, context) => comeBack(context),
};

async function goAway(from: IsoDate, until: IsoDate | null, cover: string | null, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  // "On leave", where the clerk has just asked why, is the reason.
  if (until === null)
    return (
      (await answerTo(context.turn.text, context)) ??
      say('Say until when, for example “away until 12 January, someone@example.org covers”.')
    );
  if (until < today || until < from)
    return say('That last day away is before the first, or in the past. Nothing was recorded.');
  const members = await store.people.members(speaker.partnership.id);
  const found = cover === null ? null : findPersonOrAgency(cover, members, []);
  if (cover !== null && found?.found === 'several') return say(severalMeant(cover, found.names));
  if (cover !== null && found?.found !== 'person') return say(nobodyMeant(cover));
  const person = found?.found === 'person' ? found.person : null;
  if (person?.id === speaker.member.id) return say('You cannot cover for yourself. Name somebody else.');
  const undo = undoLabel(context);
  const absence = await store.people.addAbsence(
    speaker.member.id,
    { from, until, coverId: person?.id ?? null },
    undo,
    note('away.recorded', context),
  );
  const deputy = members.find((member) => member.id === speaker.member.deputyId);
  const card = awayCard({
    ...personalView(context),
    absence,
    cover: person?.name ?? null,
    deputy: deputy?.name ?? null,
    undo: undo.batch,
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

async function comeBack(context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const absence = absenceOn(speaker.member, today);
  if (absence === null) return say('You are not down as away.');
  await store.people.endAbsence(absence.id, addDays(today, -1), undoLabel(context), note('away.ended', context));
  return say('Welcome back. Reminders come to you again.');
}

function undoLabel(context: Context): UndoLabel {
  return { memberId: context.speaker.member.id, batch: context.newId(), at: context.turn.now };
}

function note(event: string, context: Context): AuditNote {
  const { speaker, turn, source } = context;
  const { member, partnership } = speaker;
  return { partnershipId: partnership.id, at: turn.now, actor: member.email, event, subject: member.email, source };
}
