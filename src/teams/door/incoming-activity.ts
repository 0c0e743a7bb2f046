import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Place } from '../../domain/message.ts';

/*
 * What the clerk needs of an activity, checked before botbuilder sees it: botbuilder assumes these parts and throws in
 * odd places where they are missing. Unknown parts are let through, and null is taken as absent, as clients send it.
 */

const id = z.string().min(1).max(2000);
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const word = maybe(z.string().max(1000));

const account = z.looseObject({ id, name: word, aadObjectId: word });

const incomingSchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: maybe(id),
  name: word,
  action: word,
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2000),
  from: account,
  // Some clients leave it out; replies are then sent under this name.
  recipient: maybe(account).transform((recipient) => recipient ?? { id: 'clerk', name: 'Clerk' }),
  conversation: z.looseObject({
    id,
    conversationType: word,
    tenantId: word,
    isGroup: maybe(z.boolean()),
  }),
  text: maybe(z.string()),
  replyToId: word,
  locale: word,
  entities: maybe(z.array(z.looseObject({ type: z.string() }))),
  membersAdded: maybe(z.array(z.looseObject({ id }))),
  membersRemoved: maybe(z.array(z.looseObject({ id }))),
  channelData: maybe(
    z.looseObject({
      tenant: maybe(z.looseObject({ id: word })),
      team: maybe(z.looseObject({ id: word })),
      channel: maybe(z.looseObject({ id: word })),
    }),
  ),
  value: z.unknown().optional(),
});

export type Incoming = z.infer<typeof incomingSchema>;

/** The activity, or null when it is not one. */
export function readActivity(body: unknown): Incoming | null {
  const parsed = incomingSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** The same activity for botbuilder, which types its dates as Date and reads none of them here. */
export function forBotbuilder(incoming: Incoming): Activity {
  return incoming as unknown as Activity;
}

/** The other way: an activity that came through the front door was checked there. */
export function incomingOf(activity: Activity): Incoming {
  return activity as unknown as Incoming;
}

export function tenantOf(activity: Incoming): string | null {
  return activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? null;
}

/** Every tenant that an activity names, in lower case: the speaker's and the conversation's. */
export function tenantsIn(activity: Incoming): readonly string[] {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId];
  return named.filter((tenant) => tenant !== undefined).map((tenant) => tenant.toLowerCase());
}

/** Teams names the type; where a client does not, what it says of team and group decides. */
export function placeOf(activity: Incoming): Place {
  const { conversationType, isGroup } = activity.conversation;
  if (conversationType === 'personal') return 'personal';
  if (conversationType === 'channel' || activity.channelData?.team?.id !== undefined) return 'channel';
  // Shared conversations' ids begin so; where the kind is not said, codes only is the safe reading.
  if (conversationType === 'groupChat' || isGroup === true || activity.conversation.id.startsWith('19:'))
    return 'group';
  return 'personal';
}

/** A channel's id without the thread that a message belongs to: the place that is remembered and posted to. */
export function conversationIdOf(activity: Incoming): string {
  const [conversationId = activity.conversation.id] = activity.conversation.id.split(';messageid=');
  return conversationId;
}
