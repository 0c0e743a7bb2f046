import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClerk } from '../../../src/conversation/clerk.ts';
import { createNameScreen } from '../../../src/conversation/minimise/screen-names.ts';
import { nameHasher } from '../../../src/domain/minimise/name-hash.ts';
import type { ListCounts } from '../../../src/domain/workbook/workbook.ts';
import { validateWorkbook } from '../../../src/reports/reading/validate-workbook.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { importWorkbook } from '../../../src/store/workbook/import/import-workbook.ts';
import { knownOf } from '../../../src/store/workbook/import/already-stored.ts';
import { rawWorkbook } from '../../reports/sheets.ts';
import { NOW, PEOPLE, seedPartnership, TENANT } from '../../support/builders.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';
import { namesFinding } from '../../../src/cli/doctor-keys.ts';

const KEY = Buffer.alloc(32, 7);
const OTHER_KEY = Buffer.alloc(32, 8);

let opened: OpenStore;
let reads = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  await seedPartnership(opened.prisma);
});
afterAll(() => opened.store.close());

/** A clerk as one instance runs it. */
function clerkWith(...keys: readonly Buffer[]): (text: string) => Promise<string> {
  const { store } = opened;
  const registers = {
    ...store.registers,
    excludedNames: (id: number) => {
      reads += 1;
      return store.registers.excludedNames(id);
    },
  };
  const reached = () => Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  const clerk = createClerk({
    store,
    messenger: { toPerson: reached, toConversation: reached, replace: reached },
    nudges: { preview: () => Promise.resolve([]), nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }) },
    names: createNameScreen(registers, keys.map(nameHasher)),
    rooms: roomsWith({}),
    newId: randomUUID,
  });
  return async (text) => {
    const { entraId } = PEOPLE.sam;
    const turn = { text, place: 'personal', conversationId: 'a:sam', entraId, tenantId: TENANT, now: NOW } as const;
    const heard = await clerk.hear({ ...turn, activityId: randomUUID() });
    const answers = heard.instead === null ? [] : [heard.instead.here?.summary ?? ''];
    for (const step of heard.steps) answers.push((await heard.run(step)).here?.summary ?? '');
    return answers.join('\n');
  };
}

async function importNames(names: readonly string[], key: Buffer | null = KEY): Promise<ListCounts | undefined> {
  const raw = rawWorkbook({ Exclusions: [['Name'], ...names.map((name) => [name])] });
  const outcome = validateWorkbook(raw, await knownOf(opened.prisma, 'PORTFOLIO'));
  if (!outcome.valid) throw new Error(JSON.stringify(outcome.problems));
  const hashName = key === null ? null : nameHasher(key);
  const options = { code: 'PORTFOLIO', now: NOW, dryRun: false, hashName };
  return (await importWorkbook(opened.prisma, outcome.workbook, options)).exclusions;
}

const REFUSED = 'That has a name that must not be written here. Take it out and send it again, with a code instead.';

describe('a list of names that must not be written', () => {
  it('is imported as keyed hashes, of which nothing can be read', async () => {
    expect(await importNames(['Jordan Zebley', 'Quillan, Maria'])).toEqual({ added: 2, removed: 0, unchanged: 0 });
    expect(await importNames(['Jordan Zebley', 'Maria Quillan'])).toEqual({ added: 0, removed: 0, unchanged: 2 });
    const rows = await opened.prisma.$queryRaw<{ text: string }[]>`
      SELECT t::text AS text FROM "ExcludedName" t UNION ALL SELECT t::text FROM "AuditEntry" t
      UNION ALL SELECT t::text FROM "Partnership" t`;
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ text }) => /zebley|quillan|jordan/i.test(text))).toEqual([]);
  });

  it('stops a name in any of its forms, and nothing is recorded', async () => {
    const says = clerkWith(KEY);
    for (const name of ['Jordan Zebley', 'zebley, jordan', 'J. Zebley', 'MARIA QUILLAN']) {
      const answer = await says(`A-12 in progress, saw ${name} at the shop`);
      expect(answer).toContain(REFUSED);
      expect(answer.toLowerCase()).not.toContain('zebley');
    }
    expect(await says('A-12 in progress, saw Jordan at the shop')).toContain('In progress');
    expect(await opened.prisma.auditEntry.count({ where: { event: 'text.refused' } })).toBe(4);
  });

  it('is read once for each version, not with each message', async () => {
    const says = clerkWith(KEY);
    reads = 0;
    await says('A-12 in progress, one');
    await says('A-12 in progress, two');
    expect(reads).toBe(1);
    expect(await importNames(['Jordan Zebley'])).toEqual({ added: 0, removed: 1, unchanged: 1 });
    expect(await says('A-12 in progress, saw Maria Quillan')).toContain('In progress');
    expect(reads).toBe(2);
  });

  it('that cannot be compared with stops nothing, and the doctor tells of it', async () => {
    for (const keys of [[OTHER_KEY], []]) {
      expect(await clerkWith(...keys)('A-12 in progress, saw Jordan Zebley')).toContain('In progress');
    }
    expect(namesFinding({ code: 'PORTFOLIO', key: 'none' })).toMatchObject({ level: 'fault' });
  });

  it('still stops its names while the key is changed', async () => {
    const answer = await clerkWith(OTHER_KEY, KEY)('A-12 in progress, saw Jordan Zebley');
    expect(answer).toContain(REFUSED);
  });

  it('cannot be imported without a key', async () => {
    await expect(importNames(['Jordan Zebley'], null)).rejects.toThrow('FIELD_KEY');
  });

  it('may be emptied, and then stops nothing', async () => {
    expect(await importNames([])).toEqual({ added: 0, removed: 1, unchanged: 0 });
    expect(await clerkWith(KEY)('A-12 in progress, saw Jordan Zebley')).toContain('In progress');
  });

  it('is another one in another partnership', () => {
    const hash = nameHasher(KEY);
    expect(hash(1, 'jordanzebley')).not.toBe(hash(2, 'jordanzebley'));
    expect(hash(1, 'jordanzebley')).not.toBe(nameHasher(OTHER_KEY)(1, 'jordanzebley'));
  });
});

describe('a workbook that brings the list', () => {
  it('may not itself have a name on it in its words, nor a name of one word on the list', async () => {
    const known = await knownOf(opened.prisma, 'PORTFOLIO');
    const outcome = validateWorkbook(
      rawWorkbook({
        exclusions: [['name'], ['Jordan Zebley'], ['Ghost'], ['']],
        profiles: [
          ['ref', 'title', 'kind'],
          ['P-9', 'Profile of J. Zebley', 'individual'],
        ],
      }),
      known,
    );
    expect(outcome.valid ? [] : outcome.problems).toEqual([
      expect.objectContaining({ sheet: 'profiles', row: 2, column: 'title' }),
      expect.objectContaining({ sheet: 'exclusions', row: 3, column: 'name' }),
    ]);
    expect(JSON.stringify(outcome).toLowerCase()).not.toMatch(/zebley|ghost/);
  });
});
