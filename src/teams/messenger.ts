import type { BotIdentity } from '../config.ts';
import type { Message } from '../domain/message.ts';
import type { Member } from '../domain/people/person.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Conversations, StoredConversation } from '../ports/conversations.ts';
import type { Messenger, Outcome } from '../ports/messenger.ts';
import type { ClerkAdapter } from './adapter.ts';
import { classifyCreation, classifyFailure } from './classify-outcome.ts';
import { mayAnswerAt } from './door/service-address.ts';
import { readReference, type NewConversation, type Reference } from './sending/conversation-reference.ts';
import { SendFault } from './sending/send-fault.ts';
import { toActivity } from './sending/to-activity.ts';
import { NOT_REACHED, OUTCOME } from './wording.ts';

export interface MessengerParts {
  readonly adapter: ClerkAdapter;
  readonly identity: BotIdentity;
  readonly conversations: Conversations;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every outcome, for the figures. */
  readonly onOutcome?: (outcome: Outcome['outcome']) => void;
}

/** Where new conversations are created when Teams has not yet told its regional address. */
const TEAMS_EVERYWHERE = 'https://smba.trafficmanager.net/teams/';

/** Sends outside a turn, each message once, and says what became of it. */
export function createMessenger(parts: MessengerParts): Messenger {
  const settled = (outcome: Outcome): Outcome => {
    parts.onOutcome?.(outcome.outcome);
    if (outcome.outcome !== 'sent') parts.log.warn('message not sent', { code: `${outcome.outcome}:${outcome.code}` });
    return outcome;
  };
  return {
    toPerson: async (member, message) => settled(await guarded(parts, () => toPerson(parts, member, message))),
    toConversation: async (conversation, message) =>
      settled(await guarded(parts, () => toStored(parts, conversation, message))),
    replace: (conversationId, activityId, message) =>
      guarded(parts, () => replace(parts, conversationId, activityId, message)),
  };
}

/** What fails before anything is sent (the database, say) has delivered nothing. */
async function guarded(parts: MessengerParts, send: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await send();
  } catch (error) {
    parts.log.error('message not prepared', { error });
    return { outcome: 'retry', code: 'not-prepared', reason: OUTCOME.notPrepared, afterMs: null };
  }
}

async function toPerson(parts: MessengerParts, member: Member, message: Message): Promise<Outcome> {
  const known = member.entraId === null ? null : await parts.conversations.ofPerson(member.entraId);
  if (known !== null && !known.removed && readReference(known.reference) !== null) {
    const outcome = await toStored(parts, known, message);
    // Nothing was delivered there, so a new conversation may be asked for: once, for what is created is not looked up.
    if (!isGone(outcome) || member.account === 'external') return outcome;
  }
  if (member.account === 'external') return unreachable('external', NOT_REACHED.external);
  if (member.entraId === null) return unreachable('no-identity', NOT_REACHED.noIdentity);
  return toNewConversation(parts, member.entraId, message);
}

function isGone(outcome: Outcome): boolean {
  return (
    outcome.outcome === 'unreachable' &&
    (outcome.code === 'conversation-gone' || outcome.code === 'not-in-conversation')
  );
}

function unreachable(code: string, reason: string): Outcome {
  return { outcome: 'unreachable', code, reason };
}

async function toStored(parts: MessengerParts, conversation: StoredConversation, message: Message): Promise<Outcome> {
  const reference = readReference(conversation.reference);
  if (conversation.removed) return unreachable('conversation-gone', NOT_REACHED.gone);
  if (reference === null) return unreachable('bad-address', NOT_REACHED.badAddress);
  return post(parts, reference, conversation.conversationId, message);
}

async function toNewConversation(parts: MessengerParts, entraId: string, message: Message): Promise<Outcome> {
  const from = await whereToAsk(parts);
  if (from === null) return unreachable('no-way-there', NOT_REACHED.noWayThere);
  const refused = whyNotThere(parts, from.reference);
  if (refused !== null) return refused;
  const conversationId = await create(parts, from, entraId);
  if (typeof conversationId !== 'string') return conversationId;
  const created: NewConversation = {
    conversationId,
    scope: 'personal',
    tenantId: from.tenantId,
    entraId,
    reference: from.reference,
  };
  await quietly(parts, () => parts.conversations.remember(created, parts.clock.now()));
  return post(parts, from.reference, conversationId, message);
}

async function create(parts: MessengerParts, from: AskedFrom, entraId: string): Promise<string | Outcome> {
  const parameters = {
    isGroup: false,
    bot: from.reference.bot,
    members: [{ id: entraId }],
    ...(from.tenantId === null ? {} : { tenantId: from.tenantId, channelData: { tenant: { id: from.tenantId } } }),
  };
  try {
    const client = await parts.adapter.connector(from.reference.serviceUrl);
    const { id } = await client.conversations.createConversation(
      parameters as Parameters<typeof client.conversations.createConversation>[0],
    );
    if (id === '') throw new SendFault('nonsense');
    return id;
  } catch (error) {
    return classifyCreation(error, parts.clock.now());
  }
}

interface AskedFrom {
  readonly reference: Reference;
  readonly tenantId: string | null;
}

async function whereToAsk(parts: MessengerParts): Promise<AskedFrom | null> {
  const newest = await parts.conversations.newest();
  const learnt = newest === null ? null : readReference(newest.reference);
  const own = parts.identity.auth === 'on' ? parts.identity : null;
  if (newest !== null && learnt !== null) {
    const reference: Reference = { serviceUrl: learnt.serviceUrl, channelId: learnt.channelId, bot: learnt.bot };
    return { reference, tenantId: newest.tenantId ?? own?.appTenantId ?? null };
  }
  if (own === null) return null;
  const reference: Reference = { serviceUrl: TEAMS_EVERYWHERE, channelId: 'msteams', bot: { id: `28:${own.appId}` } };
  return { reference, tenantId: own.appTenantId };
}

async function post(parts: MessengerParts, to: Reference, conversationId: string, message: Message): Promise<Outcome> {
  const refused = whyNotThere(parts, to);
  if (refused !== null) return refused;
  try {
    const client = await parts.adapter.connector(to.serviceUrl);
    const activity = {
      ...toActivity(message),
      channelId: to.channelId,
      serviceUrl: to.serviceUrl,
      from: to.bot,
      conversation: { id: conversationId },
      ...(to.user === undefined ? {} : { recipient: to.user }),
    };
    const sent = await client.conversations.sendToConversation(
      conversationId,
      activity as Parameters<typeof client.conversations.sendToConversation>[1],
    );
    return { outcome: 'sent', activityId: sent.id === '' ? null : sent.id, conversationId };
  } catch (error) {
    const { outcome, isGone } = classifyFailure(error, parts.clock.now());
    if (isGone) await quietly(parts, () => parts.conversations.forget(conversationId, parts.clock.now()));
    return outcome;
  }
}

/** Puts a message in the place of one that was sent; nothing is lost where that fails. */
async function replace(
  parts: MessengerParts,
  conversationId: string,
  activityId: string,
  message: Message,
): Promise<Outcome> {
  const conversation = await parts.conversations.byConversationId(conversationId);
  const to = conversation === null || conversation.removed ? null : readReference(conversation.reference);
  if (to === null) return { outcome: 'unreachable', code: 'conversation-gone', reason: NOT_REACHED.gone };
  const refused = whyNotThere(parts, to);
  if (refused !== null) return refused;
  try {
    const client = await parts.adapter.connector(to.serviceUrl);
    const activity = { ...toActivity(message), id: activityId, from: to.bot, conversation: { id: conversationId } };
    await client.conversations.updateActivity(
      conversationId,
      activityId,
      activity as Parameters<typeof client.conversations.updateActivity>[2],
    );
    return { outcome: 'sent', activityId, conversationId };
  } catch (error) {
    return classifyFailure(error, parts.clock.now()).outcome;
  }
}

/** A reference that was stored under other settings must not lead to an address that is not allowed now. */
function whyNotThere({ identity }: MessengerParts, to: Reference): Outcome | null {
  if (mayAnswerAt(to.serviceUrl, identity)) return null;
  return identity.auth === 'off'
    ? unreachable('other-machine', NOT_REACHED.otherMachine)
    : unreachable('other-address', NOT_REACHED.otherAddress);
}

/** What the database does not take down must not change what became of the message. */
async function quietly(parts: MessengerParts, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    parts.log.error('conversation not stored', { error });
  }
}
