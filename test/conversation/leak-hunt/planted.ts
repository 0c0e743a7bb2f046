import { aliasName } from '../../../src/domain/nominals/alias.ts';
import type { Action, ActionStatus } from '../../../src/domain/actions/action.ts';
import type { Nominal } from '../../../src/domain/nominals/nominal.ts';
import { ROLES, type Role, type Speaker } from '../../../src/domain/people/person.ts';
import {
  asSeenBy,
  canRunTheMeeting,
  canSeeAction,
  canSeeNominal,
  everybodyMaySee,
  seesEverything,
} from '../../../src/domain/policy/policy.ts';
import type { NominalKind } from '../../../src/domain/refs.ts';
import type { Sealer } from '../../../src/ports/sealer.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createSealer } from '../../../src/sealer.ts';
import type { PrismaClient } from '../../../src/store/generated/client.ts';

/*
 * Two partnerships with a word of its own planted in every field that is about somebody: each word can be looked for in
 * whatever the clerk says, and says itself who may read it. In each, Housing needs to know of some nominals, Police of
 * all, and Fire of none.
 */

export const AGENCIES = ['housing', 'police', 'fire'] as const;
type Agency = (typeof AGENCIES)[number];
export const PARTNERSHIPS = ['north', 'south'] as const;
export type PartnershipName = (typeof PARTNERSHIPS)[number];

export interface Somebody {
  readonly key: string;
  readonly entraId: string;
  readonly partnership: PartnershipName;
  readonly agency: Agency;
  readonly role: Role;
}

/** One person a role and agency in the north, some in the south, and one who is in both. */
export const BOTH = { entraId: 'leak-both', key: 'both' };
export const SOMEBODIES: readonly Somebody[] = [
  ...ROLES.flatMap((role) =>
    (['housing', 'fire'] as const).map((agency): Somebody => ({
      key: `${role} of ${agency}`,
      entraId: `leak-north-${role}-${agency}`,
      partnership: 'north',
      agency,
      role,
    })),
  ),
  ...(['member', 'chair'] as const).map((role): Somebody => ({
    key: `${role} in the south`,
    entraId: `leak-south-${role}`,
    partnership: 'south',
    agency: 'housing',
    role,
  })),
  { ...BOTH, partnership: 'north', agency: 'fire', role: 'member' },
  { ...BOTH, partnership: 'south', agency: 'police', role: 'analyst' },
];

interface PlantedNominal {
  readonly number: number;
  readonly kind: NominalKind;
  readonly open: boolean;
  readonly needs: readonly Agency[];
}
const NOMINALS = {
  shared: { number: 4101, kind: 'individual', open: true, needs: ['housing'] },
  police: { number: 4102, kind: 'ocg', open: true, needs: [] },
  closed: { number: 4103, kind: 'location', open: false, needs: ['housing'] },
  child: { number: 4104, kind: 'child', open: true, needs: ['housing'] },
} as const satisfies Record<string, PlantedNominal>;

interface PlantedAction {
  readonly number: number;
  readonly nominal: keyof typeof NOMINALS | null;
  readonly owner: string | null;
  readonly agency: Agency;
  readonly status: ActionStatus;
}
const ACTIONS: readonly PlantedAction[] = [
  { number: 301, nominal: 'shared', owner: 'member housing', agency: 'housing', status: 'blocked' },
  { number: 302, nominal: 'police', owner: 'member fire', agency: 'fire', status: 'in_progress' },
  { number: 303, nominal: 'police', owner: null, agency: 'police', status: 'in_progress' },
  { number: 304, nominal: null, owner: null, agency: 'fire', status: 'proposed' },
  { number: 305, nominal: 'closed', owner: 'member housing', agency: 'housing', status: 'in_progress' },
  { number: 306, nominal: 'police', owner: null, agency: 'police', status: 'awaiting_confirmation' },
  { number: 307, nominal: 'child', owner: 'lead housing', agency: 'housing', status: 'proposed' },
  { number: 308, nominal: 'police', owner: null, agency: 'police', status: 'completed' },
];
export const NUMBERS = ACTIONS.map(({ number }) => number);
export const CODES = ['N-4101', 'G-4102', 'L-4103', 'C-4104'] as const;
/** What does not exist, to compare with what is not for somebody. */
export const NO_SUCH_NUMBER = 399;
export const NO_SUCH_CODE = 'G-4199';

/** With the key of the clerk that is hunted. */
export const SEALER = createSealer({ fieldKey: Buffer.alloc(32, 9), fieldKeysBefore: [] }) as Sealer;

export async function plant(prisma: PrismaClient, name: PartnershipName): Promise<number> {
  const { id: partnershipId } = await prisma.partnership.create({
    data: {
      code: `zqcode${name}`,
      name: `Zqpartnership${name}`,
      board: `Zqboard${name}`,
      meetingPattern: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU',
      settings: { aliases: true },
      createdAt: new Date('2026-06-01T09:00:00Z'),
    },
  });
  const agencies = await prisma.agency.createManyAndReturn({
    data: AGENCIES.map((agency) => ({ partnershipId, name: `Zqagency${agency}${name}` })),
  });
  const agencyId = (agency: Agency): number => idOf(agencies, AGENCIES.indexOf(agency));
  const people = SOMEBODIES.filter(({ partnership }) => partnership === name);
  const members = await prisma.member.createManyAndReturn({
    data: people.map(({ entraId, agency, role }, index) => ({
      ...{ partnershipId, entraId, agencyId: agencyId(agency), roles: [role] },
      name: `Zqperson${String(index)}${name} Tester`,
      email: `zqmail${String(index)}${name}@example.org`,
    })),
  });
  const profile = await prisma.profile.create({
    data: {
      partnershipId,
      ref: `P-77${name === 'north' ? '1' : '2'}`,
      number: 1,
      title: `Zqprofile${name}`,
      kind: 'ocg',
    },
  });
  const nominalIds = new Map<string, number>();
  for (const [key, { number, kind, open, needs }] of Object.entries<PlantedNominal>(NOMINALS)) {
    const { id } = await prisma.nominal.create({
      data: {
        ...{ partnershipId, kind, number, profileId: profile.id, leadAgencyId: agencyId('police') },
        ref: codeOf(key as keyof typeof NOMINALS),
        categories: [`zqcategory${key}${name}`],
        status: open ? 'open' : 'closed',
        agencies: { create: needs.map((agency) => ({ agencyId: agencyId(agency) })) },
      },
    });
    nominalIds.set(key, id);
    const { keyId, sealed } = SEALER.seal(`zqalias${key}${name}`, aliasName(id));
    await prisma.nominalAlias.create({
      data: { nominalId: id, partnershipId, keyId, sealed, updatedAt: '2026-11-02T10:00:00Z' },
    });
  }
  await prisma.meeting.createMany({
    data: (['2026-10-13T09:00:00Z', '2026-12-08T10:00:00Z'] as const).map((startsAt, index) => ({
      ...{ partnershipId, kind: 'partnership' as const, startsAt, firstPlannedAt: startsAt, venue: `Zqvenue${name}` },
      status: index === 0 ? ('held' as const) : ('planned' as const),
    })),
  });
  for (const { number, nominal, owner, agency, status } of ACTIONS) {
    const word = (field: string): string => `zq${field}${String(number)}${name}`;
    // What one partner writes may hold the code that its reader is not to know.
    const code = nominal === null ? '' : ` ${codeOf(nominal)}`;
    const { id } = await prisma.action.create({
      data: {
        ...{ partnershipId, number, status, ref: refOf(number), agencyId: agencyId(agency), strand: 'pursue' as const },
        nominalId: nominal === null ? null : (nominalIds.get(nominal) ?? null),
        ownerId: owner === null ? null : memberOf(people, members, owner),
        title: `${word('title')}${code}`,
        tactic: word('tactic'),
        blocker: status === 'blocked' ? `${word('blocker')}${code}` : null,
        outcome: status === 'completed' ? word('outcome') : null,
        evidence: word('evidence'),
        ...{ snoozedUntil: new Date('2026-11-30'), snoozeReason: word('snooze') },
        ...{ raised: new Date('2026-10-13'), due: new Date('2026-11-13'), originalDue: new Date('2026-11-13') },
        ...{ lastUpdateAt: '2026-11-02T10:00:00Z', lastUpdateBy: 'Somebody', lastUpdate: `${word('last')}${code}` },
      },
    });
    await prisma.update.create({
      data: {
        ...{ partnershipId, actionId: id, at: '2026-11-02T10:00:00Z', kind: 'progress', status },
        text: `${word('history')}${code}`,
      },
    });
  }
  await plantMeeting(prisma, partnershipId, name, nominalIds);
  await prisma.programme.create({ data: { partnershipId, name: `Zqprogramme${name}`, venue: `Zqprogvenue${name}` } });
  return partnershipId;
}

/** A meeting that goes on, with a decision about each nominal and one about none. */
async function plantMeeting(
  prisma: PrismaClient,
  partnershipId: number,
  name: PartnershipName,
  nominalIds: ReadonlyMap<string, number>,
): Promise<void> {
  const meeting = await prisma.meeting.findFirstOrThrow({ where: { partnershipId, status: 'held' } });
  const at = '2026-11-23T09:00:00Z';
  const decisions = [...nominalIds].map(([key, nominalId]) => ({
    ...{ partnershipId, kind: 'decision' as const, at, nominalId },
    text: `zqdecision${key}${name} ${codeOf(key as keyof typeof NOMINALS)}`,
  }));
  await prisma.meetingRecord.create({
    data: {
      ...{ partnershipId, meetingId: meeting.id, startedAt: at, startedBy: 'x', walkedAt: at },
      ...{ position: `nominal:${String(nominalIds.get('police'))}`, nominalIds: [...nominalIds.values()] },
      minutes: {
        createMany: {
          data: [...decisions, { partnershipId, kind: 'decision', at, text: `zqdecisionmeeting${name} G-4102` }],
        },
      },
    },
  });
}

function codeOf(key: keyof typeof NOMINALS): string {
  return CODES[Object.keys(NOMINALS).indexOf(key)] ?? '';
}

function refOf(number: number): string {
  return `A-0${String(number)}`;
}

function idOf(rows: readonly { readonly id: number }[], index: number): number {
  return rows[index]?.id ?? 0;
}

/** "member housing": whoever has that role there, if the partnership has them. */
function memberOf(people: readonly Somebody[], rows: readonly { readonly id: number }[], owner: string): number | null {
  const index = people.findIndex(({ role, agency }) => `${role} ${agency}` === owner);
  return index === -1 ? null : idOf(rows, index);
}

/** The log of the partnerships as it is at one moment. */
export interface Log {
  readonly partnershipIds: Readonly<Record<PartnershipName, number>>;
  readonly actions: readonly Action[];
  readonly nominals: readonly Nominal[];
  /** Which partnership a nominal is of: a code may be in both. */
  readonly partnershipOf: ReadonlyMap<number, number>;
}

export async function readLog(store: Store, partnershipIds: Log['partnershipIds']): Promise<Log> {
  const actions: Action[] = [];
  const nominals: Nominal[] = [];
  const partnershipOf = new Map<number, number>();
  for (const id of Object.values(partnershipIds)) {
    actions.push(...(await store.actions.list({ partnershipId: id, visibleTo: null }, { skip: 0, take: 1000 })).items);
    const { items } = await store.nominals.list(id, { skip: 0, take: 1000, agencyId: null });
    for (const nominal of items) partnershipOf.set(nominal.id, id);
    nominals.push(...items);
  }
  return { partnershipIds, actions, nominals, partnershipOf };
}

/** The planted words in what was said. Codes and refs are the same in both partnerships, as they may well be. */
export function plantedIn(said: string): readonly string[] {
  // A name that nobody has is said back as it was typed.
  const unquoted = said.replaceAll(/“zq(?:agency|person)[^”]*”/gi, '');
  const found =
    unquoted.match(/zq[a-z]+\d*[a-z]*(?:north|south)|(?<![\w-])[NGLC]-41\d\d(?!\d)|(?<![\w-])A-0\d{3}(?!\d)/gi) ?? [];
  return [...new Set(found.map((word) => word.toLowerCase()))];
}

/** Whether somebody may read a planted word in their own chat, while they speak to a partnership. */
export function mayRead(word: string, reader: Speaker, belongsTo: readonly PartnershipName[], log: Log): boolean {
  const here = reader.partnership.id;
  const ofHere = partnershipNamed(word, log) === here;
  if (/^zq(?:partnership|code)/.test(word)) return belongsTo.some((name) => word.endsWith(name));
  if (/^zq(?:board|agency|person|mail|venue)/.test(word)) return ofHere;
  if (word.startsWith('zqevidence')) return false;
  // No agency delivers it, so that it is for those alone who see the whole log.
  if (/^zq(?:programme|progvenue)/.test(word)) return ofHere && seesEverything(reader);
  if (word.startsWith('zqdecision')) return ofHere && canRunTheMeeting(reader);
  if (word.startsWith('zqcategory') || word.startsWith('zqprofile')) {
    return (
      ofHere &&
      log.nominals.some((n) => isOf(n, word) && log.partnershipOf.get(n.id) === here && canSeeNominal(reader, n))
    );
  }
  if (word.startsWith('zqalias')) {
    // Of a gang or a person that is open; of a child or a place there is none to be shown, whatever is in the table.
    const mayHave = log.nominals.filter((n) => ['individual', 'ocg'].includes(n.kind) && n.open);
    return (
      ofHere &&
      mayHave.some((n) => log.partnershipOf.get(n.id) === here && aliasIsOf(n, word) && canSeeNominal(reader, n))
    );
  }
  if (word.startsWith('zq')) {
    const number = Number(/\d+/.exec(word)?.[0]);
    return (
      ofHere && log.actions.some((a) => a.partnershipId === here && a.number === number && canSeeAction(reader, a))
    );
  }
  if (word.startsWith('a-')) {
    return log.actions.some((a) => a.partnershipId === here && a.ref.toLowerCase() === word && canSeeAction(reader, a));
  }
  const isItsCode = (ref: string | undefined): boolean => ref?.toLowerCase() === word;
  return (
    log.nominals.some((n) => isItsCode(n.ref) && log.partnershipOf.get(n.id) === here && canSeeNominal(reader, n)) ||
    log.actions.some(
      (a) => a.partnershipId === here && canSeeAction(reader, a) && isItsCode(asSeenBy(reader, a).nominal?.ref),
    )
  );
}

/** Whether a planted word may stand where these people read; null: somebody who is no member. Codes and no names. */
export function mayStandHere(word: string, present: readonly (Speaker | null)[], log: Log): boolean {
  const [first] = present;
  if (first === undefined || first === null || present.includes(null)) return false;
  const here = first.partnership.id;
  if (/^zq(?:partnership|code|board|agency|venue)/.test(word)) return partnershipNamed(word, log) === here;
  if (word.startsWith('zq')) return false;
  const actions = log.actions.filter((a) => a.partnershipId === here && a.ref.toLowerCase() === word);
  const nominals = log.nominals.filter((n) => log.partnershipOf.get(n.id) === here && n.ref.toLowerCase() === word);
  return actions.length + nominals.length > 0 && everybodyMaySee(present, { actions, nominals });
}

function partnershipNamed(word: string, { partnershipIds }: Log): number | undefined {
  return PARTNERSHIPS.flatMap((name) => (word.endsWith(name) ? [partnershipIds[name]] : []))[0];
}

function aliasIsOf({ kind }: Nominal, word: string): boolean {
  return word.startsWith(kind === 'ocg' ? 'zqaliaspolice' : 'zqaliasshared');
}

function isOf(nominal: Nominal, word: string): boolean {
  return word.startsWith('zqprofile') || nominal.categories.includes(word);
}
