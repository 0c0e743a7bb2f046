import type { Actions } from '../ports/actions.ts';
import type { Conversations } from '../ports/conversations.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { MeetingRecords, Meetings } from '../ports/meetings.ts';
import type { Aliases, Nominals } from '../ports/nominals.ts';
import type { People } from '../ports/people.ts';
import type { Rates } from '../ports/rates.ts';
import type { Registers } from '../ports/registers.ts';
import type { SharedCards } from '../ports/shared-cards.ts';
import type { StandingItems } from '../ports/standing-items.ts';
import type { Questions, Store } from '../ports/store.ts';
import { within, type Scope } from './engine/scope.ts';

/** For each method of an area, which scope its arguments name. */
type Scopes<Area> = {
  readonly [Method in keyof Area]: Area[Method] extends (...args: infer Arguments) => unknown
    ? (...args: Arguments) => Scope
    : never;
};

const of = (partnershipId: number): Scope => ({ partnership: partnershipId });
const person = (entraId: string, tenantId: string | null): Scope => ({ person: spellings(entraId), tenantId });
const delivery = (): Scope => 'delivery';
const shared = (): Scope => 'shared';

/** Microsoft writes these ids in small letters; a workbook may not have. */
export function spellings(entraId: string): readonly string[] {
  return [...new Set([entraId, entraId.toLowerCase(), entraId.toUpperCase()])];
}

/*
 * What each method of the store may touch. A turn is in the scope of its speaker's partnership, or, until it is known
 * which that is, of all that the speaker belongs to.
 */

export const PEOPLE: Scopes<People> = {
  arrivals: (entraId, tenantId) => person(entraId, tenantId),
  choosePartnership: (entraId, tenantId) => person(entraId, tenantId),
  members: of,
  agencies: of,
  addAbsence: (_memberId, _absence, _undo, note) => of(note.partnershipId),
  endAbsence: (_absenceId, _lastDay, _undo, note) => of(note.partnershipId),
};

export const ACTIONS: Scopes<Actions> = {
  byNumber: of,
  list: ({ partnershipId }) => of(partnershipId),
  groups: of,
  history: of,
  silentOwners: of,
  updateCounts: of,
  updatesSince: of,
  record: ({ speaker }) => of(speaker.partnership.id),
  add: ({ partnershipId }) => of(partnershipId),
  undo: ({ partnership }) => of(partnership.id),
};

export const NOMINALS: Scopes<Nominals> = {
  byKey: of,
  byId: of,
  list: of,
  forReview: of,
  change: (_before, _to, _undo, note) => of(note.partnershipId),
  shownTo: of,
  closedShown: of,
  counts: of,
  hold: (_nominal, _heldSince, _undo, note) => of(note.partnershipId),
  dueForErasure: of,
  erase: of,
};
export const SHARED_CARDS: Scopes<SharedCards> = { add: of, stale: of, takenDown: of };
export const ALIASES: Scopes<Aliases> = { of, all: of, keep: of, forget: of };
export const MEETINGS: Scopes<Meetings> = { all: of, move: of, cancel: of };
export const MEETING_RECORDS: Scopes<MeetingRecords> = {
  open: of,
  latest: of,
  start: (_meeting, _begin, _undo, note) => of(note.partnershipId),
  walk: of,
  decide: (_record, _nominalId, _text, _undo, note) => of(note.partnershipId),
  attendance: of,
  attend: (_record, _who, _undo, note) => of(note.partnershipId),
  minutes: of,
  happenings: of,
  finish: (_record, _deeds, _issuedOn, _undo, note) => of(note.partnershipId),
};
export const REGISTERS: Scopes<Registers> = {
  programmes: of,
  reportProgramme: (_programme, _to, _undo, note) => of(note.partnershipId),
  addProgramme: (_programme, _undo, note) => of(note.partnershipId),
  profiles: of,
  committees: of,
  stampProfile: (_profile, _to, _undo, note) => of(note.partnershipId),
  localProfile: of,
  threats: of,
  issueLocalProfile: (_profile, _undo, note) => of(note.partnershipId),
  assessThreat: (_threat, _undo, note) => of(note.partnershipId),
  excludedNames: of,
};

export const STANDING_ITEMS: Scopes<StandingItems> = {
  counts: of,
  published: of,
  frozen: of,
  draft: of,
  restate: (_item, _statements, _undo, note) => of(note.partnershipId),
  latest: of,
  lastPosted: of,
  lastApproved: of,
  version: of,
  approve: (_item, speaker) => of(speaker.partnership.id),
  claimPosting: (_item, _at, note) => of(note.partnershipId),
  settlePosting: of,
  postedCard: of,
};

export const QUESTIONS: Scopes<Questions> = {
  ask: of,
  take: of,
};

export const LEDGER: Scopes<Ledger> = {
  plan: delivery,
  known: delivery,
  release: delivery,
  waiting: delivery,
  claim: delivery,
  post: delivery,
  settle: delivery,
  outdated: delivery,
  showsAll: delivery,
  unplanned: delivery,
  notShown: delivery,
  lastBeat: delivery,
  beat: delivery,
};

export const CONVERSATIONS: Scopes<Conversations> = {
  remember: delivery,
  forget: delivery,
  ofPerson: delivery,
  ofMembers: delivery,
  byConversationId: delivery,
  newest: delivery,
  channelOf: delivery,
  useChannel: delivery,
  partnershipAt: delivery,
};

export const RATES: Scopes<Rates> = { take: shared };

export const STORE: Scopes<Pick<Store, 'partnerships' | 'note' | 'useToken' | 'ping'>> = {
  partnerships: delivery,
  note: ({ partnershipId }) => (partnershipId === null ? 'shared' : of(partnershipId)),
  useToken: shared,
  ping: shared,
};

/** The same methods, each call in the scope that its arguments name. */
export function inScopes<Area extends object>(area: Area, scopes: Scopes<Area>): Area {
  const scoped = Object.entries(area).map(([name, work]: [string, (...args: unknown[]) => Promise<unknown>]) => {
    const scopeOf = scopes[name as keyof Area] as (...args: unknown[]) => Scope;
    // Awaited inside: Prisma sends a statement only once somebody waits for it.
    return [name, (...args: unknown[]) => within(scopeOf(...args), async () => await work(...args))];
  });
  return Object.fromEntries(scoped) as Area;
}
