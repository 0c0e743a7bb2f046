import { z } from 'zod';
import { actionCard } from '../../../cards/actions/action-card.ts';
import { addButton, addInMeetingButton, TITLE_LIMIT } from '../../../cards/actions/add-action-buttons.ts';
import { addActionCard, type AddActionView } from '../../../cards/actions/add-action-card.ts';
import { STRANDS, type Strand } from '../../../domain/actions/action.ts';
import { longDate, type IsoDate } from '../../../domain/calendar/dates.ts';
import { childWording } from '../../../domain/minimise/child-wording.ts';
import { chosen, typed } from '../../../domain/minimise/whose-words.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canAddAbout, canAddActions, canSeeNominal } from '../../../domain/policy/policy.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS, nominalKey, type NominalKey } from '../../../domain/refs.ts';
import { answer } from '../../turn/answer.ts';
import { actionView, personalView } from '../../turn/card-view.ts';
import { command, press, type InputOf } from '../../turn/command.ts';
import { findTarget, type Target } from '../../actions/find-target.ts';
import { messageToken } from '../../turn/message-token.ts';
import { nominalAt } from '../../meetings/stop-nominal.ts';
import { scheduleOf } from '../../turn/schedule.ts';
import { inPersonalChat, say, type Context, type Reply } from '../../turn/turn.ts';
import { walkTo } from '../../meetings/walk.ts';
import { NO_SUCH_NOMINAL, sayBetter, severalMeant } from '../../turn/wording.ts';

/** As many nominals as the form offers to choose from. */
const OFFERED = { skip: 0, take: 200, agencyId: null };

const input = z.object({
  nominal: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }).nullable(),
  title: typed(z.string()).nullable(),
  owner: chosen(z.string()).nullable(),
  due: chosen(z.iso.date()).nullable(),
  strand: z.enum(STRANDS).nullable(),
});

export const addAction = command({
  name: 'add-action',
  group: 'The log',
  summary: 'Add an action',
  examples: ['add action for L-7: joint visit, owner someone@example.org, due 12 January, protect'],
  input,
  may: canAddActions,
  shows: { of: 'nominals', asks: canAddAbout },
  does: null,
  answers: 'there to whom it may concern',
  undoneAs: 'action',
  presses: [
    press(addButton, (pressed, context) => add(pressed, { from: 'form', token: pressed.token }, context)),
    press(addInMeetingButton, (_, context) => addInMeeting(context)),
  ],
  run: (said, context) => add(fromWords(said), { from: 'words', token: messageToken(context.turn) }, context),
});

/** What is known of the new action, as typed or from the form. */
export interface Wanted {
  readonly title: string | null;
  readonly nominal: string | null;
  readonly owner: string | null;
  readonly strand: Strand | null;
  readonly due: IsoDate | null;
}

function fromWords(said: InputOf<typeof input>): Wanted {
  return { ...said, nominal: said.nominal === null ? null : codeOf(said.nominal) };
}

function codeOf({ kind, number }: NominalKey): string {
  return `${NOMINAL_LETTERS[kind]}-${String(number)}`;
}

/** How it was said: a form has already asked for what was missing. The token lets it be added once. */
export interface HowAsked {
  readonly from: 'words' | 'form';
  readonly token: string | null;
}

/** Adds the action when all of it is known and sound; otherwise shows the form with what is missing or wrong. */
export async function add(asked: Wanted, how: HowAsked, context: Context): Promise<Reply> {
  const { store, speaker, turn, today, source } = context;
  const { title, strand, due } = asked;
  const nominal = asked.nominal === null ? null : await visibleNominal(asked.nominal, context);
  const target = asked.owner === null ? null : await findTarget(asked.owner, context);
  // The form offers codes as they are shown and people by their email address.
  const email = target !== null && 'owner' in target ? target.owner?.email : undefined;
  const wanted = { ...asked, nominal: nominal?.ref ?? null, owner: email ?? asked.owner };
  if (nominal === null && asked.nominal !== null) return form(wanted, NO_SUCH_NOMINAL, context);
  if (title === null || target === null || strand === null || due === null) {
    const problem = 'Fill in what is to be done, the owner, the strand and the due date.';
    return form(wanted, how.from === 'form' ? problem : problemOf(target), context);
  }
  if (title.length > TITLE_LIMIT) {
    return form(
      { ...wanted, title: null },
      `Keep what is to be done under ${String(TITLE_LIMIT)} characters.`,
      context,
    );
  }
  if (due < today) return form(wanted, `${longDate(due)} is in the past.`, context);
  if (!('owner' in target)) return form(wanted, problemOf(target), context);
  if (nominal !== null && !nominal.open) return form(wanted, `${nominal.ref} is closed.`, context);
  const batch = context.newId();
  const action = await store.actions.add(
    {
      partnershipId: speaker.partnership.id,
      nominalId: nominal?.id ?? null,
      title,
      strand,
      ownerId: target.owner?.id ?? null,
      agencyId: target.agency?.id ?? null,
      raised: today,
      due,
    },
    speaker,
    { at: turn.now, batch, source, token: how.token },
  );
  if (action === null) return say('That was added already: the action is in the log.');
  if (context.back?.verb === 'walk') {
    const said = [`Added as ${action.ref}.`, ...withoutTheCode(nominal, target, context)].join(' ');
    return walkTo(context.back, { said, note: null, undo: batch }, context);
  }
  const schedule = scheduleOf(context);
  const shown = { actions: [action], nominals: nominal === null ? [] : [nominal] };
  return answer(context, shown, async (there) => {
    const advice = there.turn.place === 'personal' ? childWording(title, nominal?.kind === 'child') : null;
    const said = [
      `Added as ${action.ref}.`,
      ...withoutTheCode(nominal, target, there),
      ...(advice === null ? [] : [sayBetter(advice)]),
    ].join(' ');
    return actionCard(await actionView(action, { said, note: null, undo: batch }, there, schedule));
  });
}

/** Why nobody was found by the name that was typed; null where somebody was, or none was typed. */
function problemOf(found: Awaited<ReturnType<typeof findTarget>> | null): string | null {
  if (found === null || 'owner' in found) return null;
  return isRefusal(found) ? found.say : severalMeant(found.typed, found.names);
}

/** An owner is not told of a nominal that their agency need not know of; whoever adds the action is told so. */
function withoutTheCode(nominal: Nominal | null, { owner, agency }: Target, { turn }: Context): string[] {
  if (nominal === null || nominal.clearedAgencies.some(({ id }) => id === agency?.id)) return [];
  const code = turn.place === 'personal' ? nominal.ref : 'that code';
  const who = agency?.name ?? owner?.name ?? 'The owner';
  return [`${who} is not among those who need to know ${code}, so the owner sees the action without it.`];
}

/** The form, with the nominal that the meeting is looking at filled in. */
export async function addInMeeting(context: Context): Promise<Reply> {
  const nominal = context.back?.verb === 'walk' ? await nominalAt(context.back.at, context) : null;
  const known = { title: null, nominal: nominal?.ref ?? null, owner: null, strand: null, due: null };
  return form(known, null, context);
}

async function form(known: AddActionView['known'], problem: string | null, context: Context): Promise<Reply> {
  const { store, speaker, today } = context;
  const { id } = speaker.partnership;
  const [nominals, members] = await Promise.all([store.nominals.list(id, OFFERED), store.people.members(id)]);
  const card = addActionCard({
    ...personalView(context),
    walk: context.back?.verb === 'walk' ? context.back : null,
    known,
    nominals: nominals.items.filter((nominal) => nominal.open && canSeeNominal(speaker, nominal)),
    owners: members.map(({ name, email, agency }) => ({ name, email, agency: agency?.name ?? null })),
    today,
    problem,
  });
  return inPersonalChat(context, card, 'Some parts are missing. I have sent a form to your personal chat.');
}

async function visibleNominal(code: string, context: Context): Promise<Nominal | null> {
  const key = nominalKey(code);
  const nominal = key === null ? null : await context.store.nominals.byKey(context.speaker.partnership.id, key);
  return nominal !== null && canSeeNominal(context.speaker, nominal) ? nominal : null;
}
