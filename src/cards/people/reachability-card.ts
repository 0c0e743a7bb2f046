import type { CardElement } from '@microsoft/teams.cards';
import { dayOf, longDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { REACH_STATES, type Reach, type ReachState } from '../../domain/reminders/reach.ts';
import { heading, subheading, typed, words } from '../parts/elements.ts';
import { finish, isShared, type CardView } from '../parts/finish.ts';
import { pageButtons, pageWords } from '../parts/pages.ts';
import type { PageOf } from '../parts/rated-action.ts';
import { reachabilityButton } from './people-buttons.ts';

/** Everybody in a partnership and how they can be reached. It names people, so a shared place has the counts only. */
export interface ReachabilityView extends CardView {
  readonly counts: Readonly<Record<ReachState, number>>;
  /** In the order of the states. */
  readonly page: PageOf<Reach>;
}

const STATE_TITLES: Readonly<Record<ReachState, string>> = {
  refused: 'The last message did not reach them',
  removed: 'They have removed the app',
  'no identity': 'Their Microsoft Entra ID is not known',
  external: 'In another organisation: no message can be sent to them',
  'never seen': 'Not seen yet: their chat is opened with the first message',
  guest: 'Guests, not seen yet: their chat is opened with the first message',
  installed: 'They have the app, and have not written yet',
  wrote: 'They have written to the clerk',
};

const IN_SHORT: Readonly<Record<ReachState, string>> = {
  refused: 'not reached',
  removed: 'removed the app',
  'no identity': 'without an Entra ID',
  external: 'in another organisation',
  'never seen': 'not seen yet',
  guest: 'not seen yet, as guest',
  installed: 'who only have the app',
  wrote: 'who have written',
};

export function reachabilityCard(view: ReachabilityView): Message {
  const { page, counts } = view;
  const title = 'Who can be reached';
  const summary = REACH_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state])} ${IN_SHORT[state]}`)
    .join(' · ');
  const items = isShared(view) ? [] : page.items;
  const groups = REACH_STATES.map((state) => ({
    title: `${STATE_TITLES[state]} (${String(counts[state])})`,
    people: items.filter((each) => each.state === state),
  })).filter(({ people }) => people.length > 0);
  const paged = isShared(view) ? null : pageWords(page);
  return finish(view, {
    body: [
      heading(title),
      words(summary, { spacing: 'Small' }),
      ...groups.flatMap(({ title: group, people }): CardElement[] => [
        subheading(group),
        ...people.map((each) =>
          typed([{ text: who(each), strong: true }, ...told(view, each).map((text) => `: ${text}`)], {
            spacing: 'Small',
          }),
        ),
      ]),
      ...(paged === null ? [] : [words(paged, { isSubtle: true })]),
    ],
    actions: isShared(view) ? [] : pageButtons(page, (skip) => reachabilityButton.with({ skip })),
    facts: [
      title,
      summary,
      ...groups.flatMap(({ title: group, people }) => [
        group,
        ...people.map((each) => [who(each), ...told(view, each)].join(': ')),
      ]),
      ...(paged === null ? [] : [paged]),
    ],
  });
}

function who({ member }: Reach): string {
  return member.agency === null ? member.name : `${member.name}, ${member.agency.name}`;
}

/** "Last tried on Friday 4 December 2026. They have blocked the clerk. (blocked)"; none: the state says it all. */
function told({ partnership }: CardView, { member, state, at }: Reach): readonly string[] {
  if (at === null) return [];
  const day = longDate(dayOf(at, partnership.timezone));
  switch (state) {
    case 'refused':
      return [`last tried on ${day}. ${member.unreached?.reason ?? ''} (${member.unreached?.code ?? ''})`];
    case 'removed':
      return [`on ${day}`];
    case 'installed':
      return [`last seen on ${day}`];
    case 'wrote':
      return [`last on ${day}`];
    case 'no identity':
    case 'external':
    case 'never seen':
    case 'guest':
      return [];
  }
}
