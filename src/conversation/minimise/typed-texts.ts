/** Words of a person that a step or a press would keep, and the actions that they are about. */
export interface TypedText {
  readonly text: string;
  readonly numbers: readonly number[];
}

/**
 * What is only looked up or chosen from a list, and never kept. Every other word is taken as somebody's own, so that a
 * field that is added later is looked at before anybody thinks of it.
 */
const NEVER_KEPT: ReadonlySet<string> = new Set([
  ...['command', 'verb', 'token', 'batch', 'change', 'view', 'back', 'digest', 'numbers', 'kind', 'as', 'doubt'],
  ...['to', 'of', 'owner', 'cover', 'nominal', 'key', 'strand', 'list', 'code', 'purpose'],
  ...['due', 'date', 'time', 'from', 'until'],
  // Of a meeting: a stop of its agenda, and people who are members.
  ...['at', 'stop', 'startsAt', 'present', 'apologies', 'deputies'],
  // A date or words that were not understood; where they answer a question, the whole message is looked at.
  ...['typed', 'nearest', 'text'],
]);

/** The words that somebody typed in what a step or a press carries. */
export function typedTexts(value: unknown, about: readonly number[] = []): readonly TypedText[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, numbers: about }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => typedTexts(one, about));
  const numbers = numbersIn(value) ?? about;
  return Object.entries(value).flatMap(([key, part]) => (NEVER_KEPT.has(key) ? [] : typedTexts(part, numbers)));
}

/** The actions that a change names, however it names them. */
function numbersIn(value: object): readonly number[] | null {
  if ('numbers' in value && Array.isArray(value.numbers)) return value.numbers.filter((one) => typeof one === 'number');
  if ('ref' in value && typeof value.ref === 'number') return [value.ref];
  if (!('actions' in value) || !Array.isArray(value.actions)) return null;
  return value.actions.map((action: { readonly number: number }) => action.number);
}
