import type { CardElement } from '@microsoft/teams.cards';
import { longDateTime } from '../../domain/calendar/dates.ts';
import type { Meeting } from '../../domain/calendar/meeting.ts';
import type { Message } from '../../domain/message.ts';
import { heading, shortened, typed } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import type { JustNow } from '../parts/rated-action.ts';

export interface MeetingCardView extends WritingCardView {
  /** The next of each kind that was asked about; `name` is the partnership's or the board's. */
  readonly meetings: readonly { readonly name: string; readonly next: Meeting | null; readonly last: Date | null }[];
  readonly justNow: JustNow | null;
}

/** When the partnership and its board meet next, and when they last did. */
export function meetingCard(view: MeetingCardView): Message {
  const meetings = view.meetings.map((meeting) => ({ name: meeting.name, lines: meetingLines(view, meeting) }));
  return finish(view, {
    body: [
      ...justNowBlock(view, view.justNow),
      ...meetings.flatMap(({ name, lines }): CardElement[] => [
        heading(`Next meeting: ${name}`),
        ...lines.map((line) => typed([line], { spacing: 'Small' })),
      ]),
    ],
    facts: [
      ...(view.justNow === null ? [] : [justNowWords(view, view.justNow)]),
      ...meetings.map(({ name, lines }) => `Next meeting: ${name} · ${lines.join(' · ')}`),
    ],
  });
}

function meetingLines(view: MeetingCardView, meeting: MeetingCardView['meetings'][number]): string[] {
  const zone = view.partnership.timezone;
  const { next, last } = meeting;
  return [
    next === null ? 'No meeting is planned.' : longDateTime(next.startsAt, zone),
    ...(next === null || next.venue === null ? [] : [`Venue: ${shortened(next.venue, 200)}`]),
    ...(last === null ? [] : [`Last met: ${longDateTime(last, zone)}`]),
  ];
}
