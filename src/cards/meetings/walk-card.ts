import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import { longDate, longDateTime, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Stop } from '../../domain/meetings/agenda.ts';
import type { Message } from '../../domain/message.ts';
import { gapWords } from '../../domain/nominals/plan-gaps.ts';
import { nextStamp } from '../../domain/registers/profile.ts';
import { addInMeetingButton } from '../actions/add-action-buttons.ts';
import { GAPS_NOTE } from '../nominals/plan-gaps-card.ts';
import { CHANGE_TITLES, offeredChanges } from '../parts/offered-changes.ts';
import { actButton, openButton } from '../parts/action-buttons.ts';
import { agendaLine, agendaWords, profileWords, stopTitle, type AgendaLine } from '../parts/agenda-lines.ts';
import { block, buttons, execute, heading, shortened, typed, words } from '../parts/elements.ts';
import { finish, isShared, backToMeeting, type WritingCardView } from '../parts/finish.ts';
import { justNowBlock, justNowWords } from '../parts/just-now.ts';
import { nominalButtons } from '../parts/nominal-buttons.ts';
import { inOwnChatOnly } from '../parts/own-chat.ts';
import { pageWords } from '../parts/pages.ts';
import { PAGE_SIZE, type ActionViewer, type JustNow, type PageOf } from '../parts/rated-action.ts';
import { walkButton, type Walk } from '../parts/walk-button.ts';
import { stampProfileButton } from '../registers/profile-buttons.ts';
import { STAMP_TITLES } from '../registers/profile-register-card.ts';
import { attendanceButton, finishMeetingButton } from './meeting-buttons.ts';
import { decideButton, DECISION_LIMIT, walkToButton } from './stop-buttons.ts';

export interface WalkLine extends AgendaLine {
  readonly viewer: ActionViewer;
}

export interface WalkView extends WritingCardView {
  readonly walk: Walk;
  readonly meetingAt: Date;
  readonly today: IsoDate;
  readonly stops: readonly Stop[];
  /** Which of the stops. */
  readonly index: number;
  readonly page: PageOf<WalkLine>;
  /** What was decided at this stop; at the end, all that was decided and done. */
  readonly minuted: readonly string[];
  /** "5 present, 2 apologies". */
  readonly attendance: string;
  readonly justNow: JustNow | null;
}

const MINUTED_SHOWN = 12;

/** One stop of the meeting: what needs it, what it can do about that, and the way on. For a personal chat. */
export function walkCard(view: WalkView): Message {
  if (isShared(view)) return inOwnChatOnly(view, 'The meeting');
  const { stops, index, page, justNow } = view;
  const stop = stops[index] ?? { stop: 'end', key: 'end' };
  const title = `${String(index + 1)} of ${String(stops.length)} · ${stopTitle(stop)}`;
  const when = `Meeting of ${longDateTime(view.meetingAt, view.partnership.timezone)} · ${view.attendance}`;
  const notes = notesOf(view, stop);
  const paged = pageWords(page);
  const minuted = view.minuted.map((text) => shortened(text, 300)).slice(0, MINUTED_SHOWN);
  const hidden = view.minuted.length - minuted.length;
  const more = hidden > 0 ? [`and ${String(hidden)} more in the minutes`] : [];
  return finish(view, {
    audience: 'for those who run the meeting',
    body: [
      ...justNowBlock(view, justNow),
      heading(title),
      words(when, { isSubtle: true, spacing: 'None' }),
      ...notes.map((note) => typed([note], { spacing: 'Small' })),
      ...stopButtons(view, stop),
      ...page.items.map((line) => block([...agendaLine(line), ...lineButtons(view, line)], { separator: true })),
      ...(paged === null ? [] : [words(paged, { isSubtle: true }), buttons(turnPage(view))]),
      ...[...minuted, ...more].map((text) => typed([text], { spacing: 'Small' })),
      ...decisionInput(view),
      ...jump(view),
    ],
    actions: ways(view, stop),
    facts: [
      ...(justNow === null ? [] : [justNowWords(view, justNow)]),
      title,
      when,
      ...notes,
      ...page.items.map(agendaWords),
      ...(paged === null ? [] : [paged]),
      ...minuted,
      ...more,
    ],
  });
}

function notesOf({ today, page }: WalkView, stop: Stop): readonly string[] {
  switch (stop.stop) {
    case 'nominal': {
      const { nominal, review, gaps } = stop;
      return [
        ...(nominal.open ? [] : [`Closed${nominal.closed === null ? '' : ` on ${longDate(nominal.closed)}`}`]),
        ...(review === null ? [] : [`Review by ${longDate(review)}`]),
        ...(gaps.length === 0 ? [] : [...gaps.map(gapWords), GAPS_NOTE]),
        ...(page.total === 0 ? ['No open actions'] : []),
      ];
    }
    case 'others':
      return page.total === 0 ? ['There are none.'] : [];
    case 'profiles':
      return stop.profiles.length === 0
        ? ['None is awaited or stale.']
        : stop.profiles.map((profile) => profileWords(profile, today));
    case 'end':
      return [
        'Finish the meeting when all is recorded. The new actions are then issued to their owners, and the minutes extract is drafted.',
      ];
  }
}

function stopButtons(view: WalkView, stop: Stop): CardElement[] {
  if (stop.stop === 'nominal') return [buttons(nominalButtons(view, stop.nominal))];
  if (stop.stop !== 'profiles') return [];
  const stamps = stop.profiles.slice(0, PAGE_SIZE).flatMap((profile) => {
    const stamp = nextStamp(profile, view.today);
    if (stamp === null) return [];
    const { number, ref } = profile;
    const press = stampProfileButton.with({ number, stamp, token: view.newToken(), ...backToMeeting(view) });
    return [execute(`${ref} ${STAMP_TITLES[stamp].toLowerCase()}`, press)];
  });
  return stamps.length === 0 ? [] : [buttons(stamps)];
}

/** What a meeting does about an action; everything else is on the action's own card, which leads back here. */
function lineButtons(view: WalkView, { action, viewer }: WalkLine): CardElement[] {
  const { answers, updates } = offeredChanges(action, viewer);
  const changes = [...answers, ...updates].filter(
    (change) => change === 'confirm' || change === 'reject' || change === 'extend',
  );
  const { ref, number, version } = action;
  const acts = changes.map((change) => ({
    ...execute(
      CHANGE_TITLES[change],
      actButton.with({ ref: number, version, token: view.newToken(), change, view: 'action', back: view.walk }),
    ),
    tooltip: `${CHANGE_TITLES[change]}: ${ref}`,
  }));
  const more = openButton.with({ ref: number, back: view.walk });
  const open = { ...execute('More', more), tooltip: `More about ${ref}` };
  return [buttons([...acts, open])];
}

function turnPage({ page, walk }: WalkView): IExecuteAction[] {
  return [
    ...(page.skip > 0
      ? [execute('Earlier actions', walkButton.with({ ...walk, skip: Math.max(0, page.skip - PAGE_SIZE) }))]
      : []),
    ...(page.skip + page.items.length < page.total
      ? [execute('More actions', walkButton.with({ ...walk, skip: page.skip + page.items.length }))]
      : []),
  ];
}

function decisionInput(view: WalkView): CardElement[] {
  const { meeting, at } = view.walk;
  const press = decideButton.with({ meeting, at, token: view.newToken() });
  return [
    {
      type: 'Input.Text',
      id: 'decision',
      label: 'A decision (codes, no names)',
      maxLength: DECISION_LIMIT,
      separator: true,
    },
    buttons([execute('Record the decision', press, 'inputs')]),
  ];
}

function jump(view: WalkView): CardElement[] {
  if (view.stops.length > 200) return [];
  const choices = view.stops.map((stop, index) => ({
    title: `${String(index + 1)} · ${stop.stop === 'nominal' ? stop.nominal.ref : stopTitle(stop)}`,
    value: stop.key,
  }));
  const press = walkToButton.with({ meeting: view.walk.meeting });
  return [
    {
      type: 'ColumnSet',
      columns: [
        {
          ...{ type: 'Column', width: 'stretch' },
          items: [
            {
              ...{ type: 'Input.ChoiceSet', id: 'stop', label: 'Skip to', style: 'compact' },
              ...{ value: view.walk.at, choices },
            },
          ],
        },
        {
          ...{ type: 'Column', width: 'auto', verticalContentAlignment: 'Bottom' },
          items: [buttons([execute('Skip', press, 'inputs')])],
        },
      ],
    },
  ];
}

function ways(view: WalkView, stop: Stop): IExecuteAction[] {
  const { stops, index, walk } = view;
  const { meeting } = walk;
  const to = (title: string, key: string | undefined): IExecuteAction[] =>
    key === undefined ? [] : [execute(title, walkButton.with({ meeting, at: key, skip: 0 }))];
  const finishes = execute('Finish the meeting', finishMeetingButton.with({ meeting, token: view.newToken() }));
  return [
    ...to('Next', stops[index + 1]?.key),
    ...to('Back', stops[index - 1]?.key),
    ...(stop.stop === 'nominal' || stop.stop === 'others'
      ? [execute('Add an action', addInMeetingButton.with({ back: walk }))]
      : []),
    execute('Attendance', attendanceButton.with({ meeting })),
    finishes,
  ];
}
