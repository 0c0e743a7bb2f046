// Loaded into the clerk before anything else: notes when each turn enters and leaves the process, and when it waits for
// the database and for Teams; and samples what the processor does meanwhile. It begins at the parent's first message
// and answers the second with what it has.
import { subscribe } from 'node:diagnostics_channel';
import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const session = new Session();
session.connect();
let turns = null;
let turn = null;

const note = (what) => turn?.push([what, performance.now()]);

subscribe('http.server.request.start', () => {
  turn = turns === null ? null : [['enters', performance.now()]];
});
subscribe('http.server.response.finish', () => {
  note('leaves');
  if (turn !== null) turns?.push(turn);
  turn = null;
});
subscribe('http.client.request.start', () => note('posts'));
subscribe('http.client.response.finish', () => note('posted'));

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...asked) {
  note('asks');
  this.once('drain', () => note('told'));
  return query.apply(this, asked);
};

process.on('message', async () => {
  if (turns === null) {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 250 });
    await session.post('Profiler.start');
    turns = [];
    process.send?.('begun');
  } else {
    const { profile } = await session.post('Profiler.stop');
    process.send?.({ turns, profile });
    turns = null;
  }
});
