import type { CardElement, IAdaptiveCard, IExecuteAction } from '@microsoft/teams.cards';
import type { Message, Place } from '../../domain/message.ts';
import type { Partnership } from '../../domain/partnership.ts';
import { typed } from './elements.ts';

/** What every card needs to know: whose it is and where it will be seen. */
export interface CardView {
  readonly partnership: Pick<Partnership, 'name' | 'marking' | 'timezone'>;
  readonly place: Place;
}

/** Cards whose buttons write need a one-use token (a UUID) for each button. */
export interface WritingCardView extends CardView {
  readonly newToken: () => string;
}

export interface CardParts {
  readonly body: readonly CardElement[];
  readonly actions?: readonly IExecuteAction[];
  /** One line for the notification. */
  readonly summary: string;
  /** The card's facts in plain text, a line each; the summary is its first line. */
  readonly facts: readonly string[];
}

const PLAIN_TEXT_LIMIT = 6000;

/** Codes only wherever others read along. */
export function isShared(view: CardView): boolean {
  return view.place !== 'personal';
}

/** The marking on top, the same facts in plain text, and the notification's line. */
export function finish(view: CardView, parts: CardParts): Message {
  const marking = `${view.partnership.marking} · ${view.partnership.name} · for members with a need to know`;
  const plain = [marking, parts.summary, ...parts.facts].join('\n');
  const card: IAdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en-GB',
    fallbackText: plain.length > PLAIN_TEXT_LIMIT ? `${plain.slice(0, PLAIN_TEXT_LIMIT)}…` : plain,
    body: [typed([{ text: marking, subtle: true }]), ...parts.body],
    ...(parts.actions !== undefined && parts.actions.length > 0 ? { actions: [...parts.actions] } : {}),
    msteams: { width: 'full' },
  };
  return { summary: parts.summary, text: null, card };
}
