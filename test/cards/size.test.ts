import { openButton } from '../../src/cards/parts/action-buttons.ts';
import { DIGEST_LIMIT } from '../../src/cards/reminders/digest-buttons.ts';
import type { Gap } from '../../src/domain/nominals/plan-gaps.ts';
import { describe, expect, it } from 'vitest';
import { actionCard } from '../../src/cards/actions/action-card.ts';
import { actionListCard } from '../../src/cards/actions/action-list-card.ts';
import { addActionCard } from '../../src/cards/actions/add-action-card.ts';
import { askCard } from '../../src/cards/talk/ask-card.ts';
import { changesCard } from '../../src/cards/actions/changes-card.ts';
import { myActionsCard } from '../../src/cards/actions/my-actions-card.ts';
import { nominalCard } from '../../src/cards/nominals/nominal-card.ts';
import { nudgeCard } from '../../src/cards/reminders/nudge-digest.ts';
import { nudgePreviewCard } from '../../src/cards/reminders/nudge-preview-card.ts';
import { attendanceForm } from '../../src/cards/meetings/attendance-form.ts';
import { meetingPackCard } from '../../src/cards/meetings/meeting-pack-card.ts';
import { minutesCard } from '../../src/cards/meetings/minutes-card.ts';
import { walkCard } from '../../src/cards/meetings/walk-card.ts';
import type { Stop } from '../../src/domain/meetings/agenda.ts';
import { silentCard } from '../../src/cards/actions/silent-card.ts';
import type { Message } from '../../src/domain/message.ts';
import { aDigest, aStandingItem, aStatus, pageOf, ratedAction, STANDING_ITEM, TODAY, viewIn } from './examples.ts';
import { ofType } from './read-card.ts';

/** Two thousand characters of four bytes each, the worst that a title can be. */
const LONG = '🏚'.repeat(1000);
const LIMIT = 80 * 1024;
const VIEWER = { seesNominal: true, mayUpdate: true, mayConfirm: true };

const WORST = ratedAction(999_999, {
  title: LONG,
  blocker: LONG,
  tactic: LONG,
  outcome: LONG,
  lastUpdate: { at: new Date('2026-11-19T10:00:00Z'), by: LONG.slice(0, 100), text: LONG },
  owner: { id: 1, name: LONG.slice(0, 200), email: 'sam@example.org' },
  agency: { id: 1, name: LONG.slice(0, 200) },
});
const MANY = Array.from({ length: 10_000 }, () => WORST);
const NUMBERS = Array.from({ length: DIGEST_LIMIT }, (_, index) => 999_999 - index);
const PEOPLE = Array.from({ length: 10_000 }, (_, index) => ({
  name: `Person ${String(index)}`,
  email: `person.${String(index)}@a-long-agency-name.example.org`,
  agency: 'A long name of an agency',
}));
const COUNTS = { open: 9999, overdue: 9999, blocked: 9999, awaiting: 9999 };

const CARDS: readonly [string, () => Message][] = [
  [
    'action',
    () =>
      actionCard({
        ...viewIn('personal'),
        ...WORST,
        viewer: VIEWER,
        justNow: { said: 'Recorded', note: LONG, undo: null },
      }),
  ],
  [
    'my actions',
    () =>
      myActionsCard({
        ...viewIn('personal'),
        page: pageOf(MANY.slice(0, 8), 10_000),
        today: TODAY,
        soonUntil: TODAY,
        awaiting: 9,
      }),
  ],
  [
    'a list',
    () =>
      actionListCard({
        ...viewIn('personal'),
        list: 'open',
        of: { name: LONG.slice(0, 200), is: 'agency' },
        page: pageOf(MANY.slice(0, 8), 10_000),
      }),
  ],
  [
    'a digest',
    () =>
      aDigest('personal', 'digest', MANY.slice(0, 5), {
        total: 10_000,
        digest: {
          kind: 'digest',
          subject: 'x'.repeat(100),
          since: '2026-11-20T08:00:00.000Z',
          numbers: NUMBERS,
          page: 3,
        },
      }),
  ],
  [
    'a brief',
    () =>
      nudgeCard({
        ...viewIn('personal'),
        kind: 'brief',
        meetingAt: new Date(0),
        counts: { ...COUNTS, ownerless: 9, forReview: 9 },
        exceptions: MANY,
      }),
  ],
  [
    'changes',
    () =>
      changesCard({
        ...viewIn('personal'),
        asked: 'to change',
        undo: null,
        lines: MANY.map((now) => ({ ref: 'A-999999', recorded: true, said: 'Done', note: LONG, now })),
      }),
  ],
  [
    'status',
    () =>
      aStatus('personal', {
        agencies: Array.from({ length: 500 }, (_, index) => ({
          agency: `${LONG.slice(0, 100)}${String(index)}`,
          ...COUNTS,
        })),
        silent: Array.from({ length: 500 }, () => ({ name: LONG.slice(0, 200), agency: LONG.slice(0, 200) })),
      }),
  ],
  [
    'standing item',
    () =>
      aStandingItem('personal', {
        figures: {
          ...STANDING_ITEM.figures,
          agencies: Array.from({ length: 500 }, (_, index) => ({
            agency: `${LONG.slice(0, 100)}${String(index)}`,
            ...{ open: 100_000, overdue: 100_000, completed: 100_000 },
          })),
          programmes: Array.from({ length: 100 }, (_, index) => ({
            number: index + 1,
            ...{ sessionsPlanned: 100, sessionsDelivered: 100, referred: 100, started: 100 },
            completed: 'withheld' as const,
          })),
        },
      }),
  ],
  [
    'nominal',
    () =>
      nominalCard({
        ...viewIn('personal'),
        nominal: {
          id: 1,
          ref: 'N-0001',
          kind: 'individual',
          number: 1,
          categories: [LONG],
          open: true,
          leadAgency: null,
          clearedAgencies: Array.from({ length: 500 }, (_, id) => ({ id, name: LONG.slice(0, 200) })),
          profile: null,
          opened: null,
          closed: null,
          reviewBy: null,
          heldSince: null,
          version: 1,
        },
        kept: { until: '2028-11-23' },
        page: pageOf(MANY.slice(0, 8), 10_000),
        reviewBy: null,
        mayKeep: true,
        justNow: null,
        gaps: Array.from({ length: 100 }, (_, index): Gap => ({
          gap: 'order alone',
          ref: 'N-0001',
          action: `A-${String(index)}`,
        })),
        offersAlias: true,
      }),
  ],
  [
    'not updated',
    () =>
      silentCard({
        ...viewIn('personal'),
        since: null,
        of: null,
        page: pageOf(
          Array.from({ length: 8 }, () => ({
            name: LONG.slice(0, 200),
            agency: LONG.slice(0, 200),
            refs: MANY.map(() => 'A-999999'),
          })),
          10_000,
        ),
      }),
  ],
  [
    'preview',
    () =>
      nudgePreviewCard({
        ...viewIn('personal'),
        of: 'nudge now',
        sending: 9,
        notSending: 9,
        page: pageOf(
          Array.from({ length: 8 }, () => ({
            name: LONG.slice(0, 200),
            agency: null,
            gets: { kind: 'digest' as const, actions: 10_000, refs: MANY.map(() => 'A-999999') },
            reason: LONG,
          })),
          10_000,
        ),
      }),
  ],
  [
    'the form for a new action',
    () =>
      addActionCard({
        ...viewIn('personal'),
        known: { title: LONG, nominal: null, owner: null, strand: null, due: null },
        nominals: Array.from({ length: 10_000 }, (_, index) => ({
          ref: `N-${String(index)}`,
          kind: 'individual' as const,
        })),
        owners: PEOPLE,
        today: TODAY,
        problem: null,
      }),
  ],
  [
    'a question',
    () =>
      askCard({
        ...viewIn('personal'),
        question: 'Which action?',
        quote: LONG,
        options: Array.from({ length: 500 }, () => ({
          label: LONG,
          press: openButton.with({ ref: 1, back: null }),
        })),
      }),
  ],
];

const MANY_STOPS: readonly Stop[] = [
  ...Array.from({ length: 500 }, (_, index): Stop => ({
    ...{ stop: 'nominal', key: `nominal:${String(999_000_000 + index)}`, actions: [], review: TODAY },
    gaps: [
      { gap: 'nobody safeguarding', ref: 'N-999999' },
      { gap: 'all pursue', ref: 'N-999999', actions: 9999 },
    ],
    nominal: {
      ...{ id: index, ref: 'N-999999', kind: 'child', number: 999_999, categories: [], open: true, leadAgency: null },
      ...{
        clearedAgencies: [],
        profile: null,
        opened: null,
        closed: null,
        reviewBy: null,
        heldSince: null,
        version: 9,
      },
    },
  })),
  { stop: 'end', key: 'end' },
];
const WALK = { verb: 'walk', meeting: 999_999_999, at: 'nominal:999000000', skip: 8 } as const;
const AT = new Date('2026-12-08T10:00:00Z');

const MEETING_CARDS: readonly [string, () => Message][] = [
  [
    'meeting pack',
    () =>
      meetingPackCard({
        ...{ ...viewIn('personal'), meetingAt: AT, today: TODAY, notes: [LONG.slice(0, 200)] },
        counts: {
          overdue: 1,
          blocked: 1,
          awaiting: 1,
          ownerless: 1,
          new: 1,
          'not accepted': 1,
          reviews: 1,
          profiles: 1,
        },
        page: {
          items: MANY_STOPS.slice(0, 5).map((stop) => ({
            ...{ stop, others: 9999 },
            lines: MANY.slice(0, 100).map((rated) => ({ ...rated, why: ['new'] as const })),
          })),
          ...{ total: 500, skip: 5 },
        },
      }),
  ],
  ...[50, 501].map((stops): [string, () => Message] => [
    `meeting of ${String(stops)} stops`,
    () =>
      walkCard({
        ...{ ...viewIn('personal'), walk: WALK, meetingAt: AT, today: TODAY, index: 1 },
        stops: MANY_STOPS.slice(0, stops),
        page: {
          items: MANY.slice(0, 8).map((rated) => ({ ...rated, why: ['new'] as const, viewer: VIEWER })),
          ...{ total: 9999, skip: 8 },
        },
        minuted: MANY.map(() => LONG),
        attendance: '9999 present, 9999 apologies',
        justNow: { said: 'Recorded', note: LONG, undo: null },
      }),
  ]),
  ...[100, 10_000].map((members): [string, () => Message] => [
    `attendance of ${String(members)}`,
    () =>
      attendanceForm({
        ...{ ...viewIn('personal'), walk: WALK, meetingAt: AT, problem: null },
        members: Array.from({ length: members }, (_, id) => ({
          ...{ id, name: `Person ${String(id)} with a long name`, agency: { id: 1, name: 'A long name of an agency' } },
        })),
        recorded: Array.from({ length: members }, (_, memberId) => ({
          ...{ memberId, attendance: 'present', deputyForId: 1 },
        })),
      }),
  ]),
  [
    'minutes',
    () => {
      const nominal = { kind: 'child', number: 999_999, ref: 'C-999999' } as const;
      const person = { name: LONG.slice(0, 100), agency: LONG.slice(0, 100), roles: [], deputyFor: null };
      const minute = { kind: 'decision', at: AT, nominal, action: null, text: LONG, owner: null, due: null } as const;
      return minutesCard({
        ...viewIn('personal'),
        justNow: null,
        minutes: {
          ...{ partnership: LONG.slice(0, 100), marking: 'OFFICIAL-SENSITIVE', timezone: 'Europe/London' },
          ...{ startsAt: AT, finishedAt: AT, venue: LONG.slice(0, 200) },
          present: Array.from({ length: 500 }, () => person),
          apologies: Array.from({ length: 500 }, () => person),
          sections: Array.from({ length: 300 }, () => ({ nominal, minutes: Array.from({ length: 30 }, () => minute) })),
        },
      });
    },
  ],
];

describe('the size of a card', () => {
  it.each([...CARDS, ...MEETING_CARDS])(
    '%s stays under 80 KB, with its plain text, however much there is to say',
    (_name, card) => {
      expect(Buffer.byteLength(JSON.stringify(card()))).toBeLessThan(LIMIT);
    },
  );

  it('offers a list of people to choose from only while it is short', () => {
    const form = (count: number) =>
      addActionCard({
        ...viewIn('personal'),
        known: {
          title: null,
          nominal: null,
          owner: 'person.3@a-long-agency-name.example.org',
          strand: null,
          due: null,
        },
        nominals: [],
        owners: PEOPLE.slice(0, count),
        today: TODAY,
        problem: null,
      });
    const owner = (message: Message, type: string) => ofType(message, type).find((input) => input['id'] === 'owner');
    expect(owner(form(40), 'Input.ChoiceSet')).toMatchObject({ value: 'person.3@a-long-agency-name.example.org' });
    expect(owner(form(10_000), 'Input.Text')).toMatchObject({ value: 'person.3@a-long-agency-name.example.org' });
  });
});
