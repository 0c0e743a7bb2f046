import { z } from 'zod';
import { markOf } from '../../domain/minimise/whose-words.ts';

/** Words of a person that a step or a press would keep, and the actions that they are about. */
export interface TypedText {
  readonly text: string;
  readonly numbers: readonly number[];
}

/** The words in a value that its schema says were typed; a field that is no part of the schema is dropped when it is read. */
export function typedTexts(schema: z.core.$ZodType, value: unknown): readonly TypedText[] {
  if (typeof value === 'string') return value !== '' && isTyped(schema, value) ? [{ text: value, numbers: [] }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const parts = partsOf(schema, value).map(([part, inside]) => ({
    texts: typedTexts(part, inside),
    numbers: actionNumbers(part, inside),
  }));
  if (Array.isArray(value)) return parts.flatMap(({ texts }) => texts);
  // What stands beside the words names the actions that they are about.
  const about = parts.flatMap(({ texts, numbers }) => (texts.length === 0 ? numbers : []));
  return parts.flatMap(({ texts }) => texts.map((one) => (one.numbers.length > 0 ? one : { ...one, numbers: about })));
}

/** The numbers of actions in a value, as its schema marks them. */
export function actionNumbers(schema: z.core.$ZodType, value: unknown): readonly number[] {
  if (typeof value === 'number')
    return schemasFor(schema, value).some((one) => markOf(one) === 'action') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return partsOf(schema, value).flatMap(([part, inside]) => actionNumbers(part, inside));
}

function isTyped(schema: z.core.$ZodType, value: string): boolean {
  return schemasFor(schema, value).some((one) => markOf(one) === 'typed');
}

/** The parts of an object or a list, each with its schema. */
function partsOf(schema: z.core.$ZodType, value: object): readonly (readonly [z.core.$ZodType, unknown])[] {
  return schemasFor(schema, value).flatMap((one) => {
    const { def } = (one as z.core.$ZodTypes)._zod;
    if (def.type === 'array' && Array.isArray(value)) return value.map((item) => [def.element, item] as const);
    if (def.type !== 'object') return [];
    return Object.entries(value).flatMap(([key, inside]) => {
      const part = def.shape[key];
      return part === undefined ? [] : [[part, inside] as const];
    });
  });
}

/** Of several that a value may be of, the ones that it is of, or all of them where it is of none. */
function schemasFor(schema: z.core.$ZodType, value: unknown): readonly z.core.$ZodType[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'nullable':
    case 'optional':
    case 'default':
      return schemasFor(def.innerType, value);
    case 'union': {
      const fitting = def.options.filter((option) => z.safeParse(option, value).success);
      return (fitting.length > 0 ? fitting : def.options).flatMap((option) => schemasFor(option, value));
    }
    default:
      return [schema];
  }
}
