import { readConfig } from '../../config.ts';
import { dayOf } from '../../domain/calendar/dates.ts';
import { type HashName, nameHashers } from '../../domain/minimise/name-hash.ts';
import { createNameScreen } from '../../conversation/minimise/screen-names.ts';
import type { NameFinder } from '../../ports/name-screen.ts';
import type { Known, Workbook } from '../../domain/workbook/workbook.ts';
import { type Problem, problemLine } from '../../reports/reading/problem.ts';
import { readWorkbook } from '../../reports/reading/read-workbook.ts';
import { datesFromToday } from '../../reports/shift-dates.ts';
import { codeIn, validateWorkbook } from '../../reports/reading/validate-workbook.ts';
import { type OpenStore, openStore } from '../../store/open-store.ts';
import { importWorkbook } from '../../store/workbook/import/import-workbook.ts';
import { exclusionsOf, knownOf, partnershipCodes } from '../../store/workbook/import/already-stored.ts';
import { command, type ExitCode, type Io } from '../command.ts';
import { Refused, UsageError } from '../refused.ts';
import { withProgressBar } from '../progress-bar.ts';

/** Imports a workbook and prints what came of it as JSON: the counts, or every problem and then nothing is imported. */
export const importCommand = command({
  name: 'import',
  summary: 'import a workbook: all of it, or nothing',
  operand: 'FILE.xlsx or FOLDER',
  options: {
    'dry-run': { means: 'say what would be imported, and write nothing' },
    partnership: { value: 'CODE', means: 'which one it is for, where the workbook does not say' },
    'dates-from-today': {
      means: 'for the example: move its dates, so that its next meeting is seven working days away',
    },
  },
  run: async (typed, io, [source, ...others]) => {
    if (source === undefined) throw new UsageError('Say which workbook or folder to import');
    if (others.length > 0) throw new UsageError('Import one workbook or folder at a time');
    const { partnership, 'dry-run': dryRun, 'dates-from-today': fromToday } = typed;
    return importFrom(source, { partnership, dryRun, datesFromToday: fromToday }, io);
  },
});

interface Choices {
  readonly dryRun: boolean;
  readonly partnership: string | null;
  readonly datesFromToday: boolean;
}

async function importFrom(source: string, choices: Choices, io: Io): Promise<ExitCode> {
  const raw = await readWorkbook(source);
  const config = readConfig(io.env);
  const hashers = nameHashers(config);
  const hashName = hashers[0] ?? null;
  const open = await openStore(config);
  try {
    const inFile = codeIn(raw);
    const code = choices.partnership ?? inFile ?? (await onlyPartnership(open));
    const known = await knownOf(open.prisma, code);
    if (inFile === null && code !== null && known.code === null) {
      throw new Refused(`The workbook has no partnership sheet, and there is no partnership called ${code}`);
    }
    const names = await storedNames(known.code, hashers, open);
    const checked = { ...known, code: known.code ?? choices.partnership };
    const outcome = validateWorkbook(raw, checked, names ?? undefined);
    if (!outcome.valid) return refuse(outcome.problems, io);
    const { workbook, notes } = outcome;
    if (hashName === null && workbook.exclusions !== null) return refuse([NEEDS_KEY], io);
    const remarks = names === null && workbook.exclusions === null ? [...notes, UNCHECKED] : notes;
    return await importChecked(workbook, known, code, choices, remarks, hashName, open, io);
  } finally {
    await open.store.close();
  }
}

const NEEDS_KEY: Problem = {
  sheet: 'exclusions',
  row: null,
  column: null,
  reason: 'the names are kept as keyed hashes only, which needs FIELD_KEY: set it and import again',
};
const UNCHECKED =
  'Names were not looked for: FIELD_KEY is missing, or is not the one that the list of names was imported with.';

/** Finds the names on the list that the partnership has; null: there is one and it cannot be compared with. */
async function storedNames(
  code: string | null,
  hashers: readonly HashName[],
  { store, prisma }: OpenStore,
): Promise<NameFinder | null> {
  const found = code === null ? null : await exclusionsOf(prisma, code);
  return found === null ? () => [] : createNameScreen(store.registers, hashers).finderFor(found.id, found.version);
}

/** The partnership of a file that does not say: the only one that there is. */
async function onlyPartnership({ prisma }: OpenStore): Promise<string | null> {
  const codes = await partnershipCodes(prisma);
  if (codes.length > 1) {
    throw new Refused(
      `The workbook has no partnership sheet and the store holds ${codes.join(', ')}: say which with --partnership CODE`,
    );
  }
  return codes[0] ?? null;
}

async function importChecked(
  workbook: Workbook,
  known: Known,
  code: string | null,
  choices: Choices,
  notes: readonly string[],
  hashName: HashName | null,
  open: OpenStore,
  io: Io,
): Promise<ExitCode> {
  if (choices.datesFromToday && known.code !== null) {
    const already = 'It was imported before, and its dates were moved then: nothing was imported now.';
    io.out(`${JSON.stringify({ dryRun: choices.dryRun, partnership: known.code, notes: [...notes, already] })}\n`);
    return 0;
  }
  const dated = choices.datesFromToday ? datesFromToday(workbook, dayOf(io.now, workbook.timezone)) : workbook;
  const counts = await withProgressBar(io.terminal, (onProgress) =>
    importWorkbook(open.prisma, dated, { code, now: io.now, dryRun: choices.dryRun, hashName, onProgress }),
  );
  io.out(`${JSON.stringify({ ...counts, notes: [...notes, ...remarks(workbook, known)] })}\n`);
  return 0;
}

/** What somebody might not expect: people who stay although the file no longer names them, agencies without people. */
function remarks(workbook: Workbook, known: Known): readonly string[] {
  if (workbook.members.length === 0) return [];
  const named = new Set(workbook.members.map(({ values }) => values.email));
  const missing = [...known.memberEmails].filter((email) => !named.has(email)).length;
  const agencies = new Set(workbook.members.flatMap(({ values }) => values.agency?.toLowerCase() ?? []));
  const others = [
    ...workbook.nominals.flatMap(({ values }) => [values.lead_agency ?? [], values.agencies ?? []].flat()),
    ...workbook.actions.flatMap(({ values }) => values.agency ?? []),
  ];
  const empty = [...new Set(others.filter((agency) => !agencies.has(agency.toLowerCase())))].sort();
  return [
    ...(missing === 0 ? [] : [`Members whom the workbook does not name stay as they are: ${String(missing)}.`]),
    ...(empty.length === 0 ? [] : [`No member in the workbook belongs to: ${empty.join('; ')}.`]),
  ];
}

function refuse(problems: readonly Problem[], io: Io): ExitCode {
  const count = problems.length === 1 ? 'one problem' : `${String(problems.length)} problems`;
  io.out(`${JSON.stringify({ imported: false, problems })}\n`);
  io.err(`Nothing was imported: the workbook has ${count}.\n`);
  for (const problem of problems) io.err(`${problemLine(problem)}\n`);
  return 1;
}
