import { hasEnded } from '../../domain/actions/action.ts';
import { hasUsualHeading } from '../../domain/standing-item/report-sections.ts';
import { nominalKey, NOMINAL_LETTERS, nominalText, refNumber } from '../../domain/refs.ts';
import type { Known, SheetName } from '../../domain/workbook/workbook.ts';
import type { Problem } from './problem.ts';
import type { ReadRow, ReadWorkbook } from './sheet-columns.ts';

/**
 * Everything that is wrong between cells, rows and sheets, all at once. A cell that could not be read is null here, and
 * raises no second problem.
 */
export function checkRows(book: ReadWorkbook, known: Known): readonly Problem[] {
  return [
    ...onePartnership(book, known),
    ...repeats('members', book.members, 'email', ({ values }) => values.email),
    ...repeats('members', book.members, 'entra_id', ({ values }) => values.entra_id),
    ...repeats('nominals', book.nominals, 'ref', ({ values }) => codeText(values.ref)),
    ...repeats('profiles', book.profiles, 'ref', ({ values }) => numberText(values.ref, 'P')),
    ...repeats('actions', book.actions, 'ref', ({ values }) => numberText(values.ref, 'A')),
    ...repeats('meetings', book.meetings, 'starts', ({ values }) => both(values.kind, values.starts)),
    ...repeats('programmes', book.programmes, 'name', ({ values }) => both(values.name, values.venue ?? '-')),
    ...repeats('local_profiles', book.local_profiles, 'version', ({ values }) => numberOf(values.version)),
    ...repeats('threats', book.threats, 'threat', ({ values }) => values.threat),
    ...repeats('committees', book.committees, 'code', ({ values }) => values.code),
    ...repeats('report_sections', book.report_sections, 'section', ({ values }) =>
      both(values.committee, values.section),
    ),
    ...memberProblems(book, known),
    ...nominalProblems(book, known),
    ...actionProblems(book, known),
    ...sectionProblems(book, known),
  ];
}

function onePartnership(book: ReadWorkbook, known: Known): readonly Problem[] {
  const [first, ...others] = book.partnerships;
  const tooMany = others.map(({ row }) =>
    problem('partnership', row, 'code', 'a workbook holds one partnership; import each from its own'),
  );
  const code = first?.values.code ?? null;
  if (first === undefined || code === null || known.code === null) return tooMany;
  return code.toUpperCase() === known.code.toUpperCase()
    ? tooMany
    : [...tooMany, problem('partnership', first.row, 'code', `the import is for ${known.code}`, code)];
}

function memberProblems(book: ReadWorkbook, known: Known): readonly Problem[] {
  const emails = knownEmails(book, known);
  return book.members.flatMap(({ row, values }) => {
    const problems: Problem[] = [];
    const deputy = values.deputy_email;
    if (deputy !== null && deputy === values.email) {
      problems.push(problem('members', row, 'deputy_email', 'nobody can be their own deputy', deputy));
    } else if (deputy !== null && !emails.has(deputy)) {
      problems.push(problem('members', row, 'deputy_email', `${deputy} is not the email of a member`, deputy));
    }
    const holder = values.entra_id === null ? undefined : known.entraIds.get(values.entra_id);
    const inFile = book.members.some((other) => other.values.email === holder);
    if (holder !== undefined && holder !== values.email && !inFile && values.entra_id !== null) {
      problems.push(problem('members', row, 'entra_id', `it is already the id of ${holder}`, values.entra_id));
    }
    return problems;
  });
}

function nominalProblems(book: ReadWorkbook, known: Known): readonly Problem[] {
  const profiles = new Set([...known.profiles, ...book.profiles.map(({ values }) => numberText(values.ref, 'P'))]);
  return book.nominals.flatMap(({ row, values }) => {
    const problems: Problem[] = [];
    const key = values.ref === null ? null : nominalKey(values.ref);
    if (key !== null && values.kind !== null && key.kind !== values.kind) {
      const letter = NOMINAL_LETTERS[values.kind];
      problems.push(
        problem('nominals', row, 'ref', `the code of kind ${values.kind} begins with ${letter}`, values.ref ?? ''),
      );
    }
    if (values.profile !== null && !profiles.has(numberText(values.profile, 'P'))) {
      problems.push(
        problem('nominals', row, 'profile', `${values.profile} is not the ref of a known profile`, values.profile),
      );
    }
    if (values.opened !== null && values.closed !== null && values.closed < values.opened) {
      problems.push(problem('nominals', row, 'closed', 'it is before the day it was opened', values.closed));
    }
    return problems;
  });
}

function actionProblems(book: ReadWorkbook, known: Known): readonly Problem[] {
  const emails = knownEmails(book, known);
  const nominals = new Set([...known.nominals, ...book.nominals.map(({ values }) => codeText(values.ref))]);
  return book.actions.flatMap(({ row, values }) => {
    const problems: Problem[] = [];
    const owner = values.owner_email;
    if (owner !== null && !emails.has(owner)) {
      problems.push(problem('actions', row, 'owner_email', `${owner} is not the email of a member`, owner));
    }
    if (values.nominal !== null && !nominals.has(codeText(values.nominal))) {
      problems.push(problem('actions', row, 'nominal', `${values.nominal} is not a known code`, values.nominal));
    }
    if (values.raised !== null && values.due !== null && values.due < values.raised) {
      problems.push(problem('actions', row, 'due', 'it is before the day the action was raised', values.due));
    }
    const mayHaveCompleted =
      values.status === null || hasEnded(values.status) || values.status === 'awaiting_confirmation';
    if (values.completed !== null && !mayHaveCompleted) {
      problems.push(problem('actions', row, 'completed', 'the status is not one of the ends', values.completed));
    }
    return problems;
  });
}

function sectionProblems(book: ReadWorkbook, known: Known): readonly Problem[] {
  const inFile = book.committees.flatMap(({ values }) => values.code?.toLowerCase() ?? []);
  const committees = new Set([...known.committees, ...inFile]);
  return book.report_sections.flatMap(({ row, values }) => {
    const { committee, section, heading } = values;
    const problems: Problem[] = [];
    if (committee !== null && !committees.has(committee.toLowerCase())) {
      problems.push(problem('report_sections', row, 'committee', 'it is not the code of a committee'));
    }
    if (section !== null && heading === null && !hasUsualHeading(section)) {
      problems.push(problem('report_sections', row, 'heading', `section ${section} has no usual heading: give it one`));
    }
    return problems;
  });
}

/** Rows with the same natural key: refs mean their number, so A-12 and A-0012 are one action. */
function repeats<S extends SheetName>(
  sheet: S,
  rows: readonly ReadRow<S>[],
  column: string,
  keyOf: (row: ReadRow<S>) => string | null,
): readonly Problem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row)?.toLowerCase();
    if (key === undefined) return [];
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row.row);
    return earlier === undefined
      ? []
      : [problem(sheet, row.row, column, `it is the same as in row ${String(earlier)}`)];
  });
}

function knownEmails(book: ReadWorkbook, known: Known): ReadonlySet<string> {
  return new Set([...known.memberEmails, ...book.members.flatMap(({ values }) => values.email ?? [])]);
}

function codeText(code: string | null): string | null {
  return code === null ? null : nominalText(code);
}

function numberText(code: string | null, letter: string): string | null {
  const number = code === null ? null : refNumber(code, letter);
  return number === null ? null : String(number);
}

function numberOf(count: number | null): string | null {
  return count === null ? null : String(count);
}

function both(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : `${one} ${other}`;
}

function problem(sheet: SheetName, row: number, column: string, reason: string, value?: string): Problem {
  return value === undefined ? { sheet, row, column, reason } : { sheet, row, column, value, reason };
}
