/** A piece of the folded text. Contractions count as two words: "hasn't" is has + not. */
export interface Token {
  readonly kind: 'word' | 'number' | 'date' | 'email' | 'ref' | 'nominal' | 'emoji' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Tried in this order at each place; every piece is bounded, so that reading stays linear however long the text. */
const PIECE = new RegExp(
  [
    // The number or bullet that begins an item of a list.
    String.raw`(?<bullet>(?<=^|\n[ \t]*)(?:\d{1,2}[.)]|[a-z]\)|[•*>-])(?=[ \t])|(?<=[ \t])\d{1,2}\)(?=[ \t]))`,
    String.raw`(?<email>[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})`,
    String.raw`(?<ref>a ?- ?\d{1,6}(?![a-z\d_]|\.\d)|a\d{1,6}(?![a-z\d_]|\.\d)|a-?\d{1,6}(?=(?:done|complete|completed|closed|blocked)\b)|# ?\d{1,6}(?![a-z\d_]))`,
    String.raw`(?<nominal>[ncgul] ?- ?\d{1,6}(?![a-z\d_])|[ncgul]\d{1,6}(?![a-z\d_]))`,
    String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}[:.]\d{2}(?: ?[ap]m)?(?![\d])|\d{1,2} ?[ap]m\b|\d{1,2}(?:st|nd|rd|th)\b)`,
    String.raw`(?<number>\d{1,12}(?![\da-z]))`,
    String.raw`(?<emoji>\p{Extended_Pictographic}[\ufe0f\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}]*)`,
    String.raw`(?<word>n/[ac]\b|w/c\b|[\p{L}\p{N}_]+(?:'[\p{L}]+)?|'s\b)`,
    String.raw`(?<mark>\n|\.{2,}|…|[^\s])`,
  ].join('|'),
  'gu',
);

const KINDS = ['word', 'mark', 'ref', 'number', 'date', 'bullet', 'email', 'nominal', 'emoji'] as const;
const HYPHEN_INSIDE = /\p{L}-[\p{L}\p{N}]|\p{N}-\p{L}/u;

export function tokenise(folded: string): Token[] {
  const tokens: Token[] = [];
  for (const match of folded.matchAll(PIECE)) {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? 'mark';
    const text = match[0];
    const start = match.index;
    // The hyphen of "in-progress" joins one phrase; only a dash between spaces parts two.
    if (text === '-' && HYPHEN_INSIDE.test(folded.slice(Math.max(0, start - 1), start + 2))) continue;
    if (kind === 'word') tokens.push(...expand(text, start));
    else if (kind === 'bullet') tokens.push({ kind: 'mark', text: '•', start, end: start + text.length });
    else
      tokens.push({
        kind,
        text: text.startsWith('\n') ? '\n' : text,
        start,
        end: start + text.length,
      });
  }
  return tokens;
}

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'d", 'would'],
  ["'s", 'is'],
];

/** Contractions as people type them without the apostrophe. Words that are also something else are left out. */
const BARE: ReadonlyMap<string, readonly [string, string]> = new Map<string, readonly [string, string]>(
  Object.entries({
    cannot: ['can', 'not'],
    cant: ['can', 'not'],
    wont: ['will', 'not'],
    dont: ['do', 'not'],
    doesnt: ['does', 'not'],
    didnt: ['did', 'not'],
    isnt: ['is', 'not'],
    arent: ['are', 'not'],
    aint: ['is', 'not'],
    wasnt: ['was', 'not'],
    werent: ['were', 'not'],
    hasnt: ['has', 'not'],
    havent: ['have', 'not'],
    hadnt: ['had', 'not'],
    couldnt: ['could', 'not'],
    shouldnt: ['should', 'not'],
    wouldnt: ['would', 'not'],
    ive: ['i', 'have'],
    weve: ['we', 'have'],
    theyve: ['they', 'have'],
    im: ['i', 'am'],
    its: ['it', 'is'],
    thats: ['that', 'is'],
    whats: ['what', 'is'],
    wheres: ['where', 'is'],
    whos: ['who', 'is'],
    hows: ['how', 'is'],
    whens: ['when', 'is'],
    lets: ['let', 'us'],
    gonna: ['going', 'to'],
  }),
);
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": 'can',
    "won't": 'will',
    "shan't": 'shall',
    "ain't": 'is',
  }),
);

function expand(text: string, start: number): Token[] {
  const word = (value: string, from: number, to: number): Token => ({
    kind: 'word',
    text: value,
    start: from,
    end: to,
  });
  const end = start + text.length;
  const bare = BARE.get(text);
  if (bare !== undefined) return [word(bare[0], start, end - 1), word(bare[1], end - 1, end)];
  const ending = ENDINGS.find(([suffix]) => text.endsWith(suffix));
  if (ending === undefined) return [word(text, start, end)];
  const [suffix, second] = ending;
  const middle = end - suffix.length;
  const first = IRREGULAR.get(text) ?? text.slice(0, -suffix.length);
  return first === '' ? [word(second, start, end)] : [word(first, start, middle), word(second, middle, end)];
}
