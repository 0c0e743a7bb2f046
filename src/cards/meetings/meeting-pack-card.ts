import type { CardElement } from '@microsoft/teams.cards';
import { longDate, longDateTime, type IsoDate } from '../../domain/calendar/dates.ts';
import type { agendaCounts, Stop } from '../../domain/meetings/agenda.ts';
import type { Message } from '../../domain/message.ts';
import { gapWords } from '../../domain/nominals/plan-gaps.ts';
import { openNominalButton } from '../nominals/nominal-pages.ts';
import { agendaLine, agendaWords, profileWords, stopTitle, type AgendaLine } from '../parts/agenda-lines.ts';
import { execute, heading, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type WritingCardView } from '../parts/finish.ts';
import { inOwnChatOnly } from '../parts/own-chat.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { meetingPackButton } from './meeting-buttons.ts';

/** A stop of the agenda with the actions that need the meeting. */
export interface PackStop {
  readonly stop: Stop;
  readonly lines: readonly AgendaLine[];
  /** How many other open actions there are. */
  readonly others: number;
}

export interface MeetingPackView extends WritingCardView {
  /** null: none is planned. */
  readonly meetingAt: Date | null;
  readonly today: IsoDate;
  readonly counts: ReturnType<typeof agendaCounts>;
  readonly page: PageOf<PackStop>;
  /** That an earlier meeting was not finished, and the like. */
  readonly notes: readonly string[];
}

const LINES_SHOWN = 6;
/** What the counts say, in the order of the agenda; "overdue" and the like are said even when there is none. */
const COUNTED = [
  ['overdue', 'overdue', true],
  ['blocked', 'blocked', true],
  ['awaiting', 'awaiting confirmation', true],
  ['ownerless', 'without an owner', false],
  ['new', 'new', true],
  ['not accepted', 'not accepted yet', false],
  ['reviews', 'due for review', false],
  ['profiles', 'profiles', false],
] as const;

/** The agenda by exception, for the personal chats of those who run the meeting. */
export function meetingPackCard(view: MeetingPackView): Message {
  if (isShared(view)) return inOwnChatOnly(view, 'Meeting pack');
  const { page, counts, meetingAt } = view;
  const title =
    meetingAt === null
      ? `Meeting pack of ${view.partnership.name}: no meeting is planned`
      : `Meeting pack: ${view.partnership.name}, ${longDateTime(meetingAt, view.partnership.timezone)}`;
  const said = COUNTED.flatMap(([key, label, always]) =>
    always || counts[key] > 0 ? [`${String(counts[key])} ${label}`] : [],
  ).join(' · ');
  const paged = pageWords(page);
  const nothing = page.total === 0 ? ['Nothing is on the agenda by exception.'] : [];
  return finish(view, {
    audience: 'for those who run the meeting',
    body: [
      heading(title),
      words(said, { spacing: 'Small' }),
      ...view.notes.map((note) => words(note, { weight: 'Bolder' })),
      ...nothing.map((text) => words(text)),
      ...page.items.flatMap((item) => stopBlock(view, item)),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: pageButtons(page, (skip) => meetingPackButton.with({ skip })),
    facts: [
      title,
      said,
      ...view.notes,
      ...nothing,
      ...page.items.flatMap(({ stop, lines, others }) => [
        stopTitle(stop),
        ...notesOf(view, stop),
        ...lines.slice(0, LINES_SHOWN).map(agendaWords),
        ...moreWords(lines, others),
      ]),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function stopBlock(view: MeetingPackView, { stop, lines, others }: PackStop): CardElement[] {
  const opens =
    stop.stop === 'nominal'
      ? [execute('Open', openNominalButton.with({ kind: stop.nominal.kind, number: stop.nominal.number, skip: 0 }))]
      : [];
  return [
    {
      type: 'ColumnSet',
      separator: true,
      columns: [
        { type: 'Column', width: 'stretch', items: [subheading(stopTitle(stop))] },
        ...opens.map((open) => ({
          type: 'Column' as const,
          width: 'auto' as const,
          items: [{ type: 'ActionSet' as const, actions: [{ ...open, tooltip: `Open ${stopTitle(stop)}` }] }],
        })),
      ],
    },
    ...notesOf(view, stop).map((note) => typed([note], { spacing: 'Small' })),
    ...lines.slice(0, LINES_SHOWN).flatMap(agendaLine),
    ...moreWords(lines, others).map((text) => words(text, { isSubtle: true, spacing: 'Small' })),
  ];
}

/** What is said of a stop beside its actions. */
function notesOf({ today }: MeetingPackView, stop: Stop): readonly string[] {
  if (stop.stop === 'profiles') return stop.profiles.map((profile) => profileWords(profile, today));
  if (stop.stop !== 'nominal') return [];
  return [...(stop.review === null ? [] : [`Review by ${longDate(stop.review)}`]), ...stop.gaps.map(gapWords)];
}

function moreWords(lines: readonly AgendaLine[], others: number): readonly string[] {
  const hidden = Math.max(0, lines.length - LINES_SHOWN);
  return [
    ...(hidden === 0 ? [] : [`and ${String(hidden)} more that need the meeting`]),
    ...(others === 0 ? [] : [`${String(others)} other open ${others === 1 ? 'action' : 'actions'}`]),
  ];
}
