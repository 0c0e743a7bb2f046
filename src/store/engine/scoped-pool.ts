import pg from 'pg';
import { ENTER, ENTER_NAME, enterValues } from './scope.ts';

type Connection = Pick<pg.Connection, 'bind' | 'execute'>;
type Answered = (error: Error | null, result: pg.QueryResult) => void;

/** What pg's own statement does, which its types leave out. */
interface Statement extends pg.Submittable {
  prepare(connection: Connection): void;
  handleDataRow(row: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const PgStatement = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  answered: Answered,
) => Statement;

/** A pool whose every statement is a transaction of its own in the scope that it is asked in. */
export function scopedPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('connect', (client) => {
    // Said to whoever asked on it; without a listener a connection that breaks would end the process.
    client.on('error', saidAlready);
    client.query(`PREPARE ${ENTER_NAME} (text, text, text[], text) AS ${ENTER}`, saidAlready);
  });
  pool.query = ((statement: pg.QueryConfig) => ask(pool, statement)) as pg.Pool['query'];
  return pool;
}

async function ask(pool: pg.Pool, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  const values = enterValues();
  const client = await pool.connect();
  try {
    return await new Promise((resolve, reject) => {
      const answered: Answered = (error, result) => {
        if (error === null) resolve(result);
        else reject(error);
      };
      client.query(new ScopedStatement(statement, values, answered));
    });
  } finally {
    client.release();
  }
}

/**
 * Enters the scope and asks the statement in one go. Both come before one Sync, so PostgreSQL takes them as one
 * transaction: the scope costs neither a round trip nor a BEGIN and a COMMIT.
 */
class ScopedStatement extends PgStatement {
  private readonly scope: ReturnType<typeof enterValues>;
  private entered = false;

  constructor(statement: pg.QueryConfig, scope: ReturnType<typeof enterValues>, answered: Answered) {
    super(statement, undefined, answered);
    this.scope = scope;
  }

  override prepare(connection: Connection): void {
    const [role, partnerships, entraIds, tenantId] = this.scope;
    const values = [role, partnerships, entraIds === null ? null : arrayOf(entraIds), tenantId];
    connection.bind({ statement: ENTER_NAME, values }, true);
    connection.execute({}, true);
    super.prepare(connection);
  }

  override handleDataRow(row: unknown): void {
    if (this.entered) super.handleDataRow(row);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.entered) super.handleCommandComplete(message, connection);
    this.entered = true;
  }
}

/** As PostgreSQL writes a list of texts. */
function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function saidAlready(): void {
  return undefined;
}
