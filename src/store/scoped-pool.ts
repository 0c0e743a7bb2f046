import pg from 'pg';
import { ENTER, ENTER_NAME, enterValues } from './scope.ts';

/**
 * A pool whose every statement is a transaction of its own in the scope that it is asked in. The four messages of it go
 * out at once (pipelining), so that the scope costs no round trip.
 */
export function scopedPool(config: pg.PoolConfig): pg.Pool {
  const pipelined: pg.PoolConfig & { readonly pipeline: boolean } = { ...config, pipeline: true };
  const pool = new pg.Pool(pipelined);
  pool.query = ((statement: pg.QueryConfig) => ask(pool, statement)) as pg.Pool['query'];
  return pool;
}

async function ask(pool: pg.Pool, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  const values = [...enterValues()];
  const client = await pool.connect();
  client.on('error', alreadyRejected);
  const [begun, entered, answered, committed] = await Promise.allSettled([
    client.query('BEGIN'),
    client.query({ name: ENTER_NAME, text: ENTER, values }),
    client.query(statement),
    client.query('COMMIT'),
  ]);
  client.off('error', alreadyRejected);
  // A transaction that failed ends as well; only a connection that went away does not say so.
  client.release(committed.status === 'rejected');
  for (const step of [begun, entered, answered, committed]) if (step.status === 'rejected') throw step.reason;
  return (answered as PromiseFulfilledResult<pg.QueryResult>).value;
}

/** A connection that breaks also rejects what was asked on it; without a listener it would end the process. */
function alreadyRejected(): void {
  return undefined;
}
