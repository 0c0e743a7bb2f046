/** What V8's sampler gives, as far as it is read here. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** Whose a sample is: the first row that fits the innermost frame that any row fits. */
const OWNERS: readonly (readonly [what: string, fits: (name: string, url: string) => boolean])[] = [
  ['waiting', (name) => name === '(idle)'],
  ['garbage', (name) => name === '(garbage collector)'],
  ['speaking to the database', (_name, url) => /node_modules\/(pg|pg-\w+|@prisma)\//.test(url)],
  ['reading the words', (name) => /^planMessage\d*$/.test(name)],
  ['checking what came (zod)', (name) => name === 'safeParse'],
  ['posting to Teams', (name, url) => /^answerTo\d*$/.test(name) || url === 'node:_http_client'],
  ['making the card', (name) => /Card\d*$|^toActivity\d*$/.test(name)],
  ['botbuilder and teams-ai', (_name, url) => /node_modules\/(botbuilder|botframework|@microsoft\/teams-ai)/.test(url)],
  [
    'HTTP, express and its parser',
    (_name, url) =>
      /node_modules\/(express|router|body-parser|raw-body)\/|node:_http_(server|incoming|common)/.test(url),
  ],
];

/** The time of the processor by what it was spent on, in milliseconds a turn. */
export function sharesOf(
  { nodes, samples = [], timeDeltas = [] }: Profile,
  turns: number,
): readonly { readonly what: string; readonly msATurn: number }[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const ownerOf = (id: number): string => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { functionName = '', url = '' } = frames.get(at) ?? {};
      const owner = OWNERS.find(([, fits]) => fits(functionName, url));
      if (owner !== undefined) return owner[0];
    }
    const { url = '' } = frames.get(id) ?? {};
    if (url.includes('node_modules/')) return 'other packages';
    return url.includes('/dist/') ? 'the rest of the clerk' : 'Node itself: streams, promises, timers, sockets';
  };
  const owners = new Map(nodes.map(({ id }) => [id, ownerOf(id)]));
  const spent = new Map<string, number>();
  samples.forEach((id, index) => {
    const what = owners.get(id) ?? 'not told';
    spent.set(what, (spent.get(what) ?? 0) + (timeDeltas[index] ?? 0) / 1000 / turns);
  });
  return [...spent].map(([what, msATurn]) => ({ what, msATurn })).sort((a, b) => b.msATurn - a.msATurn);
}
