import { dayOf } from '../../domain/calendar/dates.ts';
import { agendaOf, type Stop } from '../../domain/meetings/agenda.ts';
import { meetingBefore } from '../../domain/calendar/which-meeting.ts';
import type { Meeting } from '../../domain/calendar/meeting.ts';
import { ALL, LIVE_STATUSES } from '../nominals/live-actions.ts';
import { scheduleOf } from '../turn/schedule.ts';
import type { Context } from '../turn/turn.ts';

/** The agenda of a meeting as the log stands now, for those who see all of it; `kept` are the nominals that stay on it. */
export async function agendaNow(
  meeting: Meeting | null,
  kept: readonly number[],
  context: Context,
): Promise<readonly Stop[]> {
  const { store, speaker, today, turn } = context;
  const { id: partnershipId, timezone, settings } = speaker.partnership;
  const [nominals, actions, profiles] = await Promise.all([
    store.nominals.list(partnershipId, { ...ALL, agencyId: null }),
    store.actions.list({ partnershipId, visibleTo: speaker, statuses: LIVE_STATUSES }, ALL),
    store.registers.profiles(partnershipId),
  ]);
  const last = meetingBefore(scheduleOf(context).meetings, meeting, turn.now);
  return agendaOf({
    ...{ actions: actions.items, nominals: nominals.items, profiles, today, settings, kept },
    meetingDay: meeting === null ? today : dayOf(meeting.startsAt, timezone),
    lastMet: last === null ? null : dayOf(last.startsAt, timezone),
  });
}
