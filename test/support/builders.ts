import type { ActionStatus, Strand } from '../../src/domain/actions/action.ts';
import type { IsoDate } from '../../src/domain/calendar/dates.ts';
import type { Account, Role, Speaker } from '../../src/domain/people/person.ts';
import { NOMINAL_LETTERS, type NominalKind } from '../../src/domain/refs.ts';
import type { Source } from '../../src/ports/audit.ts';
import type { Store } from '../../src/ports/store.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/*
 * One small partnership that every test knows by heart: invented people at invented agencies, and a fixed day. Tests
 * speak of sam and A-12, never of "member 1".
 */

/** A Monday; the last partnership meeting was on Tuesday 13 October, the next is on Tuesday 8 December. */
export const TODAY: IsoDate = '2026-11-23';
export const NOW = new Date('2026-11-23T09:30:00Z');
export const TENANT = '99999999-0000-4000-8000-000000000000';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly entraId: string;
  readonly agency: AgencyName;
  readonly roles: readonly Role[];
  readonly account: Account;
}

const AGENCIES = ['Housing', 'Police', 'Fire and Rescue', "Children's Services", 'Council', 'Harbour Trust'] as const;
type AgencyName = (typeof AGENCIES)[number];

function person(
  number: number,
  name: string,
  agency: AgencyName,
  roles: readonly Role[],
  account: Account = 'member',
): Person {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
  return { name, email, entraId: entraId(number), agency, roles, account };
}

function entraId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const PEOPLE = {
  sam: person(1, 'Sam Okafor', 'Housing', ['member']),
  priya: person(2, 'Priya Shah', 'Housing', ['lead']),
  /** Sam's deputy. */
  robin: person(3, 'Robin Field', 'Housing', ['member']),
  nia: person(4, 'Nia Evans', 'Police', ['lead']),
  kit: person(5, 'Kit Doyle', 'Police', ['analyst']),
  dan: person(6, 'Dan Cole', 'Fire and Rescue', ['member'], 'guest'),
  ruth: person(7, 'Ruth Adeyemi', "Children's Services", ['member']),
  alex: person(8, 'Alex Morgan', 'Council', ['coordinator']),
  jo: person(9, 'Jo Bright', 'Council', ['chair']),
  lee: person(10, 'Lee Marsh', 'Council', ['observer']),
  tess: person(11, 'Tess Hall', 'Harbour Trust', ['member'], 'external'),
} as const satisfies Record<string, Person>;
export type PersonKey = keyof typeof PEOPLE;

interface NominalSpec {
  readonly number: number;
  readonly kind: NominalKind;
  readonly lead: AgencyName;
  readonly needToKnow: readonly AgencyName[];
}

const NOMINALS: readonly NominalSpec[] = [
  { number: 1, kind: 'individual', lead: 'Police', needToKnow: ['Housing'] },
  { number: 4, kind: 'child', lead: "Children's Services", needToKnow: ['Police'] },
  { number: 1, kind: 'ocg', lead: 'Police', needToKnow: [] },
  { number: 7, kind: 'location', lead: 'Housing', needToKnow: ['Police', 'Fire and Rescue'] },
];

interface ActionSpec {
  readonly number: number;
  readonly title: string;
  readonly nominal: string | null;
  readonly owner: PersonKey | null;
  readonly agency: AgencyName;
  readonly status: ActionStatus;
  readonly raised: IsoDate;
  readonly due: IsoDate | null;
  readonly strand: Strand;
  readonly lastUpdate?: { readonly at: string; readonly by: PersonKey; readonly text: string };
}

const raised = '2026-10-13';
const ACTIONS: readonly ActionSpec[] = [
  {
    number: 12,
    title: 'Visit the premises with the landlord',
    nominal: 'L-0007',
    owner: 'sam',
    agency: 'Housing',
    status: 'in_progress',
    raised,
    due: '2026-12-04',
    strand: 'protect',
  },
  {
    number: 14,
    title: 'Serve the community protection notice',
    nominal: 'L-0007',
    owner: 'sam',
    agency: 'Housing',
    status: 'blocked',
    raised,
    due: '2027-01-29',
    strand: 'pursue',
    lastUpdate: { at: '2026-11-02T14:00:00Z', by: 'sam', text: 'Waiting for legal advice' },
  },
  {
    number: 15,
    title: 'Review the tenancy',
    nominal: 'N-0001',
    owner: 'priya',
    agency: 'Housing',
    status: 'accepted',
    raised,
    due: '2026-11-13',
    strand: 'pursue',
  },
  {
    number: 20,
    title: 'Map who supplies the group',
    nominal: 'G-0001',
    owner: 'nia',
    agency: 'Police',
    status: 'in_progress',
    raised,
    due: '2026-12-18',
    strand: 'pursue',
    lastUpdate: { at: '2026-11-16T10:00:00Z', by: 'nia', text: 'Two of five done' },
  },
  {
    number: 21,
    title: 'Fire safety visit',
    nominal: 'L-0007',
    owner: 'dan',
    agency: 'Fire and Rescue',
    status: 'proposed',
    raised: '2026-11-16',
    due: '2027-02-12',
    strand: 'protect',
  },
  {
    number: 22,
    title: 'Return interview',
    nominal: 'C-0004',
    owner: 'ruth',
    agency: "Children's Services",
    status: 'awaiting_confirmation',
    raised,
    due: '2026-11-27',
    strand: 'protect',
  },
  {
    number: 23,
    title: 'Brief the schools',
    nominal: null,
    owner: null,
    agency: "Children's Services",
    status: 'proposed',
    raised: '2026-11-16',
    due: '2026-12-11',
    strand: 'prevent',
  },
  {
    number: 24,
    title: 'Refresh the local profile',
    nominal: null,
    owner: 'tess',
    agency: 'Harbour Trust',
    status: 'completed',
    raised,
    due: '2026-11-06',
    strand: 'prepare',
  },
];

/** For those who look for them where they may not be. */
export const ACTION_TITLES: readonly string[] = ACTIONS.map(({ title }) => title);
export const UPDATE_TEXTS: readonly string[] = ACTIONS.flatMap(({ lastUpdate }) => lastUpdate?.text ?? []);

/** What seedPartnership made, by the names that tests use. */
export interface Seeded {
  readonly partnershipId: number;
  readonly agencyIds: Readonly<Record<AgencyName, number>>;
  readonly memberIds: Readonly<Record<PersonKey, number>>;
  readonly nominalIds: Readonly<Record<string, number>>;
  /** By number: actionIds[12] is A-0012. */
  readonly actionIds: Readonly<Record<number, number>>;
}

/** Fills a database with the partnership above. Give another code for a second one. */
export async function seedPartnership(prisma: PrismaClient, code = 'PORTFOLIO'): Promise<Seeded> {
  const { id: partnershipId } = await prisma.partnership.create({
    data: {
      code,
      name: 'Operation Portfolio',
      board: 'Safer Harbour Partnership',
      meetingPattern: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU',
      boardPattern: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU',
      createdAt: new Date('2026-06-01T09:00:00Z'),
    },
  });
  const agencies = await prisma.agency.createManyAndReturn({ data: AGENCIES.map((name) => ({ partnershipId, name })) });
  const agencyIds = byKey(agencies, (agency) => agency.name) as Seeded['agencyIds'];
  const memberIds = await seedMembers(prisma, partnershipId, agencyIds);
  const nominalIds = await seedNominals(prisma, partnershipId, agencyIds);
  await prisma.meeting.createMany({
    data: (
      [
        ['partnership', '2026-10-13T09:00:00Z', 'held'],
        ['partnership', '2026-12-08T10:00:00Z', 'planned'],
        ['board', '2026-11-03T10:00:00Z', 'held'],
        ['board', '2027-02-02T10:00:00Z', 'planned'],
      ] as const
    ).map(([kind, startsAt, status]) => ({ partnershipId, kind, startsAt, firstPlannedAt: startsAt, status })),
  });
  const actions = await prisma.action.createManyAndReturn({
    data: ACTIONS.map((action) => actionRow(action, { partnershipId, agencyIds, memberIds, nominalIds })),
  });
  const actionIds = byKey(actions, (action) => String(action.number));
  return { partnershipId, agencyIds, memberIds, nominalIds, actionIds };
}

async function seedMembers(
  prisma: PrismaClient,
  partnershipId: number,
  agencyIds: Seeded['agencyIds'],
): Promise<Seeded['memberIds']> {
  const rows = await prisma.member.createManyAndReturn({
    data: Object.values(PEOPLE).map(({ agency, roles, ...rest }) => ({
      ...rest,
      roles: [...roles],
      partnershipId,
      agencyId: agencyIds[agency],
    })),
  });
  const byEmail = byKey(rows, (row) => row.email);
  const ids = Object.fromEntries(
    Object.entries(PEOPLE).map(([key, { email }]) => [key, byEmail[email]]),
  ) as Seeded['memberIds'];
  await prisma.member.update({ where: { id: ids.sam }, data: { deputyId: ids.robin } });
  return ids;
}

async function seedNominals(
  prisma: PrismaClient,
  partnershipId: number,
  agencyIds: Seeded['agencyIds'],
): Promise<Seeded['nominalIds']> {
  const rows = await prisma.nominal.createManyAndReturn({
    data: NOMINALS.map(({ number, kind, lead }) => ({
      partnershipId,
      ref: nominalRef(kind, number),
      kind,
      number,
      categories: kind === 'child' ? ['victim'] : ['suspect'],
      leadAgencyId: agencyIds[lead],
      opened: new Date('2026-08-11'),
    })),
  });
  const ids = byKey(rows, (row) => row.ref);
  await prisma.nominalAgency.createMany({
    data: NOMINALS.flatMap(({ kind, number, needToKnow }) =>
      needToKnow.map((agency) => ({
        nominalId: ids[nominalRef(kind, number)] ?? 0,
        agencyId: agencyIds[agency],
      })),
    ),
  });
  return ids;
}

function actionRow(spec: ActionSpec, seeded: Omit<Seeded, 'actionIds'>) {
  const { nominal, owner, agency, raised: day, due, lastUpdate, ...rest } = spec;
  return {
    ...rest,
    ref: actionRef(spec.number),
    partnershipId: seeded.partnershipId,
    nominalId: nominal === null ? null : (seeded.nominalIds[nominal] ?? null),
    ownerId: owner === null ? null : seeded.memberIds[owner],
    agencyId: seeded.agencyIds[agency],
    raised: new Date(day),
    due: due === null ? null : new Date(due),
    originalDue: due === null ? null : new Date(due),
    completed: spec.status === 'completed' && due !== null ? new Date(due) : null,
    lastUpdateAt: lastUpdate?.at ?? null,
    lastUpdateBy: lastUpdate === undefined ? null : PEOPLE[lastUpdate.by].name,
    lastUpdate: lastUpdate?.text ?? null,
  };
}

export function actionRef(number: number): string {
  return `A-${String(number).padStart(4, '0')}`;
}

function nominalRef(kind: NominalKind, number: number): string {
  return `${NOMINAL_LETTERS[kind]}-${String(number).padStart(4, '0')}`;
}

/** The person as the store knows them when they speak. */
export async function speakerFor(store: Store, who: PersonKey, today: IsoDate = TODAY): Promise<Speaker> {
  const [arrival] = await store.people.arrivals(PEOPLE[who].entraId, TENANT, today, []);
  if (arrival === undefined) throw new Error(`${who} is not in the database; seed it first.`);
  return arrival.speaker;
}

/** Said by somebody in their own chat. */
export function chatSource(who: PersonKey): Source {
  return { from: 'chat', entraId: PEOPLE[who].entraId, tenantId: TENANT, activityId: 'activity-1' };
}

function byKey<T extends { readonly id: number }>(rows: readonly T[], key: (row: T) => string): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [key(row), row.id]));
}
