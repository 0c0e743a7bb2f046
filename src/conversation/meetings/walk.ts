import { PAGE_SIZE, type JustNow } from '../../cards/parts/rated-action.ts';
import { walkCard } from '../../cards/meetings/walk-card.ts';
import type { Walk } from '../../cards/parts/walk-button.ts';
import { stopAt, type Stop } from '../../domain/meetings/agenda.ts';
import { minuteWords, sectionsOf, type Minute } from '../../domain/meetings/minutes.ts';
import { attendanceWords, type MeetingRecord } from '../../domain/meetings/record.ts';
import { canRunTheMeeting } from '../../domain/policy/policy.ts';
import { answerPrivately, sayPrivately } from '../turn/answer.ts';
import { noteRefused } from '../turn/audit-notes.ts';
import { cardView, viewerOf } from '../turn/card-view.ts';
import { agendaNow } from './meeting-agenda.ts';
import { minutedIn } from './meeting-minutes.ts';
import { rated, scheduleOf } from '../turn/schedule.ts';
import type { Context, Reply } from '../turn/turn.ts';
import { MEETING_NOT_ON } from '../turn/wording.ts';

/**
 * The meeting's card at a stop, which from then on is where the walk stands; with something just recorded on top, it stays
 * where it stood: what the chair confirms on a card of her own takes nobody else back there.
 */
export async function walkTo(walk: Walk, justNow: JustNow | null, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const { id } = speaker.partnership;
  if (!canRunTheMeeting(speaker)) {
    await noteRefused('walk-meeting', context);
    return sayPrivately(context, MEETING_NOT_ON);
  }
  const record = await store.meetingRecords.walk(id, walk.meeting, justNow === null ? walk.at : null, turn.now);
  // What was recorded stands, whatever became of the meeting meanwhile.
  const said = [...(justNow === null ? [] : [justNow.said]), MEETING_NOT_ON].join(' ');
  return record === null ? sayPrivately(context, said) : showStop(record, walk.at, walk.skip, justNow, context);
}

/** One stop on from where the meeting stands, or back; `here`: the same again, which is only looked at. */
export async function walkOn(
  record: MeetingRecord,
  to: 'here' | 'next' | 'back',
  justNow: JustNow | null,
  context: Context,
): Promise<Reply> {
  if (to === 'here') return showStop(record, record.position, 0, justNow, context);
  const stops = await agendaNow(record.meeting, record.nominalIds, context);
  const from = stopAt(stops, record.position);
  const index = Math.min(stops.length - 1, Math.max(0, to === 'next' ? from + 1 : from - 1));
  const at = stops[index]?.key ?? 'end';
  return walkTo({ verb: 'walk', meeting: record.id, at, skip: 0 }, justNow, context);
}

async function showStop(
  record: MeetingRecord,
  at: string,
  skip: number,
  justNow: JustNow | null,
  context: Context,
): Promise<Reply> {
  const { store, speaker, today } = context;
  const { id } = speaker.partnership;
  const [stops, who, minuted] = await Promise.all([
    agendaNow(record.meeting, record.nominalIds, context),
    store.meetingRecords.attendance(id, record.id),
    minutedIn(record, context),
  ]);
  const schedule = scheduleOf(context);
  const index = stopAt(stops, at);
  const stop = stops[index] ?? { stop: 'end', key: 'end' };
  const actions = 'actions' in stop ? stop.actions : [];
  const from = skip < actions.length ? skip : 0;
  const items = actions.slice(from, from + PAGE_SIZE).map(({ action, why }) => ({
    ...rated(action, speaker, schedule),
    why,
    viewer: viewerOf(speaker, action),
  }));
  return answerPrivately(context, (there) =>
    walkCard({
      ...cardView(there),
      walk: { verb: 'walk', meeting: record.id, at: stop.key, skip: from },
      ...{ meetingAt: record.meeting.startsAt, today, stops, index, justNow },
      page: { items, total: actions.length, skip: from },
      minuted: minutedAt(stop, minuted),
      attendance: attendanceWords(who),
    }),
  );
}

/** What the minutes have about a stop so far; at the end, all of it, each with its code. */
function minutedAt(stop: Stop, minuted: readonly Minute[]): readonly string[] {
  if (stop.stop === 'end') {
    return sectionsOf(minuted).flatMap(({ nominal, minutes }) =>
      minutes.map((minute) => `${nominal === null ? '' : `${nominal.ref} · `}${minuteWords(minute)}`),
    );
  }
  const ref = stop.stop === 'nominal' ? stop.nominal.ref : null;
  if (stop.stop === 'profiles') return [];
  return sectionsOf(minuted.filter(({ nominal }) => (nominal?.ref ?? null) === ref)).flatMap(({ minutes }) =>
    minutes.map(minuteWords),
  );
}
