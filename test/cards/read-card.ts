import { AdaptiveCard, HostConfig, SerializationContext } from 'adaptivecards';
import { readPress, type ReadPress } from '../../src/conversation/read-press.ts';
import type { Message } from '../../src/domain/message.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Every object inside a card, outermost first. */
export function parts(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Json;
  return [object, ...Object.values(object).flatMap(parts)];
}

export function ofType(message: Message, type: string): Json[] {
  return parts(message.card).filter((part) => part['type'] === type);
}

export function buttonTitled(message: Message, title: string): Json {
  const button = ofType(message, 'Action.Execute').find((action) => action['title'] === title);
  if (button === undefined) throw new Error(`No button “${title}” on the card`);
  return button;
}

/** What the Adaptive Cards renderer finds wrong. It knows nothing of Teams' charts, which say what to do then. */
export function problemsOf(message: Message): string[] {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  const context = new SerializationContext();
  card.parse(message.card, context);
  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const invalid = card.validateProperties().validationEvents.map((event) => event.message);
  return [...parsed, ...invalid].filter((problem) => !problem.includes('"Chart.HorizontalBar"'));
}

/** A card as somebody reads it, a line for each thing on it. */
export function asText(message: Message): string {
  const { body, actions } = message.card as { body: readonly Json[]; actions?: readonly Json[] };
  return [...body.flatMap(lines), ...buttonsLine(actions ?? [])].join('\n');
}

function lines(element: Json): string[] {
  switch (element['type']) {
    case 'TextBlock':
      return [`${element['style'] === 'heading' ? '# ' : ''}${String(element['text'])}`];
    case 'RichTextBlock':
      return [(element['inlines'] as readonly Json[]).map((run) => String(run['text'])).join('')];
    case 'Container':
      return (element['items'] as readonly Json[]).flatMap(lines);
    case 'ColumnSet':
      return (element['columns'] as readonly Json[]).flatMap((column) =>
        (column['items'] as readonly Json[]).flatMap(lines),
      );
    case 'ActionSet':
      return buttonsLine(element['actions'] as readonly Json[]);
    case 'Table':
      return (element['rows'] as readonly Json[]).map((row) =>
        (row['cells'] as readonly Json[])
          .flatMap((cell) => (cell['items'] as readonly Json[]).flatMap(lines))
          .join(' | '),
      );
    case 'Chart.HorizontalBar':
      return [`(chart: ${String(element['title'])})`];
    default:
      return [`${String(element['label'])}: ____`];
  }
}

function buttonsLine(actions: readonly Json[]): string[] {
  return actions.length === 0 ? [] : [actions.map((action) => `[${String(action['title'])}]`).join(' ')];
}

/** What the clerk reads of a pressed button, or why it refuses. */
export function pressedOf(value: unknown): ReadPress['pressed'] | Refusal {
  const read = readPress(value);
  return isRefusal(read) ? read : read.pressed;
}
