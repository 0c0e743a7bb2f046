// Sets up, then runs a TypeScript file of the project in this same process: node .scripts/run.mjs FILE ARGUMENTS…
// One process starts sooner than three, and a signal for the npm script reaches the file itself.
import './set-up.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [node = '', , file = '', ...args] = process.argv;
const { register } = await import('tsx/esm/api');
register();
process.argv = [node, path.resolve(file), ...args];
await import(pathToFileURL(path.resolve(file)).href);
