import { z } from 'zod';

/*
 * Every string of what a command or a press takes says whose it is: `typed` are words that a person wrote and that would
 * be kept, put into the audit trail or an open question, or shown to others; `chosen` is what they picked from what the
 * clerk offered, or what is only looked up: an id, a date, a code, a name. What is typed is looked through for personal
 * details before anything is carried out; a string with neither mark does not compile.
 */

type Mark = 'typed' | 'chosen' | 'action';

const MARKS = z.registry<{ readonly mark: Mark }>();

declare const marked: unique symbol;
export interface Marked {
  readonly [marked]: true;
}

export function typed<S extends z.ZodType<string>>(schema: S): S & Marked {
  return markedAs('typed', schema);
}

export function chosen<S extends z.ZodType<string>>(schema: S): S & Marked {
  return markedAs('chosen', schema);
}

/** The number of an action that what stands beside it is about. */
export function actionNumber(): z.ZodNumber & Marked {
  return markedAs('action', z.number().int().min(1).max(999_999));
}

/** Null: it has no mark of its own, as a whole of several parts has none. */
export function markOf(schema: z.core.$ZodType): Mark | null {
  return MARKS.get(schema)?.mark ?? null;
}

/** A copy is marked, so that one schema may stand in two places and be judged for each. */
function markedAs<S extends z.ZodType>(mark: Mark, schema: S): S & Marked {
  const copy = schema.clone() as S & Marked;
  MARKS.add(copy, { mark });
  return copy;
}

/** The parts of a schema that hold a string with no mark, and whatever it is not known of: none are let through. */
type UnmarkedIn<S> = S extends Marked | z.ZodNumber | z.ZodBoolean | z.ZodNull | z.ZodEnum | z.ZodLiteral
  ? never
  : S extends z.ZodObject<infer Shape>
    ? { [K in keyof Shape]: UnmarkedIn<Shape[K]> }[keyof Shape]
    : S extends z.ZodNullable<infer Inner> | z.ZodOptional<infer Inner> | z.ZodDefault<infer Inner>
      ? UnmarkedIn<Inner>
      : S extends z.ZodArray<infer Item>
        ? UnmarkedIn<Item>
        : S extends z.ZodUnion<infer Options> | z.ZodTuple<infer Options>
          ? UnmarkedIn<Options[number]>
          : S extends z.ZodRecord<z.ZodEnum, infer Value>
            ? UnmarkedIn<Value>
            : S;

/** To be put beside a schema's type: a schema with an unmarked string is then not assignable. */
export type AllMarked<S> = [UnmarkedIn<S>] extends [never] ? unknown : 'a string is neither typed(…) nor chosen(…)';
