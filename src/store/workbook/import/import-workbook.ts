import type { ImportCounts, ListCounts, Workbook } from '../../../domain/workbook/workbook.ts';
import type { HashName } from '../../../domain/minimise/name-hash.ts';
import { type Queries, writeNotes } from '../../audit/audit.ts';
import { StoreFault } from '../../engine/fault.ts';
import type { PrismaClient } from '../../generated/client.ts';
import { asFault } from '../../engine/throwing-faults.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { mergeActions } from './merge-actions.ts';
import { mergeLocalProfiles, mergeThreats } from './merge-threats.ts';
import { mergeCommittees, mergeReportSections } from './merge-committees.ts';
import { mergeExclusions } from './merge-exclusions.ts';
import { mergeMeetings } from './merge-meetings.ts';
import { mergePartnership } from './merge-partnership.ts';
import { mergeAgencies, mergeMembers } from './merge-people.ts';
import { mergeProgrammes } from './merge-programmes.ts';
import { mergeNominals, mergeProfiles } from './merge-registers.ts';
import type { Merged } from './merge-sheet.ts';
import { withoutErased } from './without-erased.ts';

export interface ImportOptions {
  /** The partnership, where the workbook does not say. */
  readonly code: string | null;
  readonly now: Date;
  readonly dryRun: boolean;
  /** How names are hashed; null or absent: there is no FIELD_KEY, without which no list of names can be kept. */
  readonly hashName?: HashName | null;
  /** Rows done, of all. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Ten thousand actions take seconds; this is where something is wrong. */
const TIME_LIMIT = { maxWait: 60_000, timeout: 600_000 };

/** Any number will do, as long as it is always the same: two imports at once wait for each other. */
const IMPORT_LOCK = 7_150_419;

/** In the order in which they are merged: each may name what comes before it. */
const SHEETS = [
  'members',
  'profiles',
  'nominals',
  'meetings',
  'actions',
  'programmes',
  'local_profiles',
  'threats',
  'committees',
  'report_sections',
] as const;

class RolledBack extends Error {
  readonly counts: ImportCounts;
  constructor(counts: ImportCounts) {
    super('dry run');
    this.counts = counts;
  }
}

/**
 * Imports a checked workbook in one transaction: all of it, or nothing. Importing the same workbook again changes
 * nothing and leaves alone what people changed since. A dry run does all the work and takes it back, so that its counts
 * are those of the import.
 */
export async function importWorkbook(
  prisma: PrismaClient,
  workbook: Workbook,
  options: ImportOptions,
): Promise<ImportCounts> {
  try {
    return await prisma.$transaction(async (tx) => {
      const counts = await mergeWorkbook(tx, workbook, options);
      if (options.dryRun) throw new RolledBack(counts);
      return counts;
    }, TIME_LIMIT);
  } catch (error) {
    if (error instanceof RolledBack) return error.counts;
    throw asFault(error);
  }
}

async function mergeWorkbook(tx: Tx, workbook: Workbook, options: ImportOptions): Promise<ImportCounts> {
  const { now, onProgress } = options;
  const all = SHEETS.reduce((sum, sheet) => sum + workbook[sheet].length, 0);
  let done = 0;
  const onWritten = (rows: number): void => {
    done += rows;
    onProgress?.(done, all);
  };
  const after = (sheet: (typeof SHEETS)[number]): void => {
    done = SHEETS.slice(0, SHEETS.indexOf(sheet) + 1).reduce((sum, one) => sum + workbook[one].length, 0);
    onProgress?.(done, all);
  };
  onProgress?.(0, all);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`;
  const { id: partnershipId, code, timezone } = await mergePartnership(tx, workbook, options.code);
  const { profiles: profileRows, actions: actionRows } = await withoutErased(tx, partnershipId, workbook);
  const agencyId = await mergeAgencies(tx, partnershipId, workbook);
  const members = await mergeMembers(tx, partnershipId, workbook.members, agencyId);
  after('members');
  const profiles = await mergeProfiles(tx, partnershipId, profileRows);
  const nominals = await mergeNominals(tx, partnershipId, workbook.nominals, agencyId, profiles.idByRef);
  after('nominals');
  const meetings = await mergeMeetings(tx, partnershipId, workbook.meetings, timezone);
  after('meetings');
  const { idByRef: nominalId } = nominals;
  const merge = { partnershipId, timezone, now, members, agencyId, nominalId, onWritten };
  const actions = await mergeActions(tx, actionRows, merge);
  after('actions');
  const programmes = await mergeProgrammes(tx, partnershipId, workbook.programmes);
  after('programmes');
  const localProfiles = await mergeLocalProfiles(tx, partnershipId, workbook.local_profiles);
  const threats = await mergeThreats(tx, partnershipId, workbook.threats);
  after('threats');
  const committees = await mergeCommittees(tx, partnershipId, workbook.committees);
  after('committees');
  const sections = await mergeReportSections(tx, partnershipId, workbook.report_sections, committees.idByCode);
  after('report_sections');
  const exclusions = await mergedExclusions(tx, partnershipId, workbook.exclusions, options.hashName ?? null);

  const counts: ImportCounts = {
    dryRun: options.dryRun,
    partnership: code,
    members: members.merged.counts,
    nominals: nominals.merged.counts,
    profiles: profiles.merged.counts,
    meetings: meetings.counts,
    actions: actions.counts,
    programmes: programmes.counts,
    local_profiles: localProfiles.counts,
    threats: threats.counts,
    committees: committees.merged.counts,
    report_sections: sections.counts,
    ...(exclusions === null ? {} : { exclusions }),
  };
  await audit(tx, partnershipId, now, counts, actions);
  return counts;
}

async function mergedExclusions(
  tx: Tx,
  partnershipId: number,
  names: readonly string[] | null,
  hashName: HashName | null,
): Promise<ListCounts | null> {
  if (names === null) return null;
  if (hashName === null) throw new StoreFault('no field key', 'A list of names can be kept only with FIELD_KEY.');
  return mergeExclusions(tx, partnershipId, names, hashName);
}

/** One entry for the import, and one for each action that it changed. */
async function audit(
  tx: Queries,
  partnershipId: number,
  at: Date,
  counts: ImportCounts,
  actions: Merged<'actions'>,
): Promise<void> {
  const note = {
    at,
    actor: 'command line',
    source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
  } as const;
  const changes = actions.changed.map(({ row, before, after }) => {
    const columns = Object.keys(after).filter((column) => after[column] !== before[column]);
    const of = (state: Row): Row => Object.fromEntries(columns.map((column) => [column, state[column]]));
    return { ...note, event: 'action.changed', subject: row.values.ref, previous: of(before), next: of(after) };
  });
  await writeNotes(tx, partnershipId, [
    { ...note, event: 'log.imported', subject: counts.partnership, next: counts },
    ...changes,
  ]);
}
