import { type Config, ConfigError, readConfig } from '../../config.ts';
import { logFault } from '../../log.ts';
import { createSealer } from '../../sealer.ts';
import { StoreFault } from '../../store/engine/fault.ts';
import { type OpenStore, openStore } from '../../store/open-store.ts';
import { keptLonger } from '../../store/nominals/erasure.ts';
import { reachability } from '../../store/people/reachability.ts';
import { countSealed } from '../../store/sealed-rows.ts';
import { appPackageProblems, NO_APP_ID, readAppPackage } from '../app-package.ts';
import { command, type Io } from '../command.ts';
import {
  authenticationFinding,
  encryptionFinding,
  type Finding,
  heartbeatFinding,
  peopleFindings,
  retentionFindings,
  signingKeysFinding,
  unplannedFindings,
} from '../doctor-findings.ts';
import { aliasesFindings, namesFinding, sealedFindings } from '../doctor-keys.ts';
import { nameListsOf } from '../name-lists.ts';

/** How long a clerk that runs on this machine may take to say how it is. */
const PATIENCE_MS = 3000;

/** Looks at everything the clerk needs and says what it finds. Faults end with exit code 1; warnings do not. */
export const doctorCommand = command({
  name: 'doctor',
  summary: 'check settings, database, manifest, heartbeat, and who cannot be reached',
  operand: null,
  options: {},
  run: async (_typed, io) => {
    const findings = await findingsOf(io);
    const width = Math.max(...findings.map(({ check }) => check.length));
    for (const { level, check, says } of findings) {
      io.out(`${level.padEnd(7)}  ${check.padEnd(width)}  ${says}\n`);
    }
    const faults = findings.filter(({ level }) => level === 'fault').length;
    if (faults > 0) io.err(`The clerk has ${faults === 1 ? 'a fault' : `${String(faults)} faults`} to mend.\n`);
    return faults > 0 ? 1 : 0;
  },
});

async function findingsOf(io: Io): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig(io.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((says) => ({ level: 'fault', check: 'settings', says }));
  }
  return [
    { level: 'ok', check: 'settings', says: 'every setting can be used' },
    authenticationFinding(config),
    ...(await signingKeysFinding(config)),
    encryptionFinding(config),
    await manifestFinding(config),
    ...(await storeFindings(config, io)),
  ];
}

async function manifestFinding(config: Config): Promise<Finding> {
  const check = 'manifest';
  const appId = config.bot?.auth === 'on' ? config.bot.appId : NO_APP_ID;
  const problems = await appPackageProblems(await readAppPackage(appId));
  return problems.length === 0
    ? { level: 'ok', check, says: 'Teams would take the app package' }
    : { level: 'fault', check, says: problems.join('; ') };
}

async function storeFindings(config: Config, { now, log }: Io): Promise<readonly Finding[]> {
  const check = 'database';
  const where = config.databaseUrl === null ? `embedded, in ${config.dataDir}` : 'PostgreSQL';
  try {
    const open = await openStore(config);
    const { store, prisma, missingMigrations } = open;
    try {
      const missing = await missingMigrations();
      return [
        { level: 'ok', check, says: where },
        missing.length === 0
          ? { level: 'ok', check: 'migrations', says: 'all applied' }
          : { level: 'fault', check: 'migrations', says: `not applied: ${missing.join(', ')}` },
        heartbeatFinding(await store.ledger.lastBeat(), config, now),
        ...unplannedFindings(await store.partnerships()),
        ...peopleFindings(await reachability(prisma)),
        ...retentionFindings(await keptLonger(prisma, now)),
        ...(await keysFindings(open, config)),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'folder in use') {
      return [await runningClerkFinding(config, error.userMessage)];
    }
    if (error instanceof StoreFault && error.isExplained) return [{ level: 'fault', check, says: error.userMessage }];
    const says = `it cannot be looked at (reference ${logFault(log, 'doctor failed', { error })})`;
    return [{ level: 'fault', check, says }];
  }
}

/** What the keys at hand open, and what they do not. */
async function keysFindings(open: OpenStore, config: Config): Promise<readonly Finding[]> {
  const sealed = await countSealed(open.prisma, createSealer(config));
  return [
    ...sealedFindings(sealed, config),
    ...aliasesFindings(await open.store.partnerships(), config),
    ...(await nameListsOf(open, config)).map(namesFinding),
  ];
}

/** The embedded database is one process's: where that is a clerk which says that it is ready, all is well. */
async function runningClerkFinding(config: Config, inUse: string): Promise<Finding> {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const address = `http://${host}:${String(config.port)}/readyz`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const says = `the running clerk has it open and ${answer.ok ? 'is ready' : `is not ready: ${await answer.text()}`}`;
    return { level: answer.ok ? 'ok' : 'fault', check: 'database', says };
  } catch {
    return { level: 'fault', check: 'database', says: inUse };
  }
}
