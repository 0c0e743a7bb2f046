/*
 * Somebody who has everything that was ever published of a small partnership, and knows the rule by which it was
 * withheld: they write down every partnership that there could be, see what the clerk would have published of it, and
 * keep those of which it would have published just that.
 */

/** A partnership that there could be: what is published of it, and the counts that must not be told. */
export interface Possibility {
  readonly told: readonly (number | 'withheld')[];
  readonly secrets: readonly Secret[];
  /** One of its counts is the largest that was tried: there would be others like it that were not. */
  readonly isAtTheEdge: boolean;
}

export interface Secret {
  readonly name: string;
  readonly count: number;
  /** A count of the paper itself, withheld also where it is nought, rather than a difference of two. */
  readonly isCell: boolean;
}

/** The small counts that the attacker can name. */
export function whatIsTold(possibilities: readonly Possibility[]): readonly string[] {
  return judgedGroups(possibilities).flatMap((alike) =>
    (alike[0]?.secrets ?? []).flatMap(({ name, count, isCell }, index) => {
      const isCertain = alike.every(({ secrets }) => secrets[index]?.count === count);
      const isSecret = count < 5 && (count > 0 || isCell);
      return isCertain && isSecret ? [`${name} is ${String(count)}: ${alike[0]?.told.join(', ') ?? ''}`] : [];
    }),
  );
}

/** Of how many different publications all possibilities were tried. */
export function howManyAreJudged(possibilities: readonly Possibility[]): number {
  return judgedGroups(possibilities).length;
}

function judgedGroups(possibilities: readonly Possibility[]): readonly (readonly Possibility[])[] {
  const groups = new Map<string, Possibility[]>();
  for (const one of possibilities) {
    const key = one.told.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].filter((alike) => !alike.some(({ isAtTheEdge }) => isAtTheEdge));
}

/** Every list of counts up to the bounds, each included. */
export function everyTable(bounds: readonly number[]): number[][] {
  return bounds.reduce<number[][]>(
    (tables, bound) => tables.flatMap((table) => Array.from({ length: bound + 1 }, (_, count) => [...table, count])),
    [[]],
  );
}
