import type { PrismaClient } from '../generated/client.ts';
import { within, type Scope } from './scope.ts';
import { throwingFaults } from './throwing-faults.ts';

/*
 * An area of the store is made here and nowhere else, from functions that are given what they ask the database with and
 * then what the port says. Each call runs in a scope (scope.ts); outside one, no statement is sent.
 */

/** An area's functions before they are given their tool: the client, or what else they ask the database with. */
export type Methods<Area, Tool> = {
  readonly [Name in keyof Area]: Area[Name] extends (...args: infer Arguments) => infer Answer
    ? (tool: Tool, ...args: Arguments) => Answer
    : never;
};

type CallsOf<Area> = { readonly [Name in keyof Area]: Area[Name] extends (...args: infer A) => unknown ? A : never };

/** The area whose calls run in the scope that `scopeOf` reads from their arguments. */
export function inScope<Area extends object, Tool = PrismaClient>(
  scopeOf: (args: CallsOf<Area>[keyof Area]) => Scope,
  methods: Methods<Area, Tool>,
): (tool: Tool) => Area {
  type Call = (tool: Tool, ...args: readonly unknown[]) => Promise<unknown>;
  return (tool) => {
    const scoped = Object.entries<Call>(methods as Readonly<Record<string, Call>>).map(([name, work]) => [
      name,
      // Awaited inside: Prisma sends a statement only once somebody waits for it.
      (...args: CallsOf<Area>[keyof Area]) => within(scopeOf(args), async () => await work(tool, ...args)),
    ]);
    return throwingFaults(Object.fromEntries(scoped) as Area);
  };
}

/** What sends, and what knows where people are, over all partnerships. */
export function inDelivery<Area extends object, Tool = PrismaClient>(
  methods: Methods<Area, Tool>,
): (tool: Tool) => Area {
  return inScope<Area, Tool>(() => 'delivery', methods);
}

/** What belongs to no partnership. */
export function inShared<Area extends object, Tool = PrismaClient>(methods: Methods<Area, Tool>): (tool: Tool) => Area {
  return inScope<Area, Tool>(() => 'shared', methods);
}
