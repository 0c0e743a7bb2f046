import type { CardElement } from '@microsoft/teams.cards';
import { STATUS_WORDS } from '../../domain/actions/action.ts';
import { longDate, type IsoDate } from '../../domain/calendar/dates.ts';
import type { Exception, Stop } from '../../domain/meetings/agenda.ts';
import { KIND_WORDS } from '../../domain/nominals/nominal.ts';
import { isStale, type Profile } from '../../domain/registers/profile.ts';
import { ratingRuns, ratingWords } from './action-lines.ts';
import { shortened, typed, type Run } from './elements.ts';
import type { RatedAction } from './rated-action.ts';

/** An action on the agenda as its reader may see it, and why it is there. */
export interface AgendaLine extends RatedAction {
  readonly why: readonly Exception[];
}

/** What the rating and the status do not say already. */
const WHY_WORDS: Readonly<Record<Exception, string | null>> = {
  overdue: null,
  blocked: null,
  awaiting: null,
  ownerless: null,
  new: 'new since the last meeting',
  'not accepted': 'not accepted yet',
};

const TITLE_SHOWN = 140;

/** "G-0001 · Organised crime group" for a personal chat. */
export function stopTitle(stop: Stop): string {
  switch (stop.stop) {
    case 'nominal':
      return `${stop.nominal.ref} · ${KIND_WORDS[stop.nominal.kind]}`;
    case 'others':
      return 'Actions about no code';
    case 'profiles':
      return 'Partnership profiles';
    case 'end':
      return 'End of the agenda';
  }
}

/** One action in plain text. */
export function agendaWords(line: AgendaLine): string {
  const { action } = line;
  return [`${action.ref} ${shortened(action.title, TITLE_SHOWN)}`, ratingWords(line), ...stateWords(line)]
    .filter((part) => part !== null)
    .join(' · ');
}

function stateWords({ action, why, reason }: AgendaLine): readonly string[] {
  const owner = action.owner === null ? 'no owner' : action.owner.name;
  const due = action.due === null ? null : longDate(action.due);
  return [
    STATUS_WORDS[action.status],
    ...why.flatMap((exception) => WHY_WORDS[exception] ?? []),
    ...(action.requestedDue === null ? [] : [`more time asked for, until ${longDate(action.requestedDue)}`]),
    ...(due === null || reason.includes(due) ? [] : [`due ${due}`]),
    action.agency === null ? owner : `${owner}, ${action.agency.name}`,
  ];
}

/** Ref and title, and below where it stands. */
export function agendaLine(line: AgendaLine): CardElement[] {
  const { action } = line;
  const rating = ratingRuns(line);
  const state: (Run | string)[] = [...rating, `${rating.length > 0 ? ' · ' : ''}${stateWords(line).join(' · ')}`];
  return [
    typed([{ text: action.ref, strong: true }, `  ${shortened(action.title, TITLE_SHOWN)}`], { spacing: 'Small' }),
    typed(state, { spacing: 'None' }),
  ];
}

export function profileWords(profile: Profile, today: IsoDate): string {
  const { ref, title, requested, received } = profile;
  const state = isStale(profile, today)
    ? `stale since its review date, ${longDate(profile.reviewBy ?? today)}`
    : received !== null
      ? `received on ${longDate(received)}, not accepted yet`
      : requested === null
        ? 'not asked for yet'
        : `asked for on ${longDate(requested)}, not received`;
  return `${ref} ${shortened(title, TITLE_SHOWN)} · ${state}`;
}
