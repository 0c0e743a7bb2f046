import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { markOf } from '../../src/domain/minimise/whose-words.ts';

/* Values of the commands' and buttons' own schemas, so that a new one is tried without being named in a test. */

type Schema = z.core.$ZodType;
type Mark = NonNullable<ReturnType<typeof markOf>>;

/** The first of these that a text's own rules let through. */
const TEXTS = ['something', '2026-12-15', '2026-12-08T10:00:00.000Z', '10:00', 'others'];

/** A-20 is another agency's. */
const ACTION = 20;

/** An honest value: the first of each choice; nothing where there may be nothing, or all that there may be. */
export function sampleOf(schema: Schema, of: 'the least' | 'all' = 'the least'): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).flatMap(([key, part]) =>
          isOptional(part) && of === 'the least' ? [] : [[key, sampleOf(part, of)]],
        ),
      );
    case 'record':
      return Object.fromEntries(
        Object.values((def.keyType as z.ZodEnum)._zod.def.entries).map((key) => [key, sampleOf(def.valueType, of)]),
      );
    case 'array':
      return [sampleOf(def.element, of)];
    case 'tuple':
      return def.items.map((item) => sampleOf(item, of));
    case 'union':
      return sampleOf(def.options[0] ?? schema, of);
    case 'nullable':
      return of === 'all' ? sampleOf(def.innerType, of) : null;
    case 'optional':
    case 'default':
      return sampleOf(def.innerType, of);
    case 'literal':
      return def.values[0];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'number':
      return markOf(schema) === 'action' ? ACTION : [0, 1].find((one) => z.safeParse(schema, one).success);
    case 'boolean':
      return true;
    case 'string':
      return [randomUUID(), ...TEXTS].find((text) => z.safeParse(schema, text).success && !isAnything(schema, text));
    default:
      throw new Error(`There is no sample of ${def.type}.`);
  }
}

/** Where any text is let through, a UUID would be a strange one. */
function isAnything(schema: Schema, text: string): boolean {
  return /^[\da-f-]{36}$/.test(text) && z.safeParse(schema, TEXTS[0]).success;
}

function isOptional(schema: Schema): boolean {
  return (schema as z.core.$ZodTypes)._zod.def.type === 'optional';
}

/** Samples that have these words in one of the places with that mark, one for each place that may hold them. */
export function samplesWith(words: string, mark: Mark, schema: Schema): readonly unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return markOf(schema) === mark && z.safeParse(schema, words).success ? [words] : [];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) =>
        samplesWith(words, mark, part).map((value) => ({ ...(sampleOf(schema) as object), [key]: value })),
      );
    case 'array':
      return samplesWith(words, mark, def.element).map((value) => [value]);
    case 'tuple':
      return def.items.flatMap((item, at) =>
        samplesWith(words, mark, item).map((value) => def.items.map((one) => sampleOf(one)).with(at, value)),
      );
    case 'union':
      return def.options.flatMap((option) => samplesWith(words, mark, option));
    case 'nullable':
    case 'optional':
    case 'default':
      return samplesWith(words, mark, def.innerType);
    default:
      return [];
  }
}

/** Where a schema's strings stand ("intent.to"), each with its mark; null: it has none. */
export function stringsIn(schema: Schema, at = ''): readonly (readonly [string, Mark | null])[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return [[at, markOf(schema)]];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) => stringsIn(part, at === '' ? key : `${at}.${key}`));
    case 'array':
      return stringsIn(def.element, at);
    case 'tuple':
      return def.items.flatMap((item) => stringsIn(item, at));
    case 'union':
      return def.options.flatMap((option) => stringsIn(option, at));
    case 'nullable':
    case 'optional':
    case 'default':
      return stringsIn(def.innerType, at);
    case 'record':
      return stringsIn(def.valueType, at);
    default:
      return [];
  }
}

/** Where these words stand in a value, as `stringsIn` names the place. */
export function placesOf(words: string, value: unknown, at = ''): readonly string[] {
  if (value === words) return [at];
  if (Array.isArray(value)) return value.flatMap((item) => placesOf(words, item, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => placesOf(words, part, at === '' ? key : `${at}.${key}`));
}
