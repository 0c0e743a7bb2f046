import { z } from 'zod';
import { MEETING_KINDS } from '../../domain/calendar/meeting.ts';
import { chosen } from '../../domain/minimise/whose-words.ts';
import { date, skip, token } from '../parts/button-data.ts';
import { button, type Inputs } from '../parts/button.ts';
import { textOf, unreadable } from '../parts/inputs.ts';
import { meeting } from '../parts/walk-button.ts';

export const meetingPackButton = button('meeting-pack', { skip });
/** Which meeting is meant, by the instant that it was planned for. */
export const startMeetingButton = button('start-meeting', { startsAt: chosen(z.iso.datetime()), token });
/** The yes to a day that was asked about, as it is a Saturday or the like. */
export const moveMeetingButton = button('move-meeting', {
  kind: z.enum(MEETING_KINDS),
  date,
  time: chosen(z.string().regex(/^\d\d:\d\d$/)),
  token,
});
export const attendanceButton = button('attendance', { meeting });
export const finishMeetingButton = button('finish-meeting', { meeting, token });

const PEOPLE_LIMIT = 10_000;
/** Ids or names of members, with commas: they are looked up. */
const people = chosen(z.string().max(PEOPLE_LIMIT)).nullable();
const attendance = { present: people, apologies: people, deputies: people };

const attendanceInputs: Inputs<typeof attendance> = {
  ids: ['present', 'apologies', 'deputies'],
  fields: attendance,
  read: (inputs) => {
    const [present = null, apologies = null, deputies = null] = attendanceInputs.ids.map((id) =>
      textOf(inputs.get(id)),
    );
    const isTooLong = [present, apologies, deputies].some((text) => text !== null && text.length > PEOPLE_LIMIT);
    return isTooLong ? unreadable() : { present, apologies, deputies };
  },
};

export const attendButton = button('attend', { meeting, token }, attendanceInputs);
