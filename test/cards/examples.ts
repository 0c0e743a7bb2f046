import type { Action } from '../../src/domain/actions/action.ts';
import { NO_STATEMENTS, type Statements } from '../../src/domain/standing-item/statements.ts';
import { addProgrammeForm, programmeForm } from '../../src/cards/registers/programme-forms.ts';
import { programmesCard } from '../../src/cards/registers/programmes-card.ts';
import { localProfileCard } from '../../src/cards/registers/local-profile-card.ts';
import type { Programme } from '../../src/domain/registers/programme.ts';
import { statementsForm } from '../../src/cards/standing-item/statements-form.ts';
import { rateAction, type BragThresholds } from '../../src/domain/actions/brag.ts';
import type { Message, Place } from '../../src/domain/message.ts';
import type { Member } from '../../src/domain/people/person.ts';
import { reachOfAll, type OutOfReach } from '../../src/domain/reminders/reach.ts';
import { powerById, POWERS, powersOf, TELECOMMUNICATIONS_ORDER } from '../../src/domain/powers/catalogue.ts';
import type { Gap } from '../../src/domain/nominals/plan-gaps.ts';
import { POWER_GROUPS, type Power } from '../../src/domain/powers/power.ts';
import type { Nominal } from '../../src/domain/nominals/nominal.ts';
import type { Profile } from '../../src/domain/registers/profile.ts';
import type { ClockFigures, StandingItem } from '../../src/domain/standing-item/standing-item.ts';
import { actionCard, type ActionCardView } from '../../src/cards/actions/action-card.ts';
import { actionListCard } from '../../src/cards/actions/action-list-card.ts';
import { addActionCard } from '../../src/cards/actions/add-action-card.ts';
import { meetingExamples } from './meeting-examples.ts';
import { aliasCard } from '../../src/cards/nominals/alias-card.ts';
import { askCard } from '../../src/cards/talk/ask-card.ts';
import { awayCard } from '../../src/cards/people/away-card.ts';
import { takenDownCard } from '../../src/cards/reminders/closed-notice.ts';
import { changesCard } from '../../src/cards/actions/changes-card.ts';
import { changesSinceCard } from '../../src/cards/actions/changes-since-card.ts';
import { helpCard } from '../../src/cards/talk/help-card.ts';
import { meetingCard } from '../../src/cards/meetings/meeting-card.ts';
import { myActionsCard } from '../../src/cards/actions/my-actions-card.ts';
import { nominalCard } from '../../src/cards/nominals/nominal-card.ts';
import { nominalListCard } from '../../src/cards/nominals/nominal-list-card.ts';
import { noteCard } from '../../src/cards/talk/note-card.ts';
import { nudgeCard, type DigestKind, type DigestView } from '../../src/cards/reminders/nudge-digest.ts';
import { nudgePreviewCard } from '../../src/cards/reminders/nudge-preview-card.ts';
import type { WritingCardView } from '../../src/cards/parts/finish.ts';
import type { PageOf, RatedAction } from '../../src/cards/parts/rated-action.ts';
import { gapsCard } from '../../src/cards/nominals/plan-gaps-card.ts';
import { powerCard } from '../../src/cards/powers/power-card.ts';
import { powerListCard, powersCard } from '../../src/cards/powers/powers-card.ts';
import { signsCard } from '../../src/cards/powers/exploitation-signs-card.ts';
import { reasonForm } from '../../src/cards/actions/reason-form.ts';
import { reachabilityCard, type ReachabilityView } from '../../src/cards/people/reachability-card.ts';
import { profileRegisterCard } from '../../src/cards/registers/profile-register-card.ts';
import { reviewsCard } from '../../src/cards/nominals/reviews-card.ts';
import { shownToCard } from '../../src/cards/audit/shown-to-card.ts';
import { silentCard } from '../../src/cards/actions/silent-card.ts';
import { standingItemCard, type StandingItemView } from '../../src/cards/standing-item/standing-item-card.ts';
import { unreachedLines } from '../../src/cards/people/unreached-card.ts';
import { statusCard, type StatusView } from '../../src/cards/actions/status-card.ts';
import { anAction } from '../support/an-action.ts';

/*
 * Every card once, with invented people of an invented partnership on Monday 23 November 2026. What stands here in a
 * title, a note, a blocker or a name may be read in a personal chat only.
 */
export const FOR_PERSONAL_CHATS_ONLY = [
  'Sam Okafor',
  'Priya Shah',
  'Visit the premises',
  'Interview the landlord',
  'business rates',
  'Review licence',
  'Letter sent',
  'letter went out',
  'Waiting for HMRC',
  'Nobody is safeguarding',
  'agged as safeguarding',
  'Notice served',
  'Closure notice drafted',
  // A category of somebody; “victim” alone is said of nobody where the signs of exploitation are told.
  'victim, vulnerable person',
  'vulnerable person',
  'Held since',
  'Kept until',
  'The Quay Lot',
] as const;

export const TODAY = '2026-11-23';
const SAM = { id: 1, name: 'Sam Okafor', email: 'sam@example.org' };
export const PRIYA = { id: 2, name: 'Priya Shah', email: 'priya@example.org' };
const HOUSING = { id: 1, name: 'Housing' };
const POLICE = { id: 2, name: 'Police' };
const BATCH = '7f8d1f0e-6a52-4c39-9a3e-0d7c5b1a2f10';

const THRESHOLDS: BragThresholds = {
  today: TODAY,
  amberUntil: '2026-12-07',
  nextMeeting: '2026-12-08',
  lastMeeting: new Date('2026-10-13T09:00:00Z'),
  acceptedBy: '2026-11-18',
};

export function viewIn(place: Place): WritingCardView {
  let tokens = 0;
  return {
    partnership: {
      code: 'PORTFOLIO',
      name: 'Operation Portfolio',
      marking: 'OFFICIAL-SENSITIVE',
      timezone: 'Europe/London',
    },
    place,
    newToken: () => {
      tokens += 1;
      return `00000000-0000-4000-8000-${String(tokens).padStart(12, '0')}`;
    },
  };
}

export function ratedAction(number: number, fields: Partial<Action> = {}): RatedAction {
  const action = anAction(number, {
    title: 'Visit the premises with fire safety and serve notice',
    nominal: { ref: 'L-0007', kind: 'location', number: 7, open: true, clearedAgencyIds: [1] },
    owner: SAM,
    acceptedAt: new Date('2026-10-15T09:00:00Z'),
    lastUpdate: { at: new Date('2026-11-19T10:00:00Z'), by: 'Sam Okafor', text: 'Letter sent to the landlord' },
    version: 3,
    ...fields,
  });
  return { action, ...rateAction(action, THRESHOLDS) };
}

const A12 = ratedAction(12);
const OVERDUE = ratedAction(14, {
  due: '2026-11-13',
  originalDue: '2026-10-30',
  extensions: 1,
  title: 'Interview the landlord about the subletting',
});
const BLOCKED = ratedAction(20, {
  status: 'blocked',
  blocker: 'Waiting for HMRC to answer',
  due: '2027-01-12',
  title: 'Check the business rates account',
});
const LATER = ratedAction(31, { due: '2027-02-05', title: 'Review licence conditions', lastUpdate: null });
const PROPOSED = ratedAction(40, {
  status: 'proposed',
  acceptedAt: null,
  lastUpdate: null,
  issued: '2026-11-20',
  due: '2027-01-15',
});
const WAITING = ratedAction(9, { status: 'awaiting_confirmation' });
const COMPLETED = ratedAction(5, { status: 'completed', completed: '2026-11-20', outcome: 'Notice served' });
const EXTENDED = ratedAction(17, {
  due: '2027-01-12',
  extensions: 2,
  tactic: 'Closure notice drafted',
  requestedDue: '2027-01-29',
  nominal: { ref: 'C-0004', kind: 'child', number: 4, open: true, clearedAgencyIds: [1] },
});

const OWNER = { seesNominal: true, mayUpdate: true, mayConfirm: false };
const CONFIRMER = { seesNominal: true, mayUpdate: false, mayConfirm: true };
const READER = { seesNominal: false, mayUpdate: false, mayConfirm: false };

export function pageOf<T>(items: readonly T[], total = items.length, skip = 0): PageOf<T> {
  return { items, total, skip };
}

function action(place: Place, rated: RatedAction, fields: Partial<ActionCardView> = {}): Message {
  return actionCard({ ...viewIn(place), ...rated, viewer: OWNER, justNow: null, ...fields });
}

export function aDigest(
  place: Place,
  kind: DigestKind,
  rated: readonly RatedAction[],
  fields: Partial<DigestView> = {},
) {
  return nudgeCard({
    ...viewIn(place),
    digest: {
      kind,
      subject: 'meeting 2026-12-08',
      since: '2026-11-20T08:00:00.000Z',
      numbers: rated.map((one) => one.action.number),
      page: 0,
    },
    total: rated.length,
    actions: rated.slice(0, 5).map((one) => ({ ...one, mayUpdate: true })),
    readerId: SAM.id,
    meetingAt: new Date('2026-12-08T10:00:00Z'),
    justNow: null,
    ...fields,
  });
}

const UPDATED = ratedAction(12, {
  status: 'awaiting_confirmation',
  lastUpdate: { at: new Date('2026-11-23T09:30:00Z'), by: 'Sam Okafor', text: 'Notice served 3/12' },
});

const COUNTS = { open: 42, overdue: 7, blocked: 3, awaiting: 4 };
const AGENCY_ROWS = [
  { agency: 'Housing', open: 12, overdue: 3, blocked: 1, awaiting: 2 },
  { agency: 'Children’s Social Care', open: 9, overdue: 1, blocked: 0, awaiting: 1 },
  { agency: 'Police', open: 21, overdue: 3, blocked: 2, awaiting: 1 },
  { agency: null, open: 1, overdue: 0, blocked: 0, awaiting: 0 },
];

export function aStatus(place: Place, fields: Partial<StatusView> = {}): Message {
  return statusCard({
    ...viewIn(place),
    asAt: new Date('2026-11-23T09:30:00Z'),
    agency: null,
    counts: { ...COUNTS, ownerless: 2 },
    ratings: { Blue: 18, Red: 8, Amber: 11, Green: 23 },
    isOfEverybodyHere: place !== 'personal',
    agencies: AGENCY_ROWS,
    strands: [
      { strand: 'pursue', ...COUNTS },
      { strand: null, open: 1, overdue: 0, blocked: 0, awaiting: 0 },
    ],
    changed: { since: '2026-10-13', kinds: { progress: 14, done: 5, confirmed: 3, extended: 2 } },
    silent: [
      { name: 'Sam Okafor', agency: 'Housing' },
      { name: 'Priya Shah', agency: null },
    ],
    ...fields,
  });
}

const CLOCK: Omit<ClockFigures, 'from'> = {
  opened: 14,
  completed: 9,
  carriedForward: 28,
  onTimePercent: 67,
  nominals: [
    { kind: 'individual', opened: 7, closed: 'withheld' },
    { kind: 'child', opened: 'withheld', closed: 'withheld' },
    { kind: 'ocg', opened: 2, closed: 0 },
  ],
};

export const STANDING_ITEM: StandingItem = {
  id: 1,
  number: 3,
  version: 1,
  state: 'draft',
  from: new Date('2026-10-13T09:00:00Z'),
  to: new Date('2026-11-23T09:00:00Z'),
  figures: {
    dataAsAt: TODAY,
    actions: {
      opened: 14,
      completed: 9,
      overdue: 7,
      carriedForward: 28,
      awaitingConfirmation: 4,
      blocked: 3,
      withoutOwner: 2,
      onTimePercent: 67,
    },
    ratings: { Blue: 18, Red: 8, Amber: 11, Green: 23 },
    strands: { pursue: 20, prevent: 6, protect: 12, prepare: 4 },
    agencies: [
      { agency: 'Housing', open: 12, overdue: 3, completed: 4 },
      { agency: 'Children’s Social Care', open: 9, overdue: 1, completed: 5 },
    ],
    sinceBoard: { ...CLOCK, from: '2026-10-13' },
    sinceMeeting: { ...CLOCK, from: '2026-10-20', opened: 8, completed: 5, onTimePercent: null },
    ages: { upTo30: 14, upTo60: 9, upTo90: 12, over90: 7, notKnown: 0 },
    strandBalance: { largest: 'pursue', percent: 48 },
    acceptance: { issued: 14, accepted: 11, inTime: 9, waiting: 3 },
    nominals: [
      { kind: 'individual', opened: 7, closed: 'withheld', open: 41 },
      { kind: 'child', opened: 'withheld', closed: 'withheld', open: 12 },
      { kind: 'ocg', opened: 2, closed: 0, open: 3 },
    ],
    profiles: { accepted: 2, awaited: 1, pastReview: 0 },
    programmes: [
      { number: 1, sessionsPlanned: 18, sessionsDelivered: 11, referred: 30, started: 24, completed: 'withheld' },
    ],
    trend: ['2026-02-10', '2026-04-14', '2026-06-09', '2026-08-11', '2026-10-13'].map((meeting, index) => ({
      meeting,
      open: 30 + 3 * index,
      overdue: 9 - index,
      completed: 6 + index,
      onTimePercent: index === 0 ? null : 50 + 4 * index,
    })),
  },
  statements: NO_STATEMENTS,
  revision: 1,
  draftedById: 3,
  approvedBy: null,
  approvedAt: null,
  postedAt: null,
};

export function aStandingItem(place: Place, item: Partial<StandingItem>, may: Partial<StandingItemView> = {}): Message {
  return standingItemCard({
    ...viewIn(place),
    item: { ...STANDING_ITEM, ...item },
    board: 'Safer Halton Partnership',
    justNow: null,
    may: { approve: false, edit: false, post: false, draft: false },
    isOwnDraft: false,
    ...may,
  });
}

const STATEMENTS: Statements = {
  risk: ['Demand for drop-in places is above what is funded.'],
  escalation: [],
  decision: ['To agree the drop-in’s funding for another year.', 'To note the report.'],
};

const PROGRAMME: Programme = {
  ...{ id: 1, number: 1, name: 'RNR', venue: 'Horizons', partners: ['Addaction', 'Gangsline'] },
  ...{ starts: '2027-01-12', weeks: 6, sessionsPlanned: 12, sessionsDelivered: 6 },
  ...{ referred: 12, started: 10, completed: 8 },
};

const APPROVED = { approvedBy: 'the chair', approvedAt: new Date('2026-11-23T11:00:00Z') } as const;

const CHILD: Nominal = {
  id: 4,
  ref: 'C-0004',
  kind: 'child',
  number: 4,
  categories: ['victim', 'vulnerable person'],
  open: true,
  leadAgency: POLICE,
  clearedAgencies: [HOUSING, POLICE],
  profile: 'P-0002',
  opened: '2026-09-01',
  closed: null,
  reviewBy: null,
  heldSince: null,
  version: 1,
};
const LOCATION: Nominal = { ...CHILD, id: 7, ref: 'L-0007', kind: 'location', number: 7, categories: [], open: false };

const GANG: Nominal = { ...CHILD, id: 2, ref: 'U-0002', kind: 'usg', number: 2, categories: ['suspect'] };

function aProfile(number: number, days: Partial<Profile>): Profile {
  const none = { requested: null, received: null, accepted: null, reviewBy: null };
  return {
    id: number,
    ref: `P-000${String(number)}`,
    number,
    title: 'Local profile',
    kind: 'location',
    nominals: [],
    ...none,
    ...days,
  };
}

function aMember(id: number, name: string, fields: Partial<Member> = {}): Member {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
  return {
    ...{ id, name, email, partnershipId: 1, entraId: `00000000-0000-4000-8000-00000000000${String(id)}` },
    ...{ agency: HOUSING, roles: ['member'], account: 'member', deputyId: null, absences: [], unreached: null },
    ...fields,
  };
}

const LOST_SAM: OutOfReach = {
  member: aMember(1, 'Sam Okafor'),
  unreached: {
    code: 'blocked',
    reason: 'They have blocked the clerk, or an administrator has.',
    at: new Date('2026-11-20T08:00:00Z'),
  },
  actions: [A12.action, OVERDUE.action],
};
const UNKNOWN_PRIYA: OutOfReach = {
  member: aMember(2, 'Priya Shah', { entraId: null, agency: null }),
  unreached: null,
  actions: [],
};
const COUNTS_OF_REACH: ReachabilityView['counts'] = {
  ...{ refused: 1, removed: 1, 'no identity': 1, external: 1, 'never seen': 1, guest: 1, installed: 1, wrote: 5 },
};
const EVERYBODY = reachOfAll(
  [
    { ...LOST_SAM.member, unreached: LOST_SAM.unreached },
    UNKNOWN_PRIYA.member,
    aMember(3, 'Robin Field'),
    aMember(4, 'Nia Evans', { agency: POLICE }),
    aMember(5, 'Tess Hall', { account: 'external' }),
    aMember(6, 'Dan Cole', { account: 'guest', agency: null }),
    aMember(7, 'Ruth Adeyemi'),
    aMember(8, 'Alex Morgan'),
  ],
  [
    ...[3, 7, 8].map((memberId) => ({
      memberId,
      wroteAt: memberId === 8 ? new Date('2026-11-22T10:00:00Z') : null,
      removedAt: memberId === 3 ? new Date('2026-11-19T10:00:00Z') : null,
      seenAt: new Date('2026-11-18T10:00:00Z'),
    })),
  ],
);

const GAPS: readonly Gap[] = [
  { gap: 'nobody safeguarding', ref: 'C-0004' },
  { gap: 'all pursue', ref: 'C-0004', actions: 2 },
  { gap: 'all pursue', ref: 'U-0002', actions: 1 },
  { gap: 'order alone', ref: 'U-0002', action: 'A-0014' },
  { gap: 'order alone', ref: null, action: 'A-0020' },
];
const NO_POWER = POWERS[0] as Power;

export const EXAMPLES: Readonly<Record<string, (place: Place) => Message>> = {
  action: (place) => action(place, A12),
  'action, just recorded': (place) =>
    action(place, A12, {
      justNow: { said: 'Recorded: In progress', note: 'Letter sent', undo: BATCH },
      back: { verb: 'my-actions', skip: 0 },
    }),
  'action, proposed': (place) => action(place, PROPOSED),
  'action, awaiting confirmation, to a confirmer': (place) => action(place, WAITING, { viewer: CONFIRMER }),
  'action, more time asked for, to a confirmer': (place) => action(place, EXTENDED, { viewer: CONFIRMER }),
  'action, snoozed': (place) =>
    action(place, A12, { snooze: { until: '2026-12-04', reason: 'Waiting for HMRC to answer' } }),
  'action, tagged with a power': (place) =>
    action(place, ratedAction(12, { powerId: 'closure-order', safeguarding: true })),
  'action about a child, tagged with a power': (place) =>
    action(
      place,
      ratedAction(12, {
        powerId: 'dispersal',
        nominal: { ref: 'C-0004', kind: 'child', number: 4, open: true, clearedAgencyIds: [1] },
      }),
    ),
  'action, safeguarding': (place) => action(place, ratedAction(12, { safeguarding: true })),
  powers: (place) =>
    powersCard({
      ...viewIn(place),
      counts: POWER_GROUPS.map((group) => ({ group, powers: powersOf(group).length })),
    }),
  'powers of a strand': (place) => powerListCard({ ...viewIn(place), of: 'place', powers: powersOf('place') }),
  'powers, none found': (place) => powerListCard({ ...viewIn(place), of: null, powers: [] }),
  'a power': (place) =>
    powerCard({ ...viewIn(place), power: powerById(TELECOMMUNICATIONS_ORDER) ?? NO_POWER, today: TODAY }),
  'a power in force': (place) =>
    powerCard({ ...viewIn(place), power: powerById('closure-order') ?? NO_POWER, today: TODAY }),
  'signs of county lines': (place) => signsCard({ ...viewIn(place), of: 'county lines' }),
  'signs of cuckooing': (place) => signsCard({ ...viewIn(place), of: 'cuckooing' }),
  gaps: (place) => gapsCard({ ...viewIn(place), page: pageOf(place === 'personal' ? GAPS : []) }),
  'nominal whose plan has gaps': (place) =>
    nominalCard({
      ...viewIn(place),
      nominal: CHILD,
      page: pageOf([A12]),
      reviewBy: null,
      mayKeep: false,
      kept: null,
      justNow: null,
      gaps: GAPS.slice(0, 2),
      offersAlias: false,
    }),
  'action, completed': (place) => action(place, COMPLETED),
  'action, to a reader': (place) => action(place, BLOCKED, { viewer: READER }),
  changes: (place) =>
    changesCard({
      ...viewIn(place),
      asked: 'to change',
      lines: [
        { ref: 'A-12', recorded: true, said: 'Awaiting confirmation', note: 'Notice served 3/12', now: WAITING },
        { ref: 'A-20', recorded: true, said: 'No change', note: null, now: BLOCKED },
        {
          ref: 'A-5',
          recorded: false,
          said: 'A-5 is Completed. The chair or a coordinator can reopen it.',
          note: null,
          now: null,
        },
      ],
      undo: BATCH,
    }),
  'my actions': (place) =>
    myActionsCard({
      ...viewIn(place),
      page: pageOf([OVERDUE, A12, BLOCKED, LATER], 11),
      today: TODAY,
      soonUntil: '2026-12-07',
      awaiting: 2,
    }),
  'my actions, none': (place) =>
    myActionsCard({
      ...viewIn(place),
      page: pageOf<RatedAction>([]),
      today: TODAY,
      soonUntil: '2026-12-07',
      awaiting: 0,
    }),
  digest: (place) => aDigest(place, 'digest', [OVERDUE, A12, BLOCKED]),
  'digest, one updated': (place) =>
    aDigest(place, 'digest', [OVERDUE, UPDATED], {
      justNow: { ref: 'A-12', said: 'Recorded: Awaiting confirmation', undo: BATCH },
    }),
  'call for updates': (place) => aDigest(place, 'call', [OVERDUE]),
  reminder: (place) => aDigest(place, 'reminder', [OVERDUE, BLOCKED]),
  issue: (place) => aDigest(place, 'issue', [PROPOSED]),
  'issue, handed over': (place) => aDigest(place, 'issue', [PROPOSED, BLOCKED]),
  'overdue, to a lead': (place) => aDigest(place, 'overdue', [OVERDUE], { readerId: PRIYA.id, meetingAt: null }),
  prompt: (place) => aDigest(place, 'prompt', [A12, LATER]),
  'chair’s brief': (place) =>
    nudgeCard({
      ...viewIn(place),
      kind: 'brief',
      meetingAt: new Date('2026-12-08T10:00:00Z'),
      counts: { ...COUNTS, ownerless: 2, forReview: 3 },
      exceptions: [OVERDUE, BLOCKED],
    }),
  'profiles prompt': (place) =>
    nudgeCard({
      ...viewIn(place),
      kind: 'profiles',
      meetingAt: new Date('2026-12-08T10:00:00Z'),
      forReview: 3,
      staleSince: '2026-11-02',
      awaited: [
        { ref: 'P-0003', requested: null, stale: null },
        { ref: 'P-0004', requested: '2026-11-10', stale: null },
      ],
    }),
  unreached: (place) =>
    nudgeCard({ ...viewIn(place), kind: 'unreached', people: unreachedLines([LOST_SAM, UNKNOWN_PRIYA]) }),
  'unreached, nobody': (place) => nudgeCard({ ...viewIn(place), kind: 'unreached', people: [] }),
  reachability: (place) =>
    reachabilityCard({ ...viewIn(place), counts: COUNTS_OF_REACH, page: pageOf(EVERYBODY, 12, 0) }),
  mention: (place) =>
    nudgeCard({
      ...viewIn(place),
      kind: 'mention',
      person: { name: 'Robin Field', entraId: '00000000-0000-4000-8000-000000000003' },
      waiting: ['A-0012', 'A-0014'],
    }),
  relay: (place) =>
    nudgeCard({ ...viewIn(place), kind: 'relay', people: [{ name: 'Robin Field', actions: [OVERDUE, BLOCKED] }] }),
  nominal: (place) =>
    nominalCard({
      ...viewIn(place),
      nominal: CHILD,
      page: pageOf([A12, OVERDUE]),
      reviewBy: '2026-12-08',
      mayKeep: true,
      offersAlias: false,
      gaps: [],
      kept: null,
      justNow: place === 'personal' ? { said: 'Recorded: C-0004 is open again.', note: null, undo: null } : null,
    }),
  'due for review': (place) =>
    reviewsCard({
      ...viewIn(place),
      by: '2026-12-08',
      today: '2026-11-24',
      page: pageOf([
        { nominal: CHILD, due: '2026-11-20' },
        { nominal: { ...LOCATION, open: true }, due: null },
      ]),
    }),
  'register of profiles': (place) =>
    profileRegisterCard({
      ...viewIn(place),
      today: TODAY,
      page: pageOf([
        aProfile(2, {
          requested: '2026-10-01',
          received: '2026-10-13',
          accepted: '2026-10-13',
          reviewBy: '2027-04-01',
        }),
        aProfile(3, { requested: '2026-11-10' }),
        aProfile(4, { reviewBy: '2026-11-01' }),
      ]),
      justNow: { said: 'Recorded: P-0003 was asked for on Tuesday 10 November 2026.', note: null, undo: null },
    }),
  'was closed': (place) => nudgeCard({ ...viewIn(place), kind: 'closed', code: 'L-0007', closed: '2026-11-24' }),
  'taken down': (place) => takenDownCard({ ...viewIn(place), closed: '2026-11-24' }),
  'nominal that is held': (place) =>
    nominalCard({
      ...viewIn(place),
      nominal: { ...CHILD, open: false, closed: '2024-11-20', heldSince: '2026-12-04' },
      page: pageOf([]),
      reviewBy: null,
      mayKeep: false,
      justNow: null,
      offersAlias: false,
      gaps: [],
      kept: { until: null },
    }),
  'nominal that is kept': (place) =>
    nominalCard({
      ...viewIn(place),
      nominal: { ...CHILD, open: false, closed: '2024-11-20' },
      page: pageOf([]),
      reviewBy: null,
      mayKeep: false,
      justNow: null,
      offersAlias: false,
      gaps: [],
      kept: { until: '2026-11-20' },
    }),
  'nominal that may have an alias': (place) =>
    nominalCard({
      ...viewIn(place),
      nominal: GANG,
      page: pageOf([A12]),
      reviewBy: null,
      mayKeep: false,
      kept: null,
      justNow: null,
      offersAlias: true,
      gaps: [],
    }),
  alias: (place) => aliasCard({ ...viewIn(place), nominal: GANG, alias: 'The Quay Lot' }),
  'who was shown it': (place) =>
    shownToCard({
      ...viewIn(place),
      code: 'L-0007',
      showings: [
        {
          name: 'Sam Okafor',
          agency: 'Housing',
          actor: 'sam.okafor@example.org',
          times: 3,
          last: new Date('2026-11-23T09:30:00Z'),
          amongOthers: true,
        },
        {
          name: null,
          agency: null,
          actor: 'gone@example.org',
          times: 1,
          last: new Date('2026-11-23T09:30:00Z'),
          amongOthers: false,
        },
        {
          name: null,
          agency: null,
          actor: 'command line',
          times: 1,
          last: new Date('2026-11-23T09:30:00Z'),
          amongOthers: false,
        },
      ],
    }),
  nominals: (place) => nominalListCard({ ...viewIn(place), page: pageOf([CHILD, LOCATION], 30, 8) }),
  overdue: (place) =>
    actionListCard({
      ...viewIn(place),
      list: 'overdue',
      of: { name: 'Housing', is: 'agency' },
      page: pageOf([OVERDUE, ratedAction(15, { due: '2026-11-20', owner: null })], 20, 8),
    }),
  'not updated': (place) =>
    silentCard({
      ...viewIn(place),
      since: '2026-10-13',
      of: null,
      page: pageOf([
        { name: 'Sam Okafor', agency: 'Housing', refs: ['A-12', 'A-14'] },
        { name: null, agency: null, refs: ['A-40'] },
      ]),
    }),
  'what has changed': (place) =>
    changesSinceCard({
      ...viewIn(place),
      since: '2026-10-13',
      page: pageOf([
        {
          ref: 'A-12',
          number: 12,
          at: new Date('2026-11-19T10:00:00Z'),
          by: 'Sam Okafor',
          kind: 'progress',
          status: 'in_progress',
          text: 'Letter sent to the landlord',
        },
      ]),
    }),
  status: (place) => aStatus(place),
  ask: (place) =>
    askCard({
      ...viewIn(place),
      question: 'Is A-12 done?',
      quote: 'I think A-12 is nearly done, letter went out',
      options: [
        {
          label: 'Done',
          press: {
            verb: 'ask-answer',
            actions: [{ number: 12, version: 3 }],
            intent: { kind: 'done', note: 'letter went out' },
            token: BATCH,
          },
        },
        {
          label: 'In progress',
          press: {
            verb: 'ask-answer',
            actions: [{ number: 12, version: 3 }],
            intent: { kind: 'progress', note: 'letter went out' },
            token: BATCH,
          },
        },
      ],
    }),
  'add an action': (place) =>
    addActionCard({
      ...viewIn(place),
      known: { title: 'Joint visit', nominal: 'L-0007', owner: 'sam@example.org', strand: null, due: '2027-01-12' },
      nominals: [
        { ref: 'L-0007', kind: 'location' },
        { ref: 'C-0004', kind: 'child' },
      ],
      owners: [
        { ...SAM, agency: 'Housing' },
        { ...PRIYA, agency: null },
      ],
      today: TODAY,
      problem: 'Choose a strand.',
    }),
  'more time': (place) =>
    reasonForm({
      ...viewIn(place),
      action: A12.action,
      change: 'extend',
      known: { due: '2027-01-12', reason: null },
      today: TODAY,
      problem: null,
    }),
  'until when to snooze': (place) =>
    reasonForm({
      ...viewIn(place),
      action: A12.action,
      change: 'snooze',
      known: { due: '2026-12-04', reason: null },
      today: TODAY,
      problem: null,
    }),
  'reason to decline': (place) =>
    reasonForm({
      ...viewIn(place),
      action: PROPOSED.action,
      change: 'decline',
      known: { due: null, reason: null },
      today: TODAY,
      problem: 'Give a reason.',
    }),
  'standing item, draft': (place) =>
    aStandingItem(place, {}, { may: { approve: true, edit: true, post: false, draft: true } }),
  'standing item, approved': (place) =>
    aStandingItem(
      place,
      { state: 'approved', ...APPROVED },
      { may: { approve: false, edit: false, post: true, draft: true } },
    ),
  'standing item, posted': (place) => aStandingItem(place, { state: 'posted', version: 2, ...APPROVED }),
  'standing item, the chair’s own draft with statements': (place) =>
    aStandingItem(
      place,
      { statements: STATEMENTS, revision: 2 },
      { isOwnDraft: true, justNow: { said: 'Added: risk', note: null, undo: BATCH } },
    ),
  'the chair’s statements': (place) =>
    statementsForm({
      ...viewIn(place),
      item: { ...STANDING_ITEM, statements: NO_STATEMENTS },
      refused: { typed: STATEMENTS, why: 'Risks, 1 was not kept: take out “N-1”. Codes are not for a public paper.' },
    }),
  programmes: (place) =>
    programmesCard({
      ...viewIn(place),
      programmes: [
        { programme: PROGRAMME, mayReport: true },
        {
          programme: { ...PROGRAMME, id: 2, number: 2, venue: '', partners: [], referred: null, weeks: 1 },
          mayReport: false,
        },
      ],
      mayAdd: true,
      justNow: { said: 'Recorded for RNR at Horizons: 12 referred', note: null, undo: BATCH },
    }),
  'a programme’s figures': (place) => programmeForm({ ...viewIn(place), programme: PROGRAMME }),
  'a new programme': (place) =>
    addProgrammeForm({ ...viewIn(place), given: { name: 'RNR', venue: 'Weston Point College' }, problem: null }),
  'the local profile': (place) =>
    localProfileCard({
      ...viewIn(place),
      profile: {
        ...{ id: 1, name: 'Widnes Local Profile', version: 3, author: 'Police' },
        ...{ issued: '2026-09-01', reviewBy: '2026-11-20' },
      },
      threats: [
        { threat: 'county_lines', level: 'high', trend: 'rising', assessed: TODAY },
        { threat: 'cuckooing', level: 'medium', trend: null, assessed: null },
      ],
      today: TODAY,
      justNow: null,
    }),
  'papers are due': (place) =>
    nudgeCard({
      ...viewIn(place),
      kind: 'papers',
      board: 'Safer Halton Partnership',
      meetingAt: new Date('2026-12-15T14:00:00Z'),
      due: '2026-12-07',
      state: 'none',
    }),
  meeting: (place) =>
    meetingCard({
      ...viewIn(place),
      meetings: [
        {
          name: 'Operation Portfolio',
          next: {
            id: 1,
            kind: 'partnership',
            startsAt: new Date('2026-12-08T10:00:00Z'),
            venue: 'Room 2',
            status: 'planned',
          },
          last: new Date('2026-10-13T09:00:00Z'),
        },
        { name: 'Safer Halton Partnership', next: null, last: null },
      ],
      justNow: { said: 'Moved from Tuesday 1 December 2026 at 10:00', note: null, undo: BATCH },
    }),
  help: (place) =>
    helpCard({
      ...viewIn(place),
      groups: [
        {
          title: 'Your actions',
          commands: [
            { summary: 'what you owe', example: 'my actions' },
            { summary: 'records that it is done', example: 'A-12 done, notice served' },
          ],
        },
      ],
    }),
  away: (place) =>
    awayCard({
      ...viewIn(place),
      absence: { from: TODAY, until: '2027-01-12' },
      cover: 'Priya Shah',
      deputy: null,
      replaced: [],
      undo: BATCH,
    }),
  'nudge preview': (place) =>
    nudgePreviewCard({
      ...viewIn(place),
      of: 'the reminders of Friday 4 December 2026',
      sending: 1,
      notSending: 1,
      page: pageOf([
        {
          name: 'Sam Okafor',
          agency: 'Housing',
          gets: { kind: 'reminder', actions: 2, refs: ['A-12', 'A-14'] },
          reason: null,
        },
        { name: 'Priya Shah', agency: 'Housing', gets: null, reason: 'Updated since the last meeting' },
      ]),
    }),
  note: (place) =>
    noteCard({
      ...viewIn(place),
      say: 'Which did you mean?',
      options: [{ label: 'A-12', press: { verb: 'open', ref: 12, back: null } }],
      undo: null,
    }),
  ...meetingExamples(viewIn, {
    today: TODAY,
    blocked: BLOCKED,
    awaiting: WAITING,
    nominal: CHILD,
    profile: aProfile(2, { requested: '2026-11-10' }),
  }),
};
