import type { CardElement, IAdaptiveCard, IExecuteAction, IMention } from '@microsoft/teams.cards';
import type { Message, Place } from '../../domain/message.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { typed } from './elements.ts';
import { PARTNERSHIP_KEY } from './press-value.ts';
import type { Walk } from './walk-button.ts';

/** What every card needs to know: whose it is and where it will be seen. */
export interface CardView {
  readonly partnership: Pick<Partnership, 'code' | 'name' | 'marking' | 'timezone'>;
  readonly place: Place;
}

/** Cards whose buttons write need a one-use token (a UUID) for each button. */
export interface WritingCardView extends CardView {
  readonly newToken: () => string;
  /** The meeting's card to which what is pressed here leads back. */
  readonly walk?: Walk | null;
}

/** What a button carries so that its answer is the meeting's card again; nothing elsewhere. */
export function backToMeeting({ walk }: WritingCardView): { readonly back?: Walk } {
  return walk === undefined || walk === null ? {} : { back: walk };
}

export interface CardParts {
  readonly body: readonly CardElement[];
  readonly actions?: readonly IExecuteAction[];
  /** What the card says, in plain text, a line each; the first is what a notification shows. */
  readonly facts: readonly string[];
  /** People whom the card's words mention. */
  readonly mentions?: readonly IMention[];
  /** Who the card is for, where it is not only members. */
  readonly audience?: string;
}

/** Enough for a page of long titles, far below the 80 KB that a message may have. */
const PLAIN_TEXT_LIMIT = 4000;

/** Codes only wherever others read along. */
export function isShared(view: CardView): boolean {
  return view.place !== 'personal';
}

/** The marking on top, and the same facts in plain text for notifications and for clients that show no cards. */
export function finish(view: CardView, parts: CardParts): Message {
  const audience = parts.audience ?? 'for members with a need to know';
  const marking = `${view.partnership.marking} · ${view.partnership.name} · ${audience}`;
  const card: IAdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: cut([marking, ...parts.facts].join('\n')),
    body: [typed([{ text: marking, subtle: true, compact: true }]), ...parts.body],
    ...(parts.actions !== undefined && parts.actions.length > 0 ? { actions: [...parts.actions] } : {}),
    msteams: {
      width: 'full',
      ...(parts.mentions === undefined ? {} : { entities: [...parts.mentions] }),
    },
  };
  nameItsPartnership(card, view.partnership.code);
  return { summary: cut(parts.facts.join(' · ')), text: null, card };
}

/**
 * Each button says which partnership it is about: numbers mean another action in another one, and whoever presses may
 * belong to several, and have chosen another since. Written into the buttons, which were made for this card alone.
 */
function nameItsPartnership(part: unknown, code: string): void {
  if (typeof part !== 'object' || part === null) return;
  const { type, data } = part as { type?: unknown; data?: Record<string, unknown> };
  if (type === 'Action.Execute' && data !== undefined) data[PARTNERSHIP_KEY] = code;
  else for (const inside of Object.values(part)) nameItsPartnership(inside, code);
}

function cut(text: string): string {
  return text.length <= PLAIN_TEXT_LIMIT ? text : `${text.slice(0, PLAIN_TEXT_LIMIT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
