import { z } from 'zod';
import { awayButton } from '../../../cards/people/people-buttons.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import { everyMember } from '../../../domain/policy/policy.ts';
import { askCard } from '../../../cards/talk/ask-card.ts';
import { awayCard } from '../../../cards/people/away-card.ts';
import { addDays, longDate, type IsoDate } from '../../../domain/calendar/dates.ts';
import type { Absence, Member } from '../../../domain/people/person.ts';
import type { AuditNote, UndoLabel } from '../../../ports/audit.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { answerTo } from '../../questions/answer-question.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, pressOfOneUse, type InputOf } from '../../turn/command.ts';
import { findPersonOrAgency, type Found } from '../../people/find-person.ts';
import { inMeeting } from '../meetings/in-meeting.ts';
import { rememberQuestion } from '../../turn/open-question.ts';
import { inPersonalChat, say, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT, nobodyMeant, severalMeant } from '../../turn/wording.ts';

const day = chosen(z.iso.date()).nullable();

const input = z.object({ from: day, until: day, cover: chosen(z.string().max(200)).nullable() });

export const away = command({
  name: 'away',
  group: 'Your actions',
  summary: 'Say that you are away and who covers',
  examples: ['away until 12 January, someone@example.org covers'],
  input,
  may: everyMember,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: 'away',
  presses: [pressOfOneUse(awayButton, (pressed, context) => goAway(pressed, context))],
  mayAnswer: ({ until }) => until === null,
  run: (input, context) => goAway(input, context),
});

export const back = command({
  name: 'back',
  group: 'Your actions',
  summary: 'Say that you are back',
  examples: ['I’m back'],
  input: z.object({ ahead: z.boolean() }),
  may: everyMember,
  shows: null,
  does: null,
  answers: 'in their own chat',
  undoneAs: 'away',
  presses: [],
  run: ({ ahead }, context) => comeBack(ahead, context),
});

/** Somebody is away; a period that overlaps one of theirs is a correction of it, and keeps its cover unless another is named. */
async function goAway(said: InputOf<typeof input>, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const { from, until } = periodOf(said, context);
  // "On leave", where the clerk has just asked why, is the reason.
  if (until === null)
    return (
      (await answerTo(context.turn.text, context, () => Promise.resolve(null))) ??
      say('Say until when, for example “away until 12 January, someone@example.org covers”.')
    );
  if (until < today || until < from)
    return say('That last day away is before the first, or in the past. Nothing was recorded.');
  const members = await store.people.members(speaker.partnership.id);
  const replaced = speaker.member.absences.filter((old) => old.from <= until && from <= old.until);
  const kept = replaced.find(({ coverId }) => coverId !== null)?.coverId ?? null;
  const cover = said.cover === null ? (members.find(({ id }) => id === kept) ?? null) : findCover(said.cover, members);
  if (cover !== null && 'found' in cover) {
    return cover.found === 'several' && said.cover !== null
      ? whichCover(said.cover, cover.names, { from, until }, members, context)
      : say(`${nobodyMeant(said.cover ?? '')} Nothing was recorded.`);
  }
  if (cover?.id === speaker.member.id) return say('You cannot cover for yourself. Name somebody else.');
  const undo = undoLabel(context);
  for (const old of replaced) {
    await store.people.endAbsence(old, lastDayOf(old, from, today), undo, note('away.corrected', context));
  }
  const absence = await store.people.addAbsence(
    { memberId: speaker.member.id, from, until, coverId: cover?.id ?? null },
    undo,
    note('away.recorded', context),
  );
  const deputy = members.find((member) => member.id === speaker.member.deputyId);
  const card = awayCard({
    ...personalView(context),
    absence,
    cover: cover?.name ?? null,
    deputy: deputy?.name ?? null,
    replaced: replaced.map((old) => ({ from: old.from, until: old.until })),
    undo: undo.batch,
  });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

/** "Femi covers", without days, is said of the time away that is in the log. */
function periodOf(
  said: InputOf<typeof input>,
  context: Context,
): { readonly from: IsoDate; readonly until: IsoDate | null } {
  const { speaker, today } = context;
  const [next] = speaker.member.absences.filter((absence) => absence.until >= today);
  const isOfCover = said.cover !== null && said.from === null && said.until === null;
  if (isOfCover && next !== undefined) return { from: next.from, until: next.until };
  return { from: said.from ?? today, until: said.until };
}

/** What has been of a period that is corrected stays; one that had not begun never was. */
function lastDayOf(old: Absence, from: IsoDate, today: IsoDate): IsoDate {
  const isUnderWay = old.from <= today;
  return addDays(isUnderWay ? from : old.from, -1);
}

function findCover(typed: string, members: readonly Member[]): Member | Exclude<Found, { found: 'person' }> {
  const found = findPersonOrAgency(typed, members, []);
  return found.found === 'person' ? found.person : found;
}

/** A name that several have is asked about, with a button for each of them. */
async function whichCover(
  typed: string,
  names: readonly string[],
  days: { readonly from: IsoDate; readonly until: IsoDate },
  members: readonly Member[],
  context: Context,
): Promise<Reply> {
  const options = members
    .filter(({ name }) => names.includes(name))
    .map(({ name, email, agency }) => ({
      label: agency === null ? name : `${name}, ${agency.name}`,
      press: awayButton.with({ ...days, cover: email, token: context.newId() }),
    }));
  await rememberQuestion(context, { awaits: 'button', buttons: options });
  const question = severalMeant(typed, names);
  const card = askCard({ ...personalView(context), question, quote: null, options });
  return inPersonalChat(context, card, IN_YOUR_CHAT);
}

/** Ends what holds today, with all that overlaps it: a period said twice is one time away. */
async function comeBack(ahead: boolean, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const left = speaker.member.absences.filter((absence) => absence.until >= today);
  const ended = ahead ? left : joined(left, today);
  // "Back" means something else to whoever runs a meeting, and is not away.
  if (ended.length === 0)
    return (await inMeeting(context.turn.text, context)) ?? sayPrivately(context, 'You are not down as away.');
  const undo = undoLabel(context);
  for (const absence of ended) {
    await store.people.endAbsence(absence, addDays(today, -1), undo, note('away.ended', context));
  }
  const isBack = ended.some((absence) => absence.from <= today);
  const others = left.filter((absence) => !ended.includes(absence));
  const later = others.map(
    ({ from, until }) => ` You are still down as away from ${longDate(from)} until ${longDate(until)}.`,
  );
  const said = `${isBack ? 'Welcome back. Reminders come to you again.' : 'Your leave is cancelled.'}${later.join('')}`;
  return sayPrivately(context, said);
}

function joined(absences: readonly Absence[], today: IsoDate): readonly Absence[] {
  let until = today;
  for (const absence of absences) if (absence.from <= until && absence.until > until) until = absence.until;
  return absences.filter((absence) => absence.from <= until && (absence.from <= today || until > today));
}

function undoLabel(context: Context): UndoLabel {
  return { memberId: context.speaker.member.id, batch: context.newId(), at: context.turn.now };
}

function note(event: string, context: Context): AuditNote {
  const { speaker, turn, source } = context;
  const { member, partnership } = speaker;
  return { partnershipId: partnership.id, at: turn.now, actor: member.email, event, subject: member.email, source };
}
