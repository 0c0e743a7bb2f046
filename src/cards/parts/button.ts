import { z } from 'zod';
import type { AllMarked } from '../../domain/minimise/whose-words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Typed } from './inputs.ts';

declare const made: unique symbol;

/** What a button carries, as the clerk writes it: only its kind makes one. */
export interface Button {
  readonly verb: string;
  readonly [made]: true;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type DataSchema<V extends string, S extends Shape> = z.ZodObject<{ verb: z.ZodLiteral<V> } & S, z.core.$strict>;

/** What a person types or chooses beside a button. It arrives in one object with the button's data. */
export interface Inputs<F extends Shape = Shape> {
  /** Their ids on the card: no button's data has a key of that name. */
  readonly ids: readonly string[];
  /** A card may have them once for each of its actions, with its number after the id. */
  readonly perAction?: boolean;
  /** What is made of them. */
  readonly fields: F;
  read(typed: Typed, data: { readonly ref?: number }): z.output<z.ZodObject<F>> | Refusal;
}

/** A kind of button: its verb, what it carries, and what is typed beside it. Verbs and keys stay, as cards in chats have them. */
export interface ButtonKind<V extends string = string, D extends z.ZodObject = z.ZodObject, T = unknown> {
  readonly verb: V;
  readonly data: D;
  readonly inputs: Inputs | null;
  /** The data and the inputs in one, as the words in them are looked through. */
  readonly whole: z.ZodObject;
  with(data: Omit<z.input<D>, 'verb'>): Button;
  /** Never there: the type of what is made of the inputs. */
  readonly typed?: T;
}

/** A press as its command reads it: the button's data with what the person typed. */
export type PressedOf<K extends ButtonKind> = K extends ButtonKind<string, infer D, infer T> ? z.output<D> & T : never;

export function button<const V extends string, S extends Shape>(
  verb: V,
  shape: S & AllMarked<z.ZodObject<S>>,
): ButtonKind<V, DataSchema<V, S>>;
export function button<const V extends string, S extends Shape, F extends Shape>(
  verb: V,
  shape: S & AllMarked<z.ZodObject<S>>,
  inputs: Inputs<F> & AllMarked<z.ZodObject<F>>,
): ButtonKind<V, DataSchema<V, S>, z.output<z.ZodObject<F>>>;
export function button(verb: string, shape: Shape, inputs: Inputs | null = null): ButtonKind {
  const data = z.strictObject({ verb: z.literal(verb), ...shape });
  return {
    verb,
    data,
    inputs,
    whole: inputs === null ? data : data.extend(inputs.fields),
    with: (carried) => ({ verb, ...carried }) as unknown as Button,
  };
}
