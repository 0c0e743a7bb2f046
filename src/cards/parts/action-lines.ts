import type { CardElement, TextColor } from '@microsoft/teams.cards';
import { STATUS_WORDS, type Action } from '../../domain/actions/action.ts';
import type { Rated, Rating } from '../../domain/actions/brag.ts';
import { longDate } from '../../domain/calendar/dates.ts';
import { openButton } from './action-buttons.ts';
import type { Back } from './back-buttons.ts';
import { buttons, execute, shortened, typed, type Run } from './elements.ts';
import { isShared, type CardView } from './finish.ts';
import type { RatedAction } from './rated-action.ts';

/** Long enough to know an action by, short enough for eight on a phone. */
const TITLE_ON_A_LINE = 140;

const RATING_COLORS: Readonly<Record<Rating, TextColor>> = {
  Blue: 'Accent',
  Red: 'Attention',
  Amber: 'Warning',
  Green: 'Good',
};

/** "Amber: due on Friday 4 December 2026"; null where an action has no rating. */
export function ratingWords(rated: Rated): string | null {
  return rated.rating === null ? null : `${rated.rating}: ${reasonWords(rated.reason)}`;
}

/**
 * A dot in the rating's colour, then its word and the reason in ordinary ink: Teams' amber and green are too pale on
 * white to read words in (WCAG 2.2, 1.4.3), and the colour never stands alone.
 */
export function ratingRuns(rated: Rated): readonly Run[] {
  if (rated.rating === null) return [];
  return [
    { text: '● ', color: RATING_COLORS[rated.rating] },
    { text: rated.rating, strong: true },
    { text: `: ${reasonWords(rated.reason)}` },
  ];
}

function reasonWords(reason: string): string {
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

/** On a list of somebody's own actions the owner goes without saying. */
type Whose = 'own' | 'anybody’s';

/** The due date, unless the rating's reason has said it. */
export function dueWords({ action, reason }: RatedAction): string | null {
  if (action.due === null) return null;
  const due = longDate(action.due);
  return reason.includes(due) ? null : `due ${due}`;
}

function ownerWords(view: CardView, action: Action, whose: Whose): string | null {
  const agency = action.agency?.name ?? null;
  if (isShared(view)) return agency;
  if (whose === 'own') return null;
  const owner = action.owner?.name ?? 'no owner';
  return agency === null ? owner : `${owner}, ${agency}`;
}

function present(...parts: readonly (string | null)[]): string[] {
  return parts.filter((part) => part !== null);
}

/** One action in plain text: what its line on a card says. */
export function plainLine(view: CardView, rated: RatedAction, whose: Whose = 'anybody’s'): string {
  const { action } = rated;
  return present(
    action.ref,
    isShared(view) ? null : shortened(action.title, TITLE_ON_A_LINE),
    STATUS_WORDS[action.status],
    ratingWords(rated),
    dueWords(rated),
    ownerWords(view, action, whose),
  ).join(' · ');
}

/** One action on a list: ref and title, then where it stands, and in a personal chat a button that opens it. */
export function actionLine(
  view: CardView,
  rated: RatedAction,
  back: Back | null,
  whose: Whose = 'anybody’s',
): CardElement {
  const { action } = rated;
  const rating = ratingRuns(rated);
  const state: (Run | string)[] = [
    STATUS_WORDS[action.status],
    ...(rating.length > 0 ? [' · ', ...rating] : []),
    ...present(dueWords(rated), ownerWords(view, action, whose)).map((text) => ({ text: ` · ${text}`, subtle: true })),
  ];
  const ref = { text: action.ref, strong: true };
  if (isShared(view)) return typed([ref, ' · ', ...state], { spacing: 'Small' });
  const lines = [typed([ref, `  ${shortened(action.title, TITLE_ON_A_LINE)}`]), typed(state, { spacing: 'None' })];
  const open = execute('Open', openButton.with({ ref: action.number, back }));
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      { type: 'Column', width: 'stretch', items: lines },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [buttons([{ ...open, tooltip: `Open ${action.ref}` }])],
      },
    ],
  };
}
