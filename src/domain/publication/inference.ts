/*
 * What a reader can work out. Counts about people are differences of levels: "opened since the meeting" is how many had
 * ever been opened by its end less how many by its beginning, "open" is how many had been opened less how many had been
 * closed. A published count fixes such a difference, and the order of levels (nobody is un-opened) bounds the others.
 * The tightest bounds are shortest paths, and whole numbers fill them without a gap: nobody can work out more.
 */

/** A level, by name: "opened@2026-10-13". */
export type Level = string;

/** How many: the second level less the first. */
export interface Span {
  readonly from: Level;
  readonly to: Level;
}

/** What is known: for each two levels, by how much at most the second is above the first. */
export interface Knowledge {
  readonly places: ReadonlyMap<Level, number>;
  /** Row by row, `from` down and `to` across. */
  readonly most: Float64Array;
}

/** What everybody knows beforehand: which levels there are, and which cannot be below which. */
export function beforehand(levels: readonly Level[], rising: readonly Span[]): Knowledge {
  const places = new Map([...new Set(levels)].map((level, index) => [level, index]));
  const most = new Float64Array(places.size * places.size).fill(Infinity);
  for (const at of places.values()) most[at * places.size + at] = 0;
  const knowledge = { places, most };
  for (const { from, to } of rising) bound(knowledge, to, from, 0);
  return knowledge;
}

/** What is known once a count is published; null where it cannot be true beside the rest. */
export function learn(knowledge: Knowledge, span: Span, count: number): Knowledge | null {
  if (count > mostOf(knowledge, span) || count < leastOf(knowledge, span)) return null;
  const learnt = { places: knowledge.places, most: knowledge.most.slice() };
  bound(learnt, span.from, span.to, count);
  bound(learnt, span.to, span.from, -count);
  return learnt;
}

/** The largest count that a span can have, as far as is known. */
export function mostOf({ places, most }: Knowledge, { from, to }: Span): number {
  return most[place(places, from) * places.size + place(places, to)] ?? Infinity;
}

export function leastOf(knowledge: Knowledge, { from, to }: Span): number {
  return 0 - mostOf(knowledge, { from: to, to: from });
}

/** Writes into new knowledge that `to` is at most so much above `from`, and all that follows. */
function bound({ places, most }: Knowledge, from: Level, to: Level, by: number): void {
  const size = places.size;
  const [begin, end] = [place(places, from), place(places, to)];
  for (let row = 0; row < size; row += 1) {
    const reach = (most[row * size + begin] ?? Infinity) + by;
    if (reach === Infinity) continue;
    for (let column = 0; column < size; column += 1) {
      const through = reach + (most[end * size + column] ?? Infinity);
      const at = row * size + column;
      if (through < (most[at] ?? Infinity)) most[at] = through;
    }
  }
}

function place(places: Knowledge['places'], level: Level): number {
  const at = places.get(level);
  if (at === undefined) throw new RangeError(`${level} is none of the levels that are known of`);
  return at;
}
