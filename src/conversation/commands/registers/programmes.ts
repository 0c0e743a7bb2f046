import { z } from 'zod';
import type { PressedOf } from '../../../cards/parts/button.ts';
import type { JustNow } from '../../../cards/parts/rated-action.ts';
import {
  addProgrammeButton,
  addProgrammeFormButton,
  programmeFormButton,
  programmesButton,
  reportProgrammeButton,
} from '../../../cards/registers/programme-buttons.ts';
import { addProgrammeForm, programmeForm } from '../../../cards/registers/programme-forms.ts';
import { programmesCard } from '../../../cards/registers/programmes-card.ts';
import { chosen, typed } from '../../../domain/minimise/whose-words.ts';
import {
  canAddProgrammes,
  canReportFigures,
  canReportProgramme,
  canSeeProgramme,
  everyMember,
} from '../../../domain/policy/policy.ts';
import {
  COUNT_WORDS,
  PROGRAMME_COUNTS,
  programmesMeant,
  reportedFigures,
  type NewProgramme,
  type Programme,
  type ReportedCount,
} from '../../../domain/registers/programme.ts';
import { isRefusal, refusal, type Refusal } from '../../../domain/refusal.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import { command, press } from '../../turn/command.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';
import { PRESSED_ALREADY } from '../../turn/wording.ts';

const keeping = { group: 'Programmes and profiles', shows: null, does: null, answers: 'in their own chat' } as const;

export const programmes = command({
  ...keeping,
  name: 'programmes',
  summary: 'Show the prevention programmes and their figures',
  examples: ['programmes'],
  input: z.object({}),
  may: everyMember,
  undoneAs: null,
  presses: [press(programmesButton, (_, context) => listOfProgrammes(null, context))],
  run: (_, context) => listOfProgrammes(null, context),
});

export const reportProgramme = command({
  ...keeping,
  name: 'report-programme',
  summary: 'Report how many were referred, started or completed, and which sessions were held',
  examples: ['programme 1: 12 referred, 10 started, 6 of 12 sessions delivered', '2 more started at Horizons'],
  input: z.object({
    of: chosen(z.string().max(200)),
    counts: z
      .array(z.object({ count: z.enum(PROGRAMME_COUNTS), value: z.number().int().min(0), isMore: z.boolean() }))
      .min(1)
      .max(20),
  }),
  may: canReportFigures,
  undoneAs: 'programme',
  presses: [
    press(programmeFormButton, ({ number }, context) => formOf(number, context)),
    press(reportProgrammeButton, reportInForm),
  ],
  run: ({ of, counts }, context) => report(of, counts, context),
});

export const addProgramme = command({
  ...keeping,
  name: 'add-programme',
  summary: 'Add a prevention programme',
  examples: ['add programme RNR at Horizons'],
  input: z.object({ name: typed(z.string().max(200)).nullable(), venue: typed(z.string().max(200)).nullable() }),
  may: canAddProgrammes,
  undoneAs: 'programme',
  presses: [
    press(addProgrammeFormButton, (_, context) => emptyForm({ name: null, venue: null }, context)),
    press(addProgrammeButton, ({ programme, token }, context) => addAsTyped(programme, token, context)),
  ],
  run: emptyForm,
});

function emptyForm(
  given: { readonly name: string | null; readonly venue: string | null },
  context: Context,
): Promise<Reply> {
  return answerPrivately(context, (there) => addProgrammeForm({ ...cardView(there), given, problem: null }));
}

async function listOfProgrammes(justNow: JustNow | null, context: Context): Promise<Reply> {
  const all = await visibleProgrammes(context);
  return answerPrivately(context, (there) =>
    programmesCard({
      ...cardView(there),
      programmes: all.map((programme) => ({
        programme,
        mayReport: canReportProgramme(context.speaker, programme),
      })),
      mayAdd: canAddProgrammes(context.speaker),
      justNow,
    }),
  );
}

async function report(of: string, counts: readonly ReportedCount[], context: Context): Promise<Reply> {
  const all = await visibleProgrammes(context);
  const meant = programmesMeant(all, of);
  const [programme] = meant;
  if (programme === undefined || meant.length > 1)
    return sayPrivately(context, whichOf(meant.length > 0 ? meant : all, of));
  const reply = await reportOf(programme, counts, null, context);
  return isRefusal(reply) ? sayPrivately(context, reply.say) : reply;
}

function whichOf(programmes: readonly Programme[], of: string): string {
  if (programmes.length === 0) return NO_PROGRAMME;
  const listed = programmes.slice(0, 12).map(({ number, name, venue }) => `${String(number)}: ${name}${at(venue)}`);
  return `Which programme is “${of}”? Say its number, for example “programme ${String(programmes[0]?.number ?? 1)}: 12 referred”. ${listed.join('; ')}.`;
}

function at(venue: string): string {
  return venue === '' ? '' : ` at ${venue}`;
}

/** What somebody typed into a programme's form: fields that they left as they were are not reported. */
async function reportInForm(
  { number, shown, counts, token }: PressedOf<typeof reportProgrammeButton>,
  context: Context,
): Promise<Reply | Refusal> {
  const programme = await oneProgramme(number, context);
  if (programme === null) return refusal('not found', NO_SUCH_PROGRAMME);
  const changed = counts.filter(({ count, value }) => shown[count] !== value);
  if (changed.length === 0) return listOfProgrammes({ said: 'Nothing was changed', note: null, undo: null }, context);
  return reportOf(programme, changed, token, context);
}

async function formOf(number: number, context: Context): Promise<Reply> {
  const programme = await oneProgramme(number, context);
  if (programme === null) return sayPrivately(context, NO_SUCH_PROGRAMME);
  return answerPrivately(context, (there) => programmeForm({ ...cardView(there), programme }));
}

const NO_PROGRAMME =
  'There is no programme yet whose figures you report. A coordinator adds one, with the agencies that deliver it.';
const NO_SUCH_PROGRAMME = 'There is no such programme. Say “programmes” for those that there are.';

async function oneProgramme(number: number, context: Context): Promise<Programme | null> {
  return (await visibleProgrammes(context)).find((programme) => programme.number === number) ?? null;
}

/** One that somebody may not see is to them as one that there is not. */
async function visibleProgrammes({ store, speaker }: Context): Promise<readonly Programme[]> {
  const all = await store.registers.programmes(speaker.partnership.id);
  return all.filter((programme) => canSeeProgramme(speaker, programme));
}

async function reportOf(
  programme: Programme,
  counts: readonly ReportedCount[],
  token: string | null,
  context: Context,
): Promise<Reply | Refusal> {
  const { store, speaker } = context;
  if (!canReportProgramme(speaker, programme)) return refusal('not found', NO_SUCH_PROGRAMME);
  const figures = reportedFigures(programme, counts);
  if (isRefusal(figures)) return figures;
  if (token !== null && !(await store.useToken(token, context.turn.now))) return say(PRESSED_ALREADY);
  const undo = undoLabel(context);
  const written = await store.registers.reportProgramme(
    programme,
    figures,
    undo,
    auditNote('programme.reported', programme.name, context),
  );
  if (!written) return refusal('stale', 'Somebody else has just changed its figures. Nothing was changed now.');
  const now = [...new Set(counts.map(({ count }) => count))].map(
    (count) => `${String(figures[count])} ${COUNT_WORDS[count]}`,
  );
  const said = `Recorded for ${programme.name}${at(programme.venue)}: ${now.join(', ')}`;
  return listOfProgrammes({ said, note: null, undo: undo.batch }, context);
}

/** A new programme, as its form gives it. */
async function addAsTyped(programme: NewProgramme, token: string, context: Context): Promise<Reply | Refusal> {
  const { store, speaker } = context;
  if (programme.name === '') return refusal('missing', 'Give the programme’s name.');
  if (!(await store.useToken(token, context.turn.now))) return say(PRESSED_ALREADY);
  const undo = undoLabel(context);
  const note = auditNote('programme.added', programme.name, context);
  if (!(await store.registers.addProgramme(programme, undo, note))) {
    return refusal('not now', `There is a programme ${programme.name}${at(programme.venue)} already.`);
  }
  const all = await store.registers.programmes(speaker.partnership.id);
  const number = String(all.at(-1)?.number ?? 1);
  const said = `Added: programme ${number}, ${programme.name}${at(programme.venue)}`;
  return listOfProgrammes({ said, note: null, undo: undo.batch }, context);
}
