import type { z } from 'zod';
import { required } from './cell-reader.ts';
import {
  count,
  email,
  entraId,
  list,
  marking,
  days,
  months,
  nominalRef,
  onOff,
  ref,
  sectionNumber,
  statusWord,
  text,
  threatWord,
  word,
  words,
} from './cell-values.ts';
import { date, localTime, pattern, timeZone, wallClock } from './date-cells.ts';
import { STRANDS } from '../../domain/actions/action.ts';
import { SECTION_CONTENTS } from '../../domain/standing-item/committee.ts';
import { MEETING_KINDS, MEETING_STATUSES } from '../../domain/calendar/meeting.ts';
import { CATEGORIES } from '../../domain/nominals/nominal.ts';
import { ACCOUNTS, ROLES } from '../../domain/people/person.ts';
import { NOMINAL_KINDS } from '../../domain/refs.ts';
import { THREAT_LEVELS, THREAT_TRENDS } from '../../domain/registers/threats.ts';
import type { SheetName, Sheets } from '../../domain/workbook/workbook.ts';

interface SheetLayout<S extends SheetName> {
  readonly mustHave: readonly (keyof Sheets[S])[];
  readonly columns: { readonly [C in keyof Sheets[S]]: z.ZodType<Sheets[S][C]> };
}

/**
 * The sheets of a workbook and how each column is read. Names and order are the contract with partnerships: columns may
 * be added at the end, none renamed. A column outside `columns` is ignored; one of `mustHave` that is missing is an error.
 */
export const SHEETS = {
  partnership: {
    mustHave: ['code', 'name'],
    columns: {
      code: required(text(40)),
      name: required(text(200)),
      board: text(200),
      timezone: timeZone,
      marking,
      meeting_pattern: pattern,
      board_pattern: pattern,
      meeting_time: localTime,
      confirmation: onOff,
      extension_approval: onOff,
      tenant_id: entraId,
      aliases: onOff,
      review_months: months,
      retention_months: months,
      separate_approval: onOff,
      paper_days: days,
    },
  },
  members: {
    mustHave: ['name', 'email'],
    columns: {
      name: required(text(200)),
      email: required(email),
      entra_id: entraId,
      agency: text(200),
      role: words(ROLES),
      deputy_email: email,
      account: word(ACCOUNTS),
    },
  },
  nominals: {
    mustHave: ['ref'],
    columns: {
      ref: required(nominalRef),
      kind: word(NOMINAL_KINDS),
      categories: words(CATEGORIES),
      status: word(['open', 'closed']),
      lead_agency: text(200),
      agencies: list,
      profile: ref('P'),
      opened: date,
      closed: date,
      review_by: date,
    },
  },
  profiles: {
    mustHave: ['ref', 'title'],
    columns: {
      ref: required(ref('P')),
      title: required(text(2000)),
      kind: required(word(NOMINAL_KINDS)),
      produced_by: text(200),
      requested: date,
      received: date,
      accepted: date,
      review_by: date,
    },
  },
  meetings: {
    mustHave: ['kind', 'starts'],
    columns: {
      kind: required(word(MEETING_KINDS)),
      starts: required(wallClock),
      venue: text(200),
      status: word(MEETING_STATUSES),
    },
  },
  actions: {
    mustHave: ['ref', 'title', 'owner_email', 'due', 'status'],
    columns: {
      ref: required(ref('A')),
      nominal: nominalRef,
      title: required(text(2000)),
      strand: word(STRANDS),
      tactic: text(2000),
      owner_email: email,
      agency: text(200),
      raised: date,
      due: date,
      status: statusWord,
      updated: date,
      update: text(2000),
      completed: date,
      original_due: date,
      extensions: count,
      blocker: text(2000),
      outcome: text(2000),
      evidence: text(2000),
    },
  },
  programmes: {
    mustHave: ['name'],
    columns: {
      name: required(text(200)),
      venue: text(200),
      partners: list,
      starts: date,
      weeks: count,
      sessions_planned: count,
      sessions_delivered: count,
      referred: count,
      started: count,
      completed: count,
    },
  },
  local_profiles: {
    mustHave: ['name', 'version'],
    columns: {
      name: required(text(200)),
      version: required(count),
      author: text(200),
      issued: date,
      review_by: date,
    },
  },
  threats: {
    mustHave: ['threat', 'level'],
    columns: {
      threat: required(threatWord),
      level: required(word(THREAT_LEVELS)),
      trend: word(THREAT_TRENDS),
      assessed: date,
    },
  },
  committees: {
    mustHave: ['code', 'name'],
    columns: {
      code: required(text(40)),
      name: required(text(200)),
      reporting_officer: text(200),
      portfolio: text(200),
      subject: text(200),
      wards: text(200),
      objectives: text(4000),
    },
  },
  report_sections: {
    mustHave: ['committee', 'section'],
    columns: {
      committee: required(text(40)),
      section: required(sectionNumber),
      heading: text(200),
      text: text(8000),
      contains: word(SECTION_CONTENTS),
    },
  },
} as const satisfies { readonly [S in SheetName]: SheetLayout<S> };

export const SHEET_NAMES = Object.keys(SHEETS) as SheetName[];

/** A row that has been read but not yet checked: a cell that could not be read is null, whatever its column. */
export interface ReadRow<S extends SheetName> {
  readonly row: number;
  readonly given: ReadonlySet<string>;
  readonly values: { readonly [C in keyof Sheets[S]]: Sheets[S][C] | null };
}

/** A workbook that has been read but not yet checked. */
export interface ReadWorkbook {
  readonly partnerships: readonly ReadRow<'partnership'>[];
  readonly members: readonly ReadRow<'members'>[];
  readonly nominals: readonly ReadRow<'nominals'>[];
  readonly profiles: readonly ReadRow<'profiles'>[];
  readonly meetings: readonly ReadRow<'meetings'>[];
  readonly actions: readonly ReadRow<'actions'>[];
  readonly programmes: readonly ReadRow<'programmes'>[];
  readonly local_profiles: readonly ReadRow<'local_profiles'>[];
  readonly threats: readonly ReadRow<'threats'>[];
  readonly committees: readonly ReadRow<'committees'>[];
  readonly report_sections: readonly ReadRow<'report_sections'>[];
}

/** The columns whose words are a person's own: a problem in one of them is told without its value. */
const FREE_TEXT: ReadonlySet<string> = new Set([
  'name',
  'board',
  'title',
  'tactic',
  'update',
  'blocker',
  'outcome',
  'evidence',
  'venue',
  'partners',
  'produced_by',
  'agency',
  'lead_agency',
  'agencies',
  'author',
  'reporting_officer',
  'portfolio',
  'subject',
  'wards',
  'objectives',
  'heading',
  'text',
]);

export function isFreeText(column: string): boolean {
  return FREE_TEXT.has(column);
}

/** Read by a form of their own, or the roster's: no words of somebody's own can be in them. */
const OF_A_FORM: ReadonlySet<string> = new Set([
  ...['ref', 'nominal', 'profile', 'kind', 'categories', 'status', 'strand', 'role', 'account'],
  ...['email', 'owner_email', 'deputy_email', 'entra_id', 'tenant_id'],
  ...['aliases', 'review_months', 'retention_months', 'separate_approval', 'paper_days'],
  ...['committee', 'section', 'contains', 'threat', 'level', 'trend', 'issued', 'assessed'],
  ...['timezone', 'meeting_pattern', 'board_pattern', 'meeting_time'],
  ...['starts', 'opened', 'closed', 'requested', 'received', 'accepted', 'review_by'],
  ...['raised', 'due', 'updated', 'completed', 'original_due'],
]);

/** The columns with words that are looked through for personal details: all of text but members' own names. */
export function typedColumns(sheet: SheetName): readonly string[] {
  return columnNames(sheet).filter((column) => !OF_A_FORM.has(column) && !(sheet === 'members' && column === 'name'));
}

export function columnNames(sheet: SheetName): readonly string[] {
  return Object.keys(SHEETS[sheet].columns);
}
