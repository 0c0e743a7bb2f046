/** The values of each column that names a combination, in their order. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

interface Row {
  readonly of: readonly (readonly string[])[];
  readonly cells: readonly string[];
}

/**
 * A Markdown table of an answer for every combination of the dimensions, a column for each of `heads`. Combinations with
 * the same answers share a row, so that it stays short and nothing is left out of it.
 */
export function table(
  dimensions: Dimensions,
  heads: readonly string[],
  answer: (combination: readonly string[], head: string) => string,
): string {
  const names = Object.keys(dimensions);
  const values = Object.values(dimensions);
  let rows = combinations(values).map((of): Row => ({
    of: of.map((value) => [value]),
    cells: heads.map((head) => answer(of, head)),
  }));
  for (let at = names.length - 1; at >= 0; at -= 1) rows = merged(rows, at);
  const lines = rows.map(({ of, cells }) => [
    ...of.map((some, at) => (some.length === values[at]?.length ? 'any' : some.join(', '))),
    ...cells,
  ]);
  const all = [[...names, ...heads], ...lines];
  const written = (line: readonly string[]) => `| ${line.join(' | ')} |`;
  const [header = [], ...body] = all;
  return [written(header), written(header.map(() => '---')), ...body.map(written)].join('\n');
}

function combinations(values: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return values.reduce<readonly (readonly string[])[]>(
    (some, next) => some.flatMap((before) => next.map((value) => [...before, value])),
    [[]],
  );
}

/** Rows that differ only in one dimension become one, in the place of the first. */
function merged(rows: readonly Row[], at: number): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([row.of.filter((_, index) => index !== at), row.cells]);
    const before = found.get(key);
    const of = row.of.map((some, index) => (index === at ? [...(before?.of[at] ?? []), ...some] : some));
    found.set(key, { of, cells: row.cells });
  }
  return [...found.values()];
}
