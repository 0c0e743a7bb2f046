/*
 * `npm run bench`: the compiled clerk on a durable PostgreSQL, and a bare botbuilder echo beside it, taking turns on
 * the same machine so that its other work falls on both. Prints a table, then each target as met or missed; exits 1
 * when one is missed.
 */
import '../../src/lean-heap.ts';
import { rm } from 'node:fs/promises';
import { startPostgres } from '../support/postgres-server.ts';
import { messageFrom } from './activities.ts';
import { type Bot, runClerk, startClerk, startEcho } from './bots.ts';
import { startCountingConnector } from './connector.ts';
import { drive, type Measured, median, NOTHING, percentile, together, turnsASecond } from './load.ts';
import { measureDispatch, measurePlanning, PACE } from './nudges.ts';
import { measureVerifying, withoutSafeguards } from './safeguards.ts';
import { measureStages, type Stages } from './stages.ts';
import { measureFigures } from './standing-item.ts';
import { MEMBERS, writeWorkbook } from './workbook.ts';

const ROUNDS = 4;
/** Clients, and the turns that they take together in a round. */
const LOADS = [
  { clients: 1, turns: 200 },
  { clients: 16, turns: 800 },
  { clients: 64, turns: 800 },
] as const;
const WARM_UP_TURNS = 300;
const COLD_STARTS = 7;
const STATUS_TURNS = 25;
const USUAL_LOG = 500;
const LARGE_LOG = 10_000;
const MANY_PARTNERSHIPS = 300;

/** `unguarded`: an update without row-level security and audit trail. */
const SCENARIOS = ['echo', 'update', 'unguarded', 'my actions'] as const;
type Scenario = (typeof SCENARIOS)[number];

const postgres = await startPostgres({ durable: true });
const connector = await startCountingConnector();
const running: Bot[] = [];
let lastNote = 0;
let lastStage = 0;
let unanswered = 0;
try {
  process.exitCode = (await bench()) ? 0 : 1;
  // The packaged PostgreSQL would end the process itself once nothing is left to do, and with 0.
  process.prependOnceListener('beforeExit', () => process.exit());
} finally {
  for (const bot of running) await bot.stop();
  connector.close();
  await postgres.stop();
}

async function bench(): Promise<boolean> {
  const usual = await databaseWith(USUAL_LOG);
  const cold = await coldStarts(usual);

  const echo = await started(startEcho(say(1, 'hello')));
  const clerk = await started(startClerk(usual, say(1, 'my actions')));
  const unguarded = await databaseWith(USUAL_LOG);
  await withoutSafeguards(unguarded);
  const open = await started(startClerk(unguarded, say(1, 'my actions')));
  const turns = await takeTurns(echo, clerk, open);
  const recorded = await recordedNotes(usual);
  const peakMb = await clerk.peakMb();

  // Of a database of its own, so that no update is missing where they are counted.
  const staged = await databaseWith(USUAL_LOG);
  const stages: readonly (readonly [turn: string, stages: Stages])[] = [
    ['update', await measureStages(staged, () => say(1, `A-1 in progress, stage number ${String(++lastStage)} noted`))],
    ['my actions', await measureStages(staged, () => say(1, 'my actions'))],
  ];

  const clerkOfMany = await started(startClerk(await databaseWith(LARGE_LOG), say(1, 'my actions')));
  const status = await statusTurns(clerk, clerkOfMany);

  const of = (scenario: Scenario, clients: number): Measured => turns.get(keyOf(scenario, clients)) ?? NOTHING;
  const planningTenth = await measurePlanning(await postgres.emptyDatabase(), MANY_PARTNERSHIPS / 10);
  const planning = await measurePlanning(await postgres.emptyDatabase(), MANY_PARTNERSHIPS);
  const alone = await measureDispatch(await postgres.emptyDatabase(), 1);
  const inTwo = await measureDispatch(await postgres.emptyDatabase(), 2);

  const verifying = await measureVerifying(await postgres.emptyDatabase());
  const figures = await measureFigures(await postgres.emptyDatabase(), LARGE_LOG);
  const figuresTenth = await measureFigures(await postgres.emptyDatabase(), LARGE_LOG / 10);

  printTurns(of);
  for (const [turn, where] of stages) printStages(turn, where);
  print(
    `cold start: clerk ${ms(median(cold.clerk))}, echo ${ms(median(cold.echo))} (median of ${String(COLD_STARTS)})`,
  );
  print(`memory of the clerk at its peak: ${peakMb === null ? 'not told here' : `${peakMb.toFixed(0)} MB`}`);
  print(
    `status, p50: ${ms(median(status.usual.latencies))} on ${String(USUAL_LOG)} actions, ` +
      `${ms(median(status.large.latencies))} on ${String(LARGE_LOG)}`,
  );
  for (const { partnerships, planned, seconds, memoryMb } of [planningTenth, planning]) {
    print(
      `planning the digest of ${String(partnerships)} partnerships: ${String(planned)} nudges in ${seconds.toFixed(2)} s, ${memoryMb.toFixed(0)} MB`,
    );
  }
  for (const [instances, { sent, received, aSecond }] of [
    [1, alone],
    [2, inTwo],
  ] as const) {
    print(
      `dispatch by ${String(instances)} at ${String(PACE)} a second: ${String(sent)} sent, ${String(received)} received, ${aSecond.toFixed(1)} a second`,
    );
  }
  print(
    `verifying ${String(verifying.entries)} audit entries: ${verifying.seconds.toFixed(1)} s, memory grew by ${verifying.grewMb.toFixed(0)} MB`,
  );
  print(
    `figures of a standing item, p50: ${ms(figuresTenth.figures)} on ${String(LARGE_LOG / 10)} actions, ${ms(figures.figures)} on ${String(LARGE_LOG)}`,
  );
  print(
    `Word file of a standing item with its figures, p50: ${ms(figuresTenth.word)} on ${String(LARGE_LOG / 10)} actions, ${ms(figures.word)} on ${String(LARGE_LOG)}`,
  );
  print('');

  const all = [...turns.values(), status.usual, status.large];
  return judge([
    [
      'update at 1 client, p50 as a multiple of echo',
      median(of('update', 1).latencies) / median(of('echo', 1).latencies),
      'at most',
      3.5,
    ],
    [
      'update at 16 clients, turns a second as a share of echo',
      turnsASecond(of('update', 16)) / turnsASecond(of('echo', 16)),
      'at least',
      0.45,
    ],
    [
      'my actions at 1 client, p50 as a multiple of echo',
      median(of('my actions', 1).latencies) / median(of('echo', 1).latencies),
      'at most',
      3.5,
    ],
    [
      'my actions at 16 clients, turns a second as a share of echo',
      turnsASecond(of('my actions', 16)) / turnsASecond(of('echo', 16)),
      'at least',
      0.45,
    ],
    [
      'update as a multiple of one without row-level security and audit trail',
      median(of('update', 1).latencies) / median(of('unguarded', 1).latencies),
      'at most',
      1.5,
    ],
    ['verifying a million audit entries, in seconds', verifying.seconds, 'at most', 60],
    ['figures of a standing item over 10,000 actions, in ms', figures.figures, 'at most', 300],
    ['the same as a multiple of those over 1,000', figures.figures / figuresTenth.figures, 'at most', 12],
    ['Word file of a standing item over 10,000 actions, in ms', figures.word, 'at most', 2000],
    ['the same as a multiple of that over 1,000', figures.word / figuresTenth.word, 'at most', 12],
    ['memory that verifying takes, in MB', verifying.grewMb, 'at most', 150],
    ['cold start as a multiple of echo', median(cold.clerk) / median(cold.echo), 'at most', 3.5],
    ['peak memory of the clerk in MB', peakMb ?? 0, 'at most', 450],
    [
      'status on 10,000 actions as a multiple of 500',
      median(status.large.latencies) / median(status.usual.latencies),
      'at most',
      5,
    ],
    ['turns that failed', all.reduce((sum, { failures }) => sum + failures, 0), 'at most', 0],
    ['turns without a reply', unanswered, 'at most', 0],
    ['updates that were not recorded', lastNote - recorded, 'at most', 0],
    ['planning for 300 partnerships, in seconds', planning.seconds, 'at most', 10],
    ['planning for 300 partnerships as a multiple of 30', planning.seconds / planningTenth.seconds, 'at most', 12],
    ['dispatch by one instance as a share of the pace', alone.aSecond / PACE, 'at least', 0.95],
    ['dispatch by two instances as a share of one', inTwo.aSecond / alone.aSecond, 'at least', 0.95],
    ['nudges sent twice or not at all', Math.abs(inTwo.received - inTwo.sent), 'at most', 0],
  ]);
}

/** A database with a log of so many actions, imported as a partnership would. */
async function databaseWith(actions: number): Promise<string> {
  const url = await postgres.emptyDatabase();
  const folder = await writeWorkbook(actions, new Date());
  await runClerk(url, 'import', folder);
  await rm(folder, { recursive: true });
  return url;
}

async function coldStarts(databaseUrl: string): Promise<{ clerk: number[]; echo: number[] }> {
  const times = { clerk: [] as number[], echo: [] as number[] };
  for (let i = 0; i < COLD_STARTS; i++) {
    const echo = await startEcho(say(1, 'hello'));
    await echo.stop();
    const clerk = await startClerk(databaseUrl, say(1, 'my actions'));
    await clerk.stop();
    times.echo.push(echo.coldStartMs);
    times.clerk.push(clerk.coldStartMs);
  }
  return times;
}

/** Every scenario at every load, in rounds, so that a slow minute of the machine falls on all of them. */
async function takeTurns(echo: Bot, clerk: Bot, open: Bot): Promise<Map<string, Measured>> {
  const urlOf = { echo: echo.url, update: clerk.url, unguarded: open.url, 'my actions': clerk.url };
  const activityOf: Record<Scenario, (client: number) => string> = {
    echo: (client) => say(client, `A-${String(client)} in progress, hello`),
    update: (client) => say(client, `A-${String(client)} in progress, visit number ${String(++lastNote)} made`),
    unguarded: (client) => say(client, `A-${String(client)} in progress, visit of an unguarded clerk made`),
    'my actions': (client) => say(client, 'my actions'),
  };
  const measure = async (scenario: Scenario, clients: number, turns: number): Promise<Measured> => {
    const before = connector.received();
    const measured = await drive({ url: urlOf[scenario], clients, turns, activity: activityOf[scenario] });
    unanswered += Math.max(0, turns - (connector.received() - before));
    return measured;
  };
  const results = new Map<string, Measured>();
  for (const scenario of SCENARIOS) await measure(scenario, 4, WARM_UP_TURNS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { clients, turns } of LOADS) {
      for (const scenario of SCENARIOS) {
        const key = keyOf(scenario, clients);
        results.set(key, together(results.get(key) ?? NOTHING, await measure(scenario, clients, turns)));
      }
    }
  }
  return results;
}

/** How many of the updates that were said are in the log, by the export. */
async function recordedNotes(databaseUrl: string): Promise<number> {
  const log = JSON.parse(await runClerk(databaseUrl, 'export', '--format', 'json')) as {
    readonly actions: readonly { readonly updates: readonly { readonly text: string | null }[] }[];
  };
  const notes = log.actions.flatMap(({ updates }) => updates.map(({ text }) => text));
  return notes.filter((text) => text?.startsWith('visit number ')).length;
}

async function statusTurns(usual: Bot, large: Bot): Promise<{ usual: Measured; large: Measured }> {
  const ask = (bot: Bot): Promise<Measured> =>
    drive({ url: bot.url, clients: 1, turns: STATUS_TURNS, activity: () => say(1, 'status') });
  let results = { usual: NOTHING, large: NOTHING };
  await ask(usual);
  await ask(large);
  for (let round = 0; round < ROUNDS; round++) {
    results = { usual: together(results.usual, await ask(usual)), large: together(results.large, await ask(large)) };
  }
  return results;
}

/** Told to the clerk by the client's own member, so that nobody waits for anybody else's action. */
function say(client: number, text: string): string {
  return messageFrom(((client - 1) % MEMBERS) + 1, text, connector.url);
}

async function started(starting: Promise<Bot>): Promise<Bot> {
  const bot = await starting;
  running.push(bot);
  return bot;
}

function printTurns(of: (scenario: Scenario, clients: number) => Measured): void {
  print('clients  turn              p50        p99   turns/s   p50 / echo   turns/s / echo');
  for (const { clients } of LOADS) {
    const echo = of('echo', clients);
    for (const scenario of SCENARIOS) {
      const measured = of(scenario, clients);
      const cells = [
        String(clients).padStart(7),
        scenario.padEnd(12),
        ms(median(measured.latencies)).padStart(9),
        ms(percentile(measured.latencies, 0.99)).padStart(9),
        turnsASecond(measured).toFixed(0).padStart(8),
        `${(median(measured.latencies) / median(echo.latencies)).toFixed(2)}×`.padStart(11),
        `${((100 * turnsASecond(measured)) / turnsASecond(echo)).toFixed(0)} %`.padStart(15),
      ];
      print(cells.join('  '));
    }
  }
}

/** Where a turn's time goes, at one client: what it waits for, and what the processor does. */
function printStages(turn: string, { waits, shares }: Stages): void {
  print(`\n${turn}, stage by stage (p50 of each, while it is sampled)`);
  for (const { stage, ms: taken } of waits) print(`${taken.toFixed(2).padStart(7)} ms  ${stage}`);
  print(`${turn}, the clerk's processor, a turn`);
  for (const { what, msATurn } of shares) print(`${msATurn.toFixed(2).padStart(7)} ms  ${what}`);
  print('');
}

type Target = readonly [what: string, value: number, bound: 'at most' | 'at least', limit: number];

function judge(targets: readonly Target[]): boolean {
  const met = targets.map(([, value, bound, limit]) => (bound === 'at most' ? value <= limit : value >= limit));
  targets.forEach(([what, value, bound, limit], index) => {
    print(
      `${met[index] === true ? 'met   ' : 'MISSED'}  ${what}: ${String(Number(value.toFixed(2)))} (${bound} ${String(limit)})`,
    );
  });
  return met.every(Boolean);
}

function keyOf(scenario: Scenario, clients: number): string {
  return `${scenario} ${String(clients)}`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
