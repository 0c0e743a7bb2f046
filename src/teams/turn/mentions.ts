import type { Incoming } from '../door/incoming-activity.ts';

const AT = /<at\b[^>]*>([^<]*)<\/at>/gi;

interface Mention {
  readonly text: string;
  readonly id: string | null;
}

/** Whether the bot itself is mentioned: by an entity that names its id, or by its name in the text. */
export function mentionsBot(activity: Incoming): boolean {
  return mentions(activity).some((mention) => isBot(mention, activity));
}

/**
 * The words without the bot's mentions, wherever and however often they stand; another person's mention becomes their
 * name. (botbuilder's own helper takes away only the first.)
 */
export function textWithoutMentions(activity: Incoming): string {
  const own = mentions(activity).filter((mention) => isBot(mention, activity));
  const text = own.reduce((rest, mention) => rest.replaceAll(mention.text, ' '), activity.text ?? '');
  return text
    .replace(AT, (_tag, name: string) => name)
    .replaceAll('\u0000', '')
    .trim();
}

function mentions(activity: Incoming): readonly Mention[] {
  const tagged = [...(activity.text ?? '').matchAll(AT)].map(([text]) => ({ text, id: null }));
  const entities = (activity.entities ?? [])
    .filter((entity) => entity.type === 'mention')
    .map((entity) => ({ text: wordOf(entity['text']), id: mentionedId(entity['mentioned']) }))
    .filter((mention) => mention.text !== '');
  const named = new Set(entities.map((mention) => mention.text));
  return [...entities, ...tagged.filter((mention) => !named.has(mention.text))];
}

function isBot(mention: Mention, activity: Incoming): boolean {
  if (mention.id !== null) return mention.id === activity.recipient.id;
  const name = mention.text.replace(AT, '$1').trim().toLowerCase();
  return name !== '' && name === activity.recipient.name?.trim().toLowerCase();
}

function mentionedId(mentioned: unknown): string | null {
  if (typeof mentioned !== 'object' || mentioned === null || !('id' in mentioned)) return null;
  return typeof mentioned.id === 'string' ? mentioned.id : null;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
