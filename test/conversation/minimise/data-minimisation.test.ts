import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ButtonKind } from '../../../src/cards/parts/button.ts';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import type { Command } from '../../../src/conversation/turn/command.ts';
import type { Step } from '../../../src/conversation/plan.ts';
import { readPress } from '../../../src/conversation/read-press.ts';
import { COMMANDS } from '../../../src/conversation/registry.ts';
import type { Turn } from '../../../src/conversation/turn/turn.ts';
import type { Place } from '../../../src/domain/message.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { createSealer } from '../../../src/sealer.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, TENANT, type PersonKey } from '../../support/builders.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';
import { placesOf, sampleOf, samplesWith, stringsIn } from '../../support/schema-samples.ts';

let opened: OpenStore;
let clerk: Clerk;
let partnershipId: number;

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ partnershipId } = await seedPartnership(opened.prisma));
  const reached = () => Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  clerk = createClerk({
    store: opened.store,
    messenger: { toPerson: reached, toConversation: reached, replace: reached },
    nudges: { preview: () => Promise.resolve([]), nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }) },
    rooms: roomsWith({}),
    sealer: createSealer({ fieldKey: Buffer.alloc(32, 7), fieldKeysBefore: [] }),
    newId: randomUUID,
  });
});
afterAll(() => opened.store.close());

function turn(text: string, who: PersonKey, place: Place = 'personal'): Turn {
  return {
    text,
    place,
    conversationId: `a:${who}`,
    entraId: PEOPLE[who].entraId,
    tenantId: TENANT,
    activityId: randomUUID(),
    now: NOW,
  };
}

async function says(text: string, who: PersonKey = 'alex', place: Place = 'personal'): Promise<string> {
  const understood = await clerk.understand(turn(text, who, place));
  const answers = understood.instead === null ? [] : [understood.instead.here?.summary ?? ''];
  for (const step of understood.steps) answers.push((await understood.run(step)).here?.summary ?? '');
  return answers.join('\n');
}

/** "sam: A-12 done" */
function saysLine(line: string): Promise<string> {
  const [who = '', ...words] = line.split(': ');
  return says(words.join(': '), who as PersonKey);
}

/** The tables that have these words anywhere in a row. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const tables = await opened.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const each = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" t WHERE t::text ~* $1)`,
  );
  const holding = await opened.prisma.$queryRawUnsafe<{ name: string }[]>(each.join(' UNION ALL '), words);
  return holding.map(({ name }) => name).sort();
}

/** What people can say that is kept, with a place for their own words. */
const KEPT: readonly string[] = [
  'alex: A-12 in progress, saw @@',
  'alex: A-12: saw @@',
  'alex: A-12 no change, saw @@',
  'alex: A-12 blocked waiting for @@',
  'alex: extend A-12 to 12 January because @@',
  'sam: snooze A-12 until Friday because @@',
  'sam: wake A-12, saw @@',
  'alex: accept A-21, saw @@',
  'alex: decline A-21: @@',
  'alex: give A-12 to Priya Shah, saw @@',
  'alex: A-12 done, saw @@',
  'alex: reject A-12: @@',
  'alex: A-12 done again, saw @@',
  'alex: confirm A-12, saw @@',
  'alex: reopen A-12: @@',
  'alex: A-12 not done because @@',
  'alex: reopen A-12: @@',
  'alex: A-12 circumstances changed: @@',
  'alex: reopen A-12: @@',
  'alex: cancel A-23: @@',
  'alex: A-20 in progress, two of five; A-12 in progress, saw @@',
  'alex: add action for L-7: visit @@, owner priya.shah@example.org, due 12 January, protect',
  'alex: I think A-12 is done, saw @@',
];

/** What is sealed where it is kept. */
const SEALED = 'alex: alias of G-1 is @@';

describe('what is said', () => {
  it('is kept where it is harmless, so that this test would see what is not', async () => {
    for (const line of KEPT) await saysLine(line.replace('@@', 'the zebrafish'));
    expect(await tablesWith('zebrafish')).toEqual(['Action', 'AuditEntry', 'OpenQuestion', 'UndoStep', 'Update']);
  });

  it.each(KEPT)('is not kept with a postcode in it: %s', async (line) => {
    const before = await opened.store.actions.byNumber(partnershipId, [12, 20, 21, 23]);
    const answer = await saysLine(line.replace('@@', 'WA8 7QF'));
    expect(answer).toContain('That has a postcode');
    expect(answer.toLowerCase()).not.toContain('7qf');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
    expect(await opened.store.actions.byNumber(partnershipId, [12, 20, 21, 23])).toEqual(before);
  });

  it('is kept sealed where it is an alias, and not at all with a postcode in it', async () => {
    await opened.prisma.partnership.updateMany({ data: { settings: { aliases: true } } });
    expect(await saysLine(SEALED.replace('@@', 'the axolotl'))).toContain('The alias of G-0001 is written down');
    expect(await opened.prisma.nominalAlias.count()).toBe(1);
    expect(await tablesWith('axolotl')).toEqual([]);
    expect(await saysLine(SEALED.replace('@@', 'axolotl of WA8 7QF'))).toContain('That has a postcode');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  const examples = COMMANDS.flatMap(({ name, examples: all }: Command) =>
    all.map((example) => [name, example] as const),
  );
  it.each(examples)('by the command %s is not kept with a postcode after it: %s', async (_, example) => {
    await says(`${example}, WA8 7QF`, 'jo');
    await says(`${example} wa87qf`, 'alex', 'channel');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  it('is not kept where it answers a question, and the question stays open', async () => {
    await says('A-14 blocked', 'sam');
    await says('decline A-14', 'sam');
    expect(await says('extend A-14 to 12 March', 'sam')).toContain('More time');
    expect(await says('they moved to WA8 7QF', 'sam')).toBe(
      'That has a postcode. Take it out and send it again, with a code instead. Nothing was recorded.',
    );
    expect(await says('they moved', 'sam')).toContain('now due');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });
});

describe('the answer', () => {
  it('says what to take out of which sentence, and what was not changed', async () => {
    expect(await says('A-12 in progress, went on Friday. Nobody in at WA8 7QF.', 'sam')).toBe(
      'That has a postcode in the 2nd sentence. Take it out and send it again, with a code instead. A-12 was not changed.',
    );
  });

  it('is about all of a message, of which nothing is recorded', async () => {
    const before = await opened.store.actions.byNumber(partnershipId, [12, 14]);
    expect(await says('A-14 in progress, letter drafted; A-12 in progress, rang 07700 900123', 'sam')).toBe(
      'That has a phone number about A-12. Take it out and send it again. A-14 and A-12 were not changed.',
    );
    expect(await opened.store.actions.byNumber(partnershipId, [12, 14])).toEqual(before);
  });

  it('is the same for an action that is there and one that is not', async () => {
    const of = (number: number) => says(`A-${String(number)} in progress, rang 07700 900123`, 'sam');
    expect((await of(999)).replace('A-999', 'A-20')).toBe(await of(20));
  });

  it('asks to delete the message where others read it', async () => {
    expect(await says('A-12 in progress, rang 07700 900123', 'sam', 'channel')).toContain(
      'Delete your message here too',
    );
  });

  it('leaves members’ addresses alone', async () => {
    expect(await says('A-14 in progress, sent to priya.shah@example.org', 'sam')).toContain('In progress');
    expect(await says('A-14 in progress, sent to someone@example.com', 'sam')).toContain('not a member');
  });

  it('is noted in the audit trail by its kinds alone', async () => {
    const [entry] = await opened.prisma.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 });
    expect(entry).toMatchObject({
      event: 'text.refused',
      subject: 'A-14',
      actor: 'sam.okafor@example.org',
      previous: null,
      next: { kinds: ['email'] },
    });
  });
});

/** Every step that has words in one of its fields of that mark, made from the commands' own schemas. */
function stepsWith(words: string, mark: 'typed' | 'chosen'): readonly (readonly [string, Step])[] {
  return COMMANDS.flatMap((command: Command) =>
    samplesWith(words, mark, command.input).map((input): [string, Step] => [
      `${command.name}, ${placesOf(words, input).join()}`,
      { ...(input as object), command: command.name } as Step,
    ]),
  );
}

/** Every press that has words in one of its fields, or typed beside it. */
function pressesWith(words: string, mark: 'typed' | 'chosen'): readonly (readonly [string, object])[] {
  return BUTTONS.flatMap(({ verb, data, inputs }) => {
    const carried = samplesWith(words, mark, data).map((sample) => ({ ...(sample as object), verb }));
    const ids = inputs?.perAction === true ? inputs.ids.flatMap((id) => [id, `${id}_20`]) : (inputs?.ids ?? []);
    const typed = ids
      .map((id) => ({ ...(sampleOf(data) as object), verb, [id]: words }))
      .filter((sent) => marksOf(words, sent).includes(mark));
    return [...carried, ...typed].map((sent): [string, object] => [`${verb}, ${placesOf(words, sent).join()}`, sent]);
  });
}

/** Whose words those are as the clerk reads the press; of nobody where it does not read them at all. */
function marksOf(words: string, sent: object): readonly (string | null)[] {
  const read = readPress(sent);
  if (isRefusal(read)) return [];
  const marks = new Map(stringsIn(read.press.button.whole));
  return placesOf(words, read.pressed).map((at) => marks.get(at) ?? null);
}

const BUTTONS = COMMANDS.flatMap(({ presses }) => presses.map(({ button }): ButtonKind => button));

describe('whose words a string holds', () => {
  it.each([
    ...COMMANDS.map((command: Command) => [`the command ${command.name}`, command.input] as const),
    ...BUTTONS.map(({ verb, whole }) => [`the button ${verb}`, whole] as const),
  ])('is said of every string of %s', (_, schema) => {
    expect(stringsIn(schema).filter(([, mark]) => mark === null)).toEqual([]);
  });

  it('is found again for everything that is typed beside a button', () => {
    const reached = pressesWith('the zebrafish', 'typed').flatMap(([, sent]) => {
      const read = readPress(sent);
      return isRefusal(read) ? [] : placesOf('the zebrafish', read.pressed).map((at) => `${read.pressed.verb} ${at}`);
    });
    const typed = BUTTONS.flatMap(({ verb, whole }) =>
      stringsIn(whole).flatMap(([at, mark]) => (mark === 'typed' ? [`${verb} ${at}`] : [])),
    );
    expect([...new Set(typed)].filter((place) => !reached.includes(place))).toEqual([]);
  });
});

describe('a postcode in a field that holds typed words', () => {
  const words = 'seen at WA8 7QF';

  it.each(stepsWith(words, 'typed'))('is refused and stored nowhere: the step %s', async (_, step) => {
    const understood = await clerk.understand(turn('help', 'alex'));
    expect((await understood.run(step)).here?.summary).toContain('That has a postcode');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  it.each(pressesWith(words, 'typed'))('is refused and stored nowhere: the press %s', async (_, sent) => {
    const answer = await clerk.press(sent, turn('', 'sam'));
    expect(isRefusal(answer) && answer.refused).toBe('personal details');
    expect(isRefusal(answer) && answer.say).toContain('That has a postcode');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });
});

describe('a postcode in a field that holds what was chosen', () => {
  const words = 'seen at WA8 7QF';

  it.each(stepsWith(words, 'chosen'))('is stored nowhere: the step %s', async (_, step) => {
    for (const who of ['sam', 'alex', 'jo'] as const) {
      await (await clerk.understand(turn('help', who))).run(step);
    }
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  it.each(pressesWith(words, 'chosen'))('is stored nowhere: the press %s', async (_, sent) => {
    for (const who of ['sam', 'alex', 'jo'] as const) await clerk.press(sent, turn('', who));
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });
});

describe('what is pressed', () => {
  it('is recorded once it is taken out, with the same card', async () => {
    const button = randomUUID();
    const [action] = await opened.store.actions.byNumber(partnershipId, [14]);
    const press = (words: string) => {
      const data = {
        verb: 'act',
        ref: 14,
        version: action?.version ?? 0,
        change: 'progress',
        view: 'action',
        back: null,
      };
      return clerk.press({ action: { data: { ...data, token: button, note: words } } }, turn('', 'sam'));
    };
    expect(isRefusal(await press('rang 07700 900123'))).toBe(true);
    expect(isRefusal(await press('rang them'))).toBe(false);
    const [after] = await opened.store.actions.byNumber(partnershipId, [14]);
    expect(after?.lastUpdate?.text).toBe('rang them');
  });
});
