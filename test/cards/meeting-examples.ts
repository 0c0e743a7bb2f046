import { attendanceForm } from '../../src/cards/meetings/attendance-form.ts';
import { meetingPackCard } from '../../src/cards/meetings/meeting-pack-card.ts';
import { minutesCard } from '../../src/cards/meetings/minutes-card.ts';
import type { WritingCardView } from '../../src/cards/parts/finish.ts';
import type { RatedAction } from '../../src/cards/parts/rated-action.ts';
import { walkCard, type WalkView } from '../../src/cards/meetings/walk-card.ts';
import type { Stop } from '../../src/domain/meetings/agenda.ts';
import type { Message, Place } from '../../src/domain/message.ts';
import type { Nominal } from '../../src/domain/nominals/nominal.ts';
import type { Profile } from '../../src/domain/registers/profile.ts';

/** What the cards of a meeting show: two actions, one of which waits to be confirmed, a nominal and a profile. */
export interface MeetingProps {
  readonly today: string;
  readonly blocked: RatedAction;
  readonly awaiting: RatedAction;
  readonly nominal: Nominal;
  readonly profile: Profile;
}

export function meetingExamples(
  viewIn: (place: Place) => WritingCardView,
  { today, blocked, awaiting, nominal, profile }: MeetingProps,
): Readonly<Record<string, (place: Place) => Message>> {
  const meetingAt = new Date('2026-12-08T10:00:00Z');
  const lines = [
    { ...blocked, why: ['blocked', 'new'] as const },
    { ...awaiting, why: ['awaiting'] as const },
  ];
  const first: Stop = {
    stop: 'nominal',
    key: 'nominal:7',
    nominal,
    actions: lines,
    review: '2026-12-01',
    gaps: [{ gap: 'nobody safeguarding', ref: nominal.ref }],
  };
  const stops: readonly Stop[] = [
    first,
    { stop: 'others', key: 'others', actions: [] },
    { stop: 'profiles', key: 'profiles', profiles: [profile] },
    { stop: 'end', key: 'end' },
  ];
  const viewer = { seesNominal: true, mayUpdate: true, mayConfirm: true };
  const walk = (place: Place, index: number, more: Partial<WalkView>): Message =>
    walkCard({
      ...viewIn(place),
      walk: { verb: 'walk', meeting: 3, at: stops[index]?.key ?? 'end', skip: 0 },
      ...{ meetingAt, today, stops, index, minuted: [], justNow: null },
      page: { items: [], total: 0, skip: 0 },
      attendance: '5 present, 1 apology',
      ...more,
    });
  const counts = {
    overdue: 0,
    blocked: 1,
    awaiting: 1,
    ownerless: 0,
    new: 1,
    'not accepted': 0,
    reviews: 1,
    profiles: 1,
  };
  return {
    'meeting pack': (place) =>
      meetingPackCard({
        ...viewIn(place),
        ...{ meetingAt, today, counts, notes: [] },
        page: {
          items: [
            { stop: first, lines, others: 1 },
            ...stops.slice(2, 3).map((stop) => ({ stop, lines: [], others: 0 })),
          ],
          ...{ total: 7, skip: 0 },
        },
      }),
    'meeting at a nominal': (place) =>
      walk(place, 0, {
        page: { items: lines.map((line) => ({ ...line, viewer })), total: 10, skip: 0 },
        minuted: ['Decision: Letter sent by Housing.'],
        justNow: {
          said: 'Recorded: now due on Tuesday 12 January 2027.',
          note: null,
          undo: '7f8d1f0e-6a52-4c39-9a3e-0d7c5b1a2f10',
        },
      }),
    'meeting at the profiles': (place) => walk(place, 2, {}),
    'meeting at its end': (place) => walk(place, 3, { minuted: [`${nominal.ref} · Closed.`] }),
    attendance: (place) =>
      attendanceForm({
        ...viewIn(place),
        walk: { verb: 'walk', meeting: 3, at: 'end', skip: 0 },
        ...{ meetingAt, problem: 'I know no person called “Nobody”.' },
        members: [
          { id: 1, name: 'Sam Okafor', agency: { id: 1, name: 'Housing' } },
          { id: 2, name: 'Priya Shah', agency: null },
        ],
        recorded: [
          { memberId: 1, attendance: 'present', deputyForId: 2 },
          { memberId: 2, attendance: 'apologies', deputyForId: null },
        ],
      }),
    minutes: (place) =>
      minutesCard({
        ...viewIn(place),
        minutes: {
          ...{ partnership: 'Operation Portfolio', marking: 'OFFICIAL-SENSITIVE', timezone: 'Europe/London' },
          ...{ startsAt: meetingAt, venue: 'Town Hall', finishedAt: meetingAt },
          present: [{ name: 'Sam Okafor', agency: 'Housing', roles: ['lead'], deputyFor: 'Priya Shah' }],
          apologies: [{ name: 'Priya Shah', agency: null, roles: ['member'], deputyFor: null }],
          sections: [
            {
              nominal,
              minutes: [
                { kind: 'decision', at: meetingAt, nominal, action: null, text: 'Letter sent', owner: null, due: null },
                {
                  ...{ kind: 'added', at: meetingAt, nominal, text: null, owner: 'Sam Okafor', due: '2027-01-12' },
                  action: blocked.action,
                },
              ],
            },
          ],
        },
        justNow: null,
      }),
  };
}
