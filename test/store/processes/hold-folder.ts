/* Takes the folder given for each "take" on standard input and gives it back for each "give"; says what came of it. */
import { createInterface } from 'node:readline';
import { StoreFault } from '../../../src/store/engine/fault.ts';
import { holdFolder } from '../../../src/store/engine/hold-folder.ts';

const folder = process.argv[2] ?? '';
const held: (() => Promise<void>)[] = [];

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'take') await take();
  else {
    await Promise.all(held.splice(0).map((release) => release()));
    process.stdout.write('given\n');
  }
}

async function take(): Promise<void> {
  try {
    held.push(await holdFolder(folder));
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(`${error instanceof StoreFault ? `${error.code}: ${error.userMessage}` : String(error)}\n`);
  }
}
