import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ExportedAction, type ExportedLog } from '../../../../src/domain/workbook/exported-log.ts';
import type { ImportCounts } from '../../../../src/domain/workbook/workbook.ts';
import type { Cell } from '../../../../src/reports/reading/raw-sheet.ts';
import { validateWorkbook } from '../../../../src/reports/reading/validate-workbook.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { exportLog } from '../../../../src/store/workbook/export/export-log.ts';
import { importWorkbook } from '../../../../src/store/workbook/import/import-workbook.ts';
import { knownOf } from '../../../../src/store/workbook/import/already-stored.ts';
import { MEMBERS, NORTH, rawWorkbook } from '../../../reports/sheets.ts';
import { ENGINES, openTestDatabase } from '../../../support/database.ts';
import { dumpOf } from '../../../support/dump.ts';
import { emptyDatabase } from '../../../support/empty-database.ts';

type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

const NOW = new Date('2026-11-23T09:00:00Z');
const HEADER = [
  'ref',
  'nominal',
  'title',
  'owner_email',
  'agency',
  'raised',
  'due',
  'status',
  'updated',
  'update',
  'completed',
];
const VISIT = [
  'A-0012',
  'N-1',
  'Visit',
  'sam@example.org',
  '',
  '01/10/2026',
  '04/12/2026',
  'open',
  '02/10/2026',
  'Letter sent',
  '',
];
const BOOK: Sheets = {
  partnership: NORTH,
  members: MEMBERS,
  nominals: [
    ['ref', 'kind', 'status', 'lead_agency', 'agencies', 'profile'],
    ['N-1', 'individual', 'open', 'Police', 'Housing;Probation', 'P-1'],
  ],
  profiles: [
    ['ref', 'title', 'kind', 'received'],
    ['P-1', 'A shared profile', 'individual', '01/09/2026'],
  ],
  meetings: [
    ['kind', 'starts', 'venue', 'status'],
    ['partnership', '08/12/2026 10:00', 'Civic Suite', 'planned'],
  ],
  actions: [HEADER, VISIT],
  programmes: [
    ['name', 'venue', 'partners', 'sessions_planned', 'referred'],
    ['Risk and Resilience', 'Horizons', 'One;Two', 12, 9],
  ],
};

const NOTHING = { added: 0, changed: 0, unchanged: 0 };
const ADDED = { ...NOTHING, added: 1 };
const CHANGED = { ...NOTHING, changed: 1 };
const UNCHANGED = { ...NOTHING, unchanged: 1 };

describe.each(ENGINES)('importing a workbook into %s', (engine) => {
  let open: OpenStore;
  beforeAll(async () => {
    open = await openTestDatabase(engine);
  });
  afterAll(() => open.store.close());
  beforeEach(() => emptyDatabase(open.prisma));

  async function bring(sheets: Sheets, options: { dryRun?: boolean; now?: Date } = {}): Promise<ImportCounts> {
    const known = await knownOf(open.prisma, 'NORTH');
    const outcome = validateWorkbook(rawWorkbook(sheets), known);
    if (!outcome.valid) throw new Error(JSON.stringify(outcome.problems));
    return importWorkbook(open.prisma, outcome.workbook, { code: 'NORTH', now: NOW, dryRun: false, ...options });
  }

  async function exported(): Promise<ExportedLog> {
    const [partnership] = await open.store.partnerships();
    if (partnership === undefined) throw new Error('nothing was imported');
    return exportLog(open.prisma, partnership, 'json', NOW);
  }

  async function action(): Promise<ExportedAction> {
    const [first] = (await exported()).actions;
    if (first === undefined) throw new Error('there is no action');
    return first;
  }

  /** As chat does it: the status moves, words are recorded, the version grows. */
  async function inChat(status: 'blocked' | 'completed', text: string, at: string): Promise<void> {
    const found = await open.prisma.action.findFirstOrThrow();
    const changed = { status, lastUpdate: text, lastUpdateAt: new Date(at), lastUpdateBy: 'Sam Okafor' };
    await open.prisma.action.update({ where: { id: found.id }, data: { ...changed, version: { increment: 1 } } });
  }

  test.each([
    ['another due date', ['18/12/2026', 'sam@example.org'], null],
    ['another owner', ['04/12/2026', ''], null],
    ['another title only', ['04/12/2026', 'sam@example.org'], '2026-12-01'],
  ] as const)('a snooze, after a sheet with %s', async (_what, [due, owner], until) => {
    await bring(BOOK);
    await open.prisma.action.updateMany({
      data: { snoozedUntil: new Date('2026-12-01'), snoozeReason: 'waiting for the court' },
    });
    expect(await action()).toMatchObject({ snoozed_until: '2026-12-01', snooze_reason: 'waiting for the court' });
    const row = VISIT.with(2, 'Visit again').with(6, due).with(3, owner);
    await bring({ ...BOOK, actions: [HEADER, row] });
    expect(await action()).toMatchObject({
      title: 'Visit again',
      snoozed_until: until,
      snooze_reason: until === null ? null : 'waiting for the court',
    });
  });

  test('the local profile and its threats come back as they were, and chat’s own assessment stays', async () => {
    const local_profiles = [
      ['name', 'version', 'author', 'issued', 'review_by'],
      ['Local Profile', 3, 'Police', '07/10/2026', '07/04/2027'],
    ];
    const threats = [
      ['threat', 'level', 'trend'],
      ['County lines', 'High', 'rising'],
      ['cuckooing', 'medium', ''],
    ];
    const book = { ...BOOK, local_profiles, threats };
    expect(await bring(book)).toMatchObject({ local_profiles: ADDED, threats: { ...NOTHING, added: 2 } });
    expect(await bring(book)).toMatchObject({ local_profiles: UNCHANGED, threats: { ...NOTHING, unchanged: 2 } });
    await open.prisma.threat.updateMany({ where: { threat: 'cuckooing' }, data: { level: 'low' } });
    await bring(book);
    const log = await exported();
    expect(log.local_profiles).toEqual([
      { name: 'Local Profile', version: 3, author: 'Police', issued: '2026-10-07', review_by: '2027-04-07' },
    ]);
    expect(log.threats).toMatchObject([
      { threat: 'county_lines', level: 'high', trend: 'rising' },
      { threat: 'cuckooing', level: 'low', trend: null },
    ]);
    const wrong = {
      threats: [
        ['threat', 'level'],
        ['somebody’s feud', 'high'],
        ['fraud', 'high'],
        ['fraud', 'low'],
      ],
    };
    await expect(bring({ ...BOOK, ...wrong })).rejects.toThrow();
  });

  test('committees and their sections are found again by code and number, and come back as they were', async () => {
    const committees = [
      ['code', 'name', 'reporting_officer', 'objectives'],
      ['SHP', 'Safer Harbour Partnership', 'Director of Communities', 'Reduce the threat.\nKeep people safe.'],
    ];
    const sections = [
      ['committee', 'section', 'heading', 'text', 'contains'],
      ['shp', 6, '', 'There are costs.', ''],
      ['SHP', '15.0', 'Consultation', '', 'words'],
    ];
    const book = { ...BOOK, committees, report_sections: sections };
    expect(await bring(book)).toMatchObject({ committees: ADDED, report_sections: { ...NOTHING, added: 2 } });
    expect(await bring(book)).toMatchObject({ committees: UNCHANGED, report_sections: { ...NOTHING, unchanged: 2 } });
    const log = await exported();
    expect(log.report_sections).toEqual([
      { committee: 'SHP', section: '6.0', heading: null, text: 'There are costs.', contains: null },
      { committee: 'SHP', section: '15.0', heading: 'Consultation', text: null, contains: 'words' },
    ]);
    expect(log.committees).toMatchObject([{ code: 'SHP', reporting_officer: 'Director of Communities', wards: null }]);
    const [partnership] = await open.store.partnerships();
    expect(await open.store.registers.committees(partnership?.id ?? 0)).toMatchObject([
      {
        code: 'SHP',
        objectives: 'Reduce the threat.\nKeep people safe.',
        sections: [{ section: '6.0' }, { section: '15.0' }],
      },
    ]);
    const other = {
      report_sections: [
        ['committee', 'section', 'text'],
        ['SHP', '6.0', 'There are none.'],
      ],
    };
    expect(await bring(other)).toMatchObject({ report_sections: CHANGED });
  });

  test('a new owner in the sheet has yet to hear of it and to accept it; another file’s owner does not', async () => {
    await bring(BOOK);
    await open.prisma.action.updateMany({ data: { acceptedAt: NOW } });
    const owned = async () => {
      const { handedOverAt, acceptedAt } = await open.prisma.action.findFirstOrThrow();
      return { handedOverAt, acceptedAt };
    };
    await bring({ ...BOOK, actions: [HEADER, VISIT.with(2, 'Visit again')] });
    expect(await owned()).toEqual({ handedOverAt: null, acceptedAt: NOW });
    const tuesday = new Date('2026-11-24T09:00:00Z');
    await bring({ ...BOOK, actions: [HEADER, VISIT.with(3, 'priya@example.org')] }, { now: tuesday });
    expect(await owned()).toEqual({ handedOverAt: tuesday, acceptedAt: null });
  });

  test('brings every sheet, once', async () => {
    expect(await bring(BOOK)).toEqual({
      dryRun: false,
      partnership: 'NORTH',
      members: { ...NOTHING, added: 2 },
      nominals: ADDED,
      profiles: ADDED,
      meetings: ADDED,
      actions: ADDED,
      local_profiles: NOTHING,
      threats: NOTHING,
      committees: NOTHING,
      report_sections: NOTHING,
      programmes: ADDED,
    });
    const log = await exported();
    expect(log.members[0]).toMatchObject({
      email: 'sam@example.org',
      agency: 'Housing',
      role: 'member',
      deputy_email: 'priya@example.org',
    });
    expect(log.nominals[0]).toMatchObject({
      ref: 'N-1',
      lead_agency: 'Police',
      agencies: 'Housing;Probation',
      profile: 'P-1',
    });
    expect(log.meetings[0]).toMatchObject({ starts: '2026-12-08T10:00:00.000Z', status: 'planned' });
    expect(log.programmes[0]).toMatchObject({ partners: 'One;Two', sessions_planned: 12, completed: null });
    expect(log.actions[0]).toMatchObject({
      ref: 'A-0012',
      nominal: 'N-1',
      agency: 'Housing',
      due: '2026-12-04',
      original_due: '2026-12-04',
      extensions: 0,
      status: 'In progress',
      version: 1,
      rating: 'Amber',
      rating_reason: 'Due on Friday 4 December 2026',
      updates: [
        {
          at: '2026-10-01T23:00:00.000Z',
          by: 'sam@example.org',
          kind: 'imported',
          status: 'In progress',
          text: 'Letter sent',
        },
      ],
    });
  });

  test('brought again, changes nothing', async () => {
    await bring(BOOK);
    const before = await exported();
    const counts = await bring(BOOK);
    expect(counts).toMatchObject({ members: { ...NOTHING, unchanged: 2 }, nominals: UNCHANGED, actions: UNCHANGED });
    expect(counts).toMatchObject({ meetings: UNCHANGED, profiles: UNCHANGED, programmes: UNCHANGED });
    expect(await exported()).toEqual(before);
  });

  test('brought again, leaves alone what people changed in chat since', async () => {
    await bring(BOOK);
    await inChat('blocked', 'Waiting for the keys', '2026-11-20T12:00:00Z');
    const before = await action();
    expect(await bring(BOOK)).toMatchObject({ actions: UNCHANGED });
    expect(await action()).toEqual(before);
    expect(before).toMatchObject({ status: 'Blocked', update: 'Waiting for the keys', version: 2 });
  });

  test('applies the columns that the sheet changed, and no others', async () => {
    await bring(BOOK);
    await inChat('blocked', 'Waiting for the keys', '2026-11-20T12:00:00Z');
    const later = VISIT.with(2, 'Visit together').with(6, '18/12/2026');
    expect(await bring({ ...BOOK, actions: [HEADER, later] })).toMatchObject({ actions: CHANGED });
    expect(await action()).toMatchObject({
      title: 'Visit together',
      due: '2026-12-18',
      original_due: '2026-12-04',
      extensions: 1,
      status: 'Blocked',
      update: 'Waiting for the keys',
      version: 3,
    });
  });

  test('adds a later update of the sheet to the history, without hiding a newer one from chat', async () => {
    await bring(BOOK);
    await inChat('blocked', 'Waiting for the keys', '2026-11-20T12:00:00Z');
    const older = VISIT.with(8, '19/11/2026').with(9, 'Met the landlord');
    await bring({ ...BOOK, actions: [HEADER, older] });
    expect(await action()).toMatchObject({ update: 'Waiting for the keys', updated: '2026-11-20' });
    const newer = VISIT.with(8, '21/11/2026').with(9, 'Keys arrived');
    await bring({ ...BOOK, actions: [HEADER, newer] });
    const after = await action();
    expect(after).toMatchObject({ update: 'Keys arrived', updated: '2026-11-21', status: 'Blocked' });
    expect(after.updates.map(({ text }) => text)).toEqual(['Letter sent', 'Met the landlord', 'Keys arrived']);
  });

  test('an end in the sheet completes the action, and a reopening takes the day back', async () => {
    await bring(BOOK);
    const done = VISIT.with(7, 'completed').with(8, '20/11/2026').with(9, 'Visited');
    await bring({ ...BOOK, actions: [HEADER, done] });
    expect(await action()).toMatchObject({ status: 'Completed', completed: '2026-11-20', rating: 'Blue' });
    await bring({ ...BOOK, actions: [HEADER, VISIT.with(9, 'Visited').with(8, '20/11/2026')] });
    const reopened = await action();
    expect(reopened).toMatchObject({ status: 'In progress', completed: null });
    expect(reopened.updates.map(({ status }) => status)).toEqual(['In progress', 'Completed', 'In progress']);
  });

  test('a blocked action without a blocker of its own is blocked by what its update says', async () => {
    await bring({ ...BOOK, actions: [HEADER, VISIT.with(7, 'Blocked').with(9, 'Waiting for HMRC')] });
    expect(await action()).toMatchObject({ status: 'Blocked', blocker: 'Waiting for HMRC' });
  });

  test('a meeting that was moved in chat is not added a second time', async () => {
    await bring(BOOK);
    await open.prisma.meeting.updateMany({ data: { startsAt: new Date('2026-12-10T14:00:00Z') } });
    expect(await bring(BOOK)).toMatchObject({ meetings: UNCHANGED });
    const moved = [
      ['kind', 'starts'],
      ['partnership', '10/12/2026 14:00'],
    ];
    expect(await bring({ ...BOOK, meetings: moved })).toMatchObject({ meetings: UNCHANGED });
    expect((await exported()).meetings).toMatchObject([{ starts: '2026-12-10T14:00:00.000Z' }]);
  });

  test('a column that the file leaves out is left alone, one that it empties is emptied', async () => {
    await bring(BOOK);
    const partly = [
      ['kind', 'starts', 'venue'],
      ['partnership', '08/12/2026 10:00', ''],
    ];
    const people = [
      ['name', 'email'],
      ['Sam Okafor', 'SAM@example.org'],
    ];
    expect(await bring({ ...BOOK, members: people, meetings: partly })).toMatchObject({
      members: UNCHANGED,
      meetings: CHANGED,
    });
    const log = await exported();
    expect(log.members).toMatchObject([
      { agency: 'Housing', deputy_email: 'priya@example.org' },
      { name: 'Priya Shah' },
    ]);
    expect(log.meetings[0]).toMatchObject({ venue: null, status: 'planned' });
  });

  test('need to know follows the sheet', async () => {
    await bring(BOOK);
    const narrower = [
      ['ref', 'kind', 'status', 'lead_agency', 'agencies', 'profile'],
      ['N-0001', 'individual', 'open', 'police', 'Probation', 'P-01'],
    ];
    expect(await bring({ ...BOOK, nominals: narrower })).toMatchObject({ nominals: CHANGED });
    expect((await exported()).nominals).toMatchObject([
      { ref: 'N-0001', lead_agency: 'Police', agencies: 'Probation' },
    ]);
  });

  test('actions alone find the people and codes of an earlier import', async () => {
    await bring(BOOK);
    const more = ['A-13', 'N-0001', 'Second visit', 'PRIYA@example.org', 'Probation', '', '', '', '', '', ''];
    expect(await bring({ actions: [HEADER, more] })).toMatchObject({ actions: ADDED, members: NOTHING });
    expect((await exported()).actions[1]).toMatchObject({
      ref: 'A-13',
      nominal: 'N-1',
      owner_email: 'priya@example.org',
      agency: 'Probation',
      status: 'Proposed',
      due: null,
      updates: [],
    });
  });

  describe('after N-1 was erased', () => {
    const HEARD = ['A-0013', '', 'Ask round\nN-0001', 'sam@example.org', '', '01/10/2026', '04/12/2026', 'open'];
    const heard = [...HEARD, '02/10/2026', 'As with N-1', ''];
    const book: Sheets = {
      ...BOOK,
      nominals: [
        ['ref', 'kind', 'categories', 'status', 'closed', 'lead_agency', 'agencies', 'profile'],
        ['N-1', 'individual', 'suspect', 'closed', '15/01/2020', 'Police', 'Housing;Probation', 'P-1'],
      ],
      profiles: [
        ['ref', 'title', 'kind', 'received'],
        ['P-1', 'What is known of n-1', 'individual', '01/09/2026'],
      ],
      actions: [HEADER, VISIT.with(7, 'completed').with(10, '20/10/2026'), heard],
    };
    beforeEach(async () => {
      await bring(book);
      const { id: nominalId, partnershipId } = await open.prisma.nominal.findFirstOrThrow();
      expect(await open.store.nominals.erase(partnershipId, nominalId, NOW)).toBe(true);
    });

    /** Without the audit trail, to which every import adds. */
    const rowsOf = (dump: string): string[] => dump.split('\n').filter((row) => !row.startsWith('Audit'));

    test('the same file again brings nothing of it back', async () => {
      const before = await dumpOf(open.prisma);
      expect(rowsOf(before).filter((row) => /Letter sent|suspect|Visit/.test(row))).toEqual([]);
      expect(await bring(book)).toMatchObject({
        ...{ nominals: UNCHANGED, profiles: UNCHANGED },
        actions: { ...NOTHING, unchanged: 2 },
      });
      expect(rowsOf(await dumpOf(open.prisma))).toEqual(rowsOf(before));
    });

    test('nor does another row of it, of its actions, or of what names it', async () => {
      const later = {
        ...book,
        nominals: [
          book['nominals']?.[0] ?? [],
          ['N-0001', 'individual', 'victim', 'open', '', 'Police', 'Housing', ''],
        ],
        actions: [HEADER, VISIT.with(2, 'Visit again').with(9, 'Rang them'), heard.with(9, 'As with N1 again')],
      };
      expect(await bring(later)).toMatchObject({
        nominals: UNCHANGED,
        actions: { added: 0, changed: 1, unchanged: 1 },
      });
      const rows = rowsOf(await dumpOf(open.prisma));
      expect(rows.filter((row) => /Letter sent|suspect|victim|Visit|Rang/.test(row))).toEqual([]);
      const { nominals, actions } = await exported();
      expect(nominals).toEqual([]);
      expect(actions).toMatchObject([
        { ref: 'A-0013', title: 'Ask round\n(erased)', update: 'As with (erased) again' },
      ]);
    });

    test.each([
      ['a new action about it', VISIT.with(0, 'A-0099')],
      ['another action that is moved to it', heard.with(1, 'N-0001')],
    ])('%s is refused, and nothing is imported', async (_, row) => {
      const before = await dumpOf(open.prisma);
      await expect(bring({ ...book, actions: [HEADER, row] })).rejects.toThrow(
        /row 2: A-00\d\d is about N-0?0?0?1, whose content was erased after its retention\. .* Nothing was imported\./,
      );
      expect(await dumpOf(open.prisma)).toBe(before);
    });
  });

  test('a dry run counts and writes nothing', async () => {
    expect(await bring(BOOK, { dryRun: true })).toMatchObject({ dryRun: true, actions: ADDED, members: { added: 2 } });
    expect(await open.store.partnerships()).toEqual([]);
    await bring(BOOK);
    const before = await exported();
    const counts = await bring({ ...BOOK, actions: [HEADER, VISIT.with(2, 'Another')] }, { dryRun: true });
    expect(counts).toMatchObject({ actions: CHANGED });
    expect(await exported()).toEqual(before);
  });

  test('all or nothing: what fails at the end takes back what came before', async () => {
    await open.prisma.$executeRaw`ALTER TABLE "Programme" ADD CONSTRAINT refuse CHECK (venue <> 'Horizons')`;
    await expect(bring(BOOK)).rejects.toThrow();
    expect(await open.store.partnerships()).toEqual([]);
    await open.prisma.$executeRaw`ALTER TABLE "Programme" DROP CONSTRAINT refuse`;
  });

  test('two imports at once end as one would', async () => {
    await Promise.all([bring(BOOK), bring(BOOK)]);
    const log = await exported();
    expect([log.members.length, log.actions.length, log.actions[0]?.updates.length]).toEqual([2, 1, 1]);
  });

  test('imports, changes and exports are in the audit trail', async () => {
    await bring(BOOK);
    await bring({ ...BOOK, actions: [HEADER, VISIT.with(6, '18/12/2026')] });
    await exported();
    const entries = await open.prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    expect(entries.map(({ event, subject }) => `${event} ${subject ?? ''}`)).toEqual([
      'log.imported NORTH',
      'log.imported NORTH',
      'action.changed A-0012',
      'log.exported NORTH',
    ]);
    expect(entries[2]).toMatchObject({ previous: { due: '2026-12-04' }, next: { due: '2026-12-18', extensions: 1 } });
  });

  test('another partnership is another log', async () => {
    await bring(BOOK);
    const south = {
      ...BOOK,
      partnership: [
        ['code', 'name', 'confirmation'],
        ['SOUTH', 'Operation South', 'off'],
      ],
    };
    const outcome = validateWorkbook(rawWorkbook(south), await knownOf(open.prisma, 'SOUTH'));
    if (!outcome.valid) throw new Error('not valid');
    await importWorkbook(open.prisma, outcome.workbook, { code: 'SOUTH', now: NOW, dryRun: false });
    const both = await open.store.partnerships();
    expect(both.map(({ code, board, settings }) => [code, board, settings.confirmation])).toEqual([
      ['NORTH', 'North Board', true],
      ['SOUTH', 'Board', false],
    ]);
    expect(await open.prisma.action.count()).toBe(2);
  });
});
