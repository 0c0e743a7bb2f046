import type { IsolationLevel, SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import { ENTER, enterValues } from './scope.ts';

/** The driver, whose every transaction is in the scope that it is asked in. */
export function enteringTransactions(driver: SqlDriverAdapter): SqlDriverAdapter {
  const start = driver.startTransaction.bind(driver);
  driver.startTransaction = async (level?: IsolationLevel) => {
    const [role, partnerships, entraIds, tenantId] = enterValues();
    const text = { scalarType: 'string', arity: 'scalar' } as const;
    const list = { scalarType: 'string', arity: entraIds === null ? 'scalar' : 'list' } as const;
    return begun(await start(level), (transaction) =>
      transaction.queryRaw({
        sql: ENTER,
        args: [role, partnerships, entraIds, tenantId],
        argTypes: [text, text, list, text],
      }),
    );
  };
  return driver;
}

/**
 * The driver, whose transactions have the isolation level that they ask for. The adapter of the embedded database says
 * it before the transaction begins, where PostgreSQL only warns and goes on with READ COMMITTED.
 */
export function keepingLevels(driver: SqlDriverAdapter): SqlDriverAdapter {
  const start = driver.startTransaction.bind(driver);
  driver.startTransaction = async (level?: IsolationLevel) =>
    begun(await start(), async (transaction) => {
      if (level === undefined) return;
      await transaction.executeRaw({ sql: `SET TRANSACTION ISOLATION LEVEL ${level}`, args: [], argTypes: [] });
    });
  return driver;
}

/** A transaction that cannot begin as it must is rolled back: nobody else would end it, and others wait for it. */
async function begun(transaction: Transaction, begin: (begun: Transaction) => Promise<unknown>): Promise<Transaction> {
  try {
    await begin(transaction);
    return transaction;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
