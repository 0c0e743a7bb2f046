import type { PrismaClient } from '../generated/client.ts';
import { inScope, type Methods } from './area.ts';

/** An argument that says which partnership a call is about. */
type Naming =
  | { readonly partnershipId: number }
  | { readonly partnership: { readonly id: number } }
  | { readonly speaker: { readonly partnership: { readonly id: number } } };

type SomeNames<Arguments extends readonly unknown[]> = Arguments extends readonly [infer First, ...infer Rest]
  ? First extends Naming
    ? true
    : SomeNames<Rest>
  : false;

/** Whether a call always says which partnership it is about: a number that comes first is a partnership's id. */
type Says<Arguments extends readonly unknown[]> = Arguments extends readonly [number, ...unknown[]]
  ? true
  : SomeNames<Arguments>;

type SayingMethods<Area, Tool> = {
  readonly [Name in keyof Area]: Area[Name] extends (...args: infer Arguments) => unknown
    ? Says<Arguments> extends true
      ? Methods<Area, Tool>[Name]
      : 'no argument of this method always says which partnership it is about'
    : never;
};

/** An area of one partnership: each call is in the scope of the one that its arguments name, or is refused. */
export function inPartnership<Area extends object, Tool = PrismaClient>(
  methods: SayingMethods<Area, Tool>,
): (tool: Tool) => Area {
  return inScope<Area, Tool>(
    (args) => ({ partnership: partnershipOf(args) }),
    methods as unknown as Methods<Area, Tool>,
  );
}

/**
 * The one partnership that arguments name.
 * @throws TypeError where they name none, or more than one: such a call touches nothing
 */
function partnershipOf(args: readonly unknown[]): number {
  const [first] = args;
  const named = new Set(args.flatMap(namedBy));
  if (typeof first === 'number') named.add(first);
  const [id, ...others] = named;
  if (id === undefined) throw new TypeError('A call to the store must name its partnership.');
  if (others.length > 0) throw new TypeError('A call to the store must be about one partnership.');
  return id;
}

function namedBy(argument: unknown): readonly number[] {
  const { partnershipId, partnership, speaker } = fieldsOf(argument);
  const ids = [partnershipId, fieldsOf(partnership)['id'], fieldsOf(fieldsOf(speaker)['partnership'])['id']];
  return ids.filter((id) => typeof id === 'number');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
