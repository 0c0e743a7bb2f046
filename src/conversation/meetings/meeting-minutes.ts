import { dayOf } from '../../domain/calendar/dates.ts';
import { deedsOf, type Deed } from '../../domain/meetings/deeds.ts';
import { sectionsOf, type Attendee, type Minute, type Minutes } from '../../domain/meetings/minutes.ts';
import { recordedUntil, type Attendance, type MeetingRecord } from '../../domain/meetings/record.ts';
import type { Member } from '../../domain/people/person.ts';
import { ALL } from '../nominals/live-actions.ts';
import type { Context } from '../turn/turn.ts';

/** What the log says was done in a meeting that goes on, and not taken back. */
export async function deedsIn(record: MeetingRecord, { store, speaker, turn }: Context): Promise<readonly Deed[]> {
  const { id, timezone } = speaker.partnership;
  const until = recordedUntil(record, turn.now, (at) => dayOf(at, timezone));
  return deedsOf(await store.meetingRecords.happenings(id, record.startedAt, until));
}

/** What was decided and done so far or, once the meeting is finished, what its minutes keep. */
export async function minutedIn(record: MeetingRecord, context: Context): Promise<readonly Minute[]> {
  const { store, speaker } = context;
  const { id: partnershipId } = speaker.partnership;
  const kept = await store.meetingRecords.minutes(partnershipId, record.id);
  if (record.finishedAt !== null) return kept;
  const deeds = await deedsIn(record, context);
  if (deeds.length === 0) return kept;
  const ids = deeds.flatMap(({ actionId }) => actionId ?? []);
  const [actions, nominals] = await Promise.all([
    store.actions.list({ partnershipId, visibleTo: speaker, ids }, ALL),
    store.nominals.list(partnershipId, { ...ALL, agencyId: null }),
  ]);
  const done = deeds.map(({ kind, at, text, owner, due, ...about }) => ({
    ...{ kind, at, text, owner, due },
    action: actions.items.find(({ id }) => id === about.actionId) ?? null,
    nominal: nominals.items.find(({ id }) => id === about.nominalId) ?? null,
  }));
  return [...kept, ...done];
}

/** The minutes extract, with the people by name as the partnership knows them now. */
export async function minutesNow(record: MeetingRecord, context: Context): Promise<Minutes> {
  const { store, speaker } = context;
  const { id, name, marking, timezone } = speaker.partnership;
  const [who, members, minuted] = await Promise.all([
    store.meetingRecords.attendance(id, record.id),
    store.people.members(id),
    minutedIn(record, context),
  ]);
  const { meeting, finishedAt } = record;
  return {
    ...{ partnership: name, marking, timezone, finishedAt },
    ...{ startsAt: meeting.startsAt, venue: meeting.venue },
    present: attendees('present', who, members),
    apologies: attendees('apologies', who, members),
    sections: sectionsOf(minuted),
  };
}

/** By agency and name. */
function attendees(
  kind: Attendance['attendance'],
  who: readonly Attendance[],
  members: readonly Member[],
): readonly Attendee[] {
  const memberOf = (id: number | null) => members.find((member) => member.id === id);
  return who
    .filter(({ attendance }) => attendance === kind)
    .flatMap(({ memberId, deputyForId }) => {
      const member = memberOf(memberId);
      if (member === undefined) return [];
      const deputyFor = memberOf(deputyForId)?.name ?? null;
      return [{ name: member.name, agency: member.agency?.name ?? null, roles: member.roles, deputyFor }];
    })
    .toSorted((a, b) => (a.agency ?? '').localeCompare(b.agency ?? '') || a.name.localeCompare(b.name));
}
