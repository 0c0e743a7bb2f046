import { expect } from 'vitest';
import type { Door, Met } from './doors.ts';
import { runClerk } from './compiled.ts';

/** Goes through a door, and sees that what comes of it is as the table says. */
export async function tryDoor(door: Door, env: Readonly<Record<string, string>>, met: Met): Promise<void> {
  const args = door.args.map((word) => met.brought.get(word) ?? word);
  const ran = await runClerk(args, { ...env, ...door.env }, met.folder);
  if (door.err instanceof RegExp) expect(ran.err).toMatch(door.err);
  else expect(ran.err).toBe(door.err ?? '');
  expect(ran.exit).toBe(door.exit ?? 0);
  if (door.then === undefined) expect(ran.out).toBe('');
  else await door.then(ran, met);
}

/** A door's name: what is typed. */
export function nameOf({ args, env = {} }: Door): string {
  const words = args.map((word) => word.replace(/^.*\/examples\//, 'examples/'));
  return ['clerk', ...words, ...Object.keys(env).map((name) => `(${name})`)].join(' ');
}
