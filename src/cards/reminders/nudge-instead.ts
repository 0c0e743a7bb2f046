import type { IMention } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import { actionLine, plainLine } from '../parts/action-lines.ts';
import { escapeMarkdown, heading, subheading, words } from '../parts/elements.ts';
import { finish, type WritingCardView } from '../parts/finish.ts';
import type { RatedAction } from '../parts/rated-action.ts';

const REFS_SHOWN = 20;
const ACTIONS_SHOWN = 10;

/** In the partnership's channel, for somebody whose own chat could not be reached: codes only. */
export interface MentionView extends WritingCardView {
  readonly kind: 'mention';
  readonly person: { readonly name: string; readonly entraId: string | null };
  /** Refs of the actions that still wait for them, where everybody in the channel may see those. */
  readonly waiting: readonly string[] | 'not to be named here';
}

export function mentionCard(view: MentionView): Message {
  const { name } = view.person;
  const tag = `<at>${escapeMarkdown(name)}</at>`;
  const [say, plain] = [tag, name].map((who) => sentence(who, view.waiting));
  const mention: IMention | null =
    view.person.entraId === null ? null : { type: 'mention', text: tag, mentioned: { id: view.person.entraId, name } };
  return finish(
    { ...view, place: 'channel' },
    {
      body: [words(say ?? '')],
      facts: [plain ?? ''],
      ...(mention === null ? {} : { mentions: [mention] }),
    },
  );
}

function sentence(who: string, waiting: MentionView['waiting']): string {
  if (typeof waiting === 'string')
    return `${who}, your own chat with the clerk could not be reached, and something waits for your update. Open a chat with the clerk and say “my actions”.`;
  if (waiting.length === 0) return `${who}, thank you: everything that was asked of you here is updated.`;
  const shown = waiting.slice(0, REFS_SHOWN).join(', ');
  const more = waiting.length > REFS_SHOWN ? ` and ${String(waiting.length - REFS_SHOWN)} more` : '';
  return `${who}, your own chat with the clerk could not be reached. These wait for your update: ${shown}${more}. Update them here with “@${CLERK} ${waiting[0] ?? 'A-12'} in progress”, or open a chat with the clerk.`;
}

const CLERK = 'Partnership Clerk';

/** To an agency's lead, for people of theirs whom no message reached. */
export interface RelayView extends WritingCardView {
  readonly kind: 'relay';
  readonly people: readonly { readonly name: string; readonly actions: readonly RatedAction[] }[];
}

export function relayCard(view: RelayView): Message {
  const names = view.people.map(({ name }) => name).join(', ');
  const title = `The clerk could not reach ${names}`;
  const request = 'These actions wait for an update. Please pass it on, or update them yourself.';
  return finish(view, {
    body: [
      heading(title),
      words(request),
      ...view.people.flatMap(({ name, actions }) => [
        subheading(name),
        ...actions.slice(0, ACTIONS_SHOWN).map((item) => actionLine(view, item, null, 'own')),
        ...more(actions).map((text) => words(text)),
      ]),
    ],
    facts: [
      title,
      request,
      ...view.people.flatMap(({ name, actions }) => [
        name,
        ...actions.slice(0, ACTIONS_SHOWN).map((item) => plainLine(view, item, 'own')),
        ...more(actions),
      ]),
    ],
  });
}

function more(actions: readonly RatedAction[]): readonly string[] {
  return actions.length > ACTIONS_SHOWN ? [`and ${String(actions.length - ACTIONS_SHOWN)} more`] : [];
}
