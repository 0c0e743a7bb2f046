/* To be loaded before a program (node --import): its clock runs ahead by the milliseconds in the file CLOCK_AHEAD. */
import { readFileSync } from 'node:fs';
import { moveClock } from '../../support/moved-clock.ts';

const LOOK_MS = 20;

const file = process.env['CLOCK_AHEAD'] ?? '';
let ahead = Number(readFileSync(file, 'utf8'));
setInterval(() => {
  const text = readFileSync(file, 'utf8');
  if (text !== '') ahead = Number(text);
}, LOOK_MS).unref();
moveClock(() => ahead);
