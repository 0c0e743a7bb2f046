import { once } from 'node:events';
import { startClerk } from './bots.ts';
import { drive, median } from './load.ts';
import { type Profile, sharesOf } from './processor-shares.ts';

const WARM_UP_TURNS = 600;
const TURNS = 600;

/** Where the time of one kind of turn goes, at one client. */
export interface Stages {
  /** The median of each stage of the usual turn, in its order. */
  readonly waits: readonly { readonly stage: string; readonly ms: number }[];
  /** What the clerk's processor did meanwhile, the most first. */
  readonly shares: readonly { readonly what: string; readonly msATurn: number }[];
}

interface Notes {
  readonly turns: readonly (readonly (readonly [what: string, at: number])[])[];
  readonly profile: Profile;
}

/** What stands between two notes of a turn. */
const STAGES: Readonly<Record<string, string>> = {
  'enters asks': 'the door, and the way to the clerk',
  'asks told': 'the database (the first time, the words are read meanwhile)',
  'asks asks': 'asks the database twice at once',
  'told told': 'the database, the second of two',
  'told asks': 'understands and decides',
  'told posts': 'makes the card, and posts it',
  'posts posted': 'Teams',
  'posted leaves': 'the way out',
};

/** A clerk of its own, so that what is noted slows down nothing that is compared. */
export async function measureStages(databaseUrl: string, activity: () => string): Promise<Stages> {
  const bot = await startClerk(databaseUrl, activity(), 'note-stages.mjs');
  const child = bot.process;
  try {
    await drive({ url: bot.url, clients: 4, turns: WARM_UP_TURNS, activity });
    child.send('begin');
    await once(child, 'message');
    await drive({ url: bot.url, clients: 1, turns: TURNS, activity });
    child.send('end');
    const [{ turns, profile }] = (await once(child, 'message')) as [Notes];
    return { waits: usualOf(turns), shares: sharesOf(profile, turns.length) };
  } finally {
    await bot.stop();
  }
}

/** Of the turns that went the way that most went. */
function usualOf(turns: Notes['turns']): Stages['waits'] {
  const ways = new Map<string, Notes['turns'][number][]>();
  for (const turn of turns) {
    const way = turn.map(([what]) => what).join(' ');
    ways.set(way, [...(ways.get(way) ?? []), turn]);
  }
  const usual = [...ways.values()].reduce((most, way) => (way.length > most.length ? way : most), []);
  const [first = []] = usual;
  return first.slice(1).map(([what], index) => {
    const stage = `${first[index]?.[0] ?? ''} ${what}`;
    const ms = median(usual.map((turn) => (turn[index + 1]?.[1] ?? 0) - (turn[index]?.[1] ?? 0)));
    return { stage: STAGES[stage] ?? stage, ms };
  });
}
