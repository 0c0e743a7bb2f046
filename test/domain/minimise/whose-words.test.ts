import { expect, it } from 'vitest';
import { z } from 'zod';
import { actionNumber, chosen, markOf, typed, type AllMarked } from '../../../src/domain/minimise/whose-words.ts';

function marked<S extends z.ZodType>(schema: S & AllMarked<S>): S {
  return schema;
}

it('lets no schema compile with a string that is nobody’s', () => {
  const said = typed(z.string());
  marked(z.object({ said: said.nullable(), day: chosen(z.iso.date()).optional(), numbers: z.array(actionNumber()) }));
  marked(
    z.object({ kind: z.enum(['a', 'b']), pair: z.tuple([said, said]), either: z.union([said, z.literal('all')]) }),
  );
  // @ts-expect-error: nobody's words
  marked(z.object({ said: z.string() }));
  // @ts-expect-error: nobody's words
  marked(z.object({ said: z.string().nullable() }));
  // @ts-expect-error: nobody's words
  marked(z.object({ days: z.array(z.object({ day: z.iso.date() })) }));
  // @ts-expect-error: nobody's words
  marked(z.object({ token: z.uuid().default('') }));
  // @ts-expect-error: nobody's words
  marked(z.object({ either: z.union([said, z.string()]) }));
  // @ts-expect-error: nobody's words
  marked(z.object({ pair: z.tuple([said, z.string()]) }));
  // @ts-expect-error: it may hold anything
  marked(z.object({ said: z.unknown() }));
});

it('marks a copy, so that one schema may stand in two places', () => {
  const name = z.string().max(200);
  expect([typed(name), chosen(name), name].map(markOf)).toEqual(['typed', 'chosen', null]);
});
