import { randomUUID } from 'node:crypto';
import { CANARY } from './canaries.ts';
import type { Connector, Received, SentActivity } from './connector.ts';

/** Speaks to the clerk over HTTP as Teams would, for one person in one place. */

export const TENANT = '11111111-0000-4000-8000-000000000001';
const BOT_ID = '28:clerk';
const BOT_NAME = 'Clerk';

export interface Person {
  readonly entraId: string;
  readonly name: string;
}

export interface Turned {
  /** The HTTP status and body that the clerk answered. */
  readonly status: number;
  readonly body: unknown;
  /** What it said in the same conversation during the turn, the oldest first. */
  readonly replies: readonly SentActivity[];
  /** What it said anywhere else during the turn. */
  readonly elsewhere: readonly Received[];
  /** The text and the cards' fallback texts of the replies, a line each. */
  readonly said: string;
}

export interface Chat {
  readonly conversationId: string;
  /** A message; in a group or channel the clerk is mentioned first. */
  says(text: string): Promise<Turned>;
  /** A message as it stands: no mention is added, and `extra` goes over the activity. */
  sends(extra: Record<string, unknown>): Promise<Turned>;
  /** Presses a card's button: the Action.Execute with this title in the card, with what was typed into its inputs. */
  presses(card: unknown, title: string, inputs?: Record<string, unknown>, pressedId?: string): Promise<Turned>;
  /** Answers Teams' question whether a file may be put into their own files. */
  answersFile(value: unknown): Promise<Turned>;
  /** An adaptiveCard/action invoke with any value. */
  invokes(value: unknown): Promise<Turned>;
  installs(action?: 'add' | 'remove'): Promise<Turned>;
  /** A conversationUpdate: the bot was added, or with `removed` taken out. */
  updates(change?: 'added' | 'removed'): Promise<Turned>;
}

export interface ChatOptions {
  readonly clerkUrl: string;
  readonly connector: Connector;
  readonly tenantId?: string;
  readonly authorization?: string;
}

export type ChatPlace = 'personal' | 'groupChat' | 'channel';

export function chatWith(
  options: ChatOptions,
  person: Person,
  place: ChatPlace = 'personal',
  conversation?: string,
): Chat {
  const conversationId =
    conversation ??
    (place === 'personal'
      ? `a:${person.entraId}`
      : place === 'channel'
        ? '19:team@thread.tacv2'
        : '19:group@thread.v2');
  const post = (activity: Record<string, unknown>): Promise<Turned> => postActivity(options, activity, conversationId);
  const activity = (type: string, rest: Record<string, unknown>): Record<string, unknown> => ({
    ...envelope(options, person, place, conversationId),
    type,
    ...rest,
  });

  const message = (rest: Record<string, unknown>): Promise<Turned> =>
    post(activity('message', { textFormat: 'plain', locale: 'en-GB', ...rest }));

  return {
    conversationId,
    says: (text) =>
      message(place === 'personal' ? { text } : { text: `<at>${BOT_NAME}</at> ${text}`, entities: [mention()] }),
    sends: message,
    presses: (card, title, inputs = {}, pressedId) => {
      const action = findExecute(card, title);
      return post(
        activity('invoke', {
          name: 'adaptiveCard/action',
          ...(pressedId === undefined ? {} : { replyToId: pressedId }),
          value: { action: { ...action, data: { ...action.data, ...inputs } }, trigger: 'manual' },
        }),
      );
    },
    answersFile: (value) => post(activity('invoke', { name: 'fileConsent/invoke', value })),
    invokes: (value) => post(activity('invoke', { name: 'adaptiveCard/action', value })),
    installs: (action = 'add') => post(activity('installationUpdate', { action })),
    updates: (change = 'added') =>
      post(
        activity('conversationUpdate', {
          [change === 'added' ? 'membersAdded' : 'membersRemoved']: [{ id: BOT_ID, name: BOT_NAME }],
        }),
      ),
  };
}

export function mention(): object {
  return { type: 'mention', text: `<at>${BOT_NAME}</at>`, mentioned: { id: BOT_ID, name: BOT_NAME } };
}

/** The card of a reply, or of an invoke's answer. */
export function cardOf(source: SentActivity | undefined | Turned): Record<string, unknown> {
  if (source !== undefined && 'replies' in source && Array.isArray(source.replies)) {
    const { body, replies } = source as Turned;
    const inBody = (body as { value?: unknown } | null)?.value;
    if (typeof inBody === 'object' && inBody !== null) return inBody as Record<string, unknown>;
    return cardOf(replies.at(-1));
  }
  const card = (source as SentActivity | undefined)?.attachments?.[0]?.content;
  if (card === undefined) throw new Error('There is no card in that reply.');
  return card;
}

interface Execute {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly data: Record<string, unknown>;
}

/** Every Action.Execute in a card, wherever it is nested. */
export function executesIn(card: unknown): readonly Execute[] {
  if (Array.isArray(card)) return card.flatMap(executesIn);
  if (typeof card !== 'object' || card === null) return [];
  const inside = Object.values(card).flatMap(executesIn);
  return (card as { type?: unknown }).type === 'Action.Execute' ? [card as Execute, ...inside] : inside;
}

function findExecute(card: unknown, title: string): Execute {
  const all = executesIn(card);
  const found = all.find((action) => action.title === title);
  if (found === undefined) {
    throw new Error(`The card has no button "${title}". It has: ${all.map((action) => action.title).join(', ')}.`);
  }
  return found;
}

function envelope(
  options: ChatOptions,
  person: Person,
  place: ChatPlace,
  conversationId: string,
): Record<string, unknown> {
  const tenantId = options.tenantId ?? TENANT;
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: options.connector.url,
    from: { id: `29:${person.entraId}`, name: person.name, aadObjectId: person.entraId },
    recipient: { id: BOT_ID, name: BOT_NAME },
    conversation: {
      id: conversationId,
      conversationType: place,
      name: CANARY,
      tenantId,
      ...(place === 'personal' ? {} : { isGroup: true }),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(place === 'channel'
        ? { team: { id: '19:team@thread.tacv2', name: CANARY }, channel: { id: '19:team@thread.tacv2' } }
        : {}),
    },
  };
}

async function postActivity(
  options: ChatOptions,
  activity: Record<string, unknown>,
  conversationId: string,
): Promise<Turned> {
  const before = options.connector.received.length;
  const response = await fetch(new URL('/api/messages', options.clerkUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(options.authorization === undefined ? {} : { authorization: options.authorization }),
    },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  const during = options.connector.received.slice(before);
  const here = during.filter((entry) => entry.kind === 'send' && entry.conversationId === conversationId);
  // In a conversation with parallel turns, only the answers to this message are its replies.
  const replies = here
    .map((entry) => entry.body)
    .filter((sent) => sent.replyToId === undefined || sent.replyToId === activity['id']);
  const body = parse(text);
  return {
    status: response.status,
    body,
    replies,
    elsewhere: during.filter((entry) => !here.includes(entry)),
    said: [...replies.map(readable), readableBody(body)].filter((line) => line !== '').join('\n'),
  };
}

function readable(activity: SentActivity): string {
  const cards = (activity.attachments ?? []).map((attachment) => words(attachment.content['fallbackText']));
  return [activity.text ?? '', ...cards].filter((line) => line !== '').join('\n');
}

function readableBody(body: unknown): string {
  const value = (body as { value?: unknown } | null)?.value;
  if (typeof value !== 'object' || value === null) return words(value);
  const { fallbackText, message } = value as { fallbackText?: unknown; message?: unknown };
  return words(fallbackText) || words(message);
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? null : text;
  }
}
