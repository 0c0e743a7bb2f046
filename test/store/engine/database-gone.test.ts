import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { startPostgres, TEMPLATE, type PostgresServer } from '../../support/postgres-server.ts';

describe('a database that goes away', () => {
  let server: PostgresServer | undefined;
  afterAll(() => server?.stop());

  it('is a fault with a code, and the store works again when a connection was only cut', async () => {
    server = await startPostgres({ durable: false });
    const { store, prisma } = await openStore({ databaseUrl: `${server.url}/${TEMPLATE}`, dataDir: '' });
    const other = await openStore({ databaseUrl: `${server.url}/${TEMPLATE}`, dataDir: '' });
    await store.ping();
    await other.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${TEMPLATE} AND pid <> pg_backend_pid()`;
    await other.store.close();
    await expect
      .poll(() =>
        store.ping().then(
          () => 'answers',
          () => 'not yet',
        ),
      )
      .toBe('answers');
    expect(await prisma.partnership.count()).toBe(0);
    await server.stop();
    await expect(store.ping()).rejects.toMatchObject({ code: 'database unavailable' });
    await expect(store.people.members(1)).rejects.toMatchObject({ code: 'database unavailable' });
    await expect(
      store.people.endAbsence(
        { id: 1 },
        '2026-11-23',
        { memberId: 1, batch: crypto.randomUUID(), at: new Date(0) },
        NOTE,
      ),
    ).rejects.toMatchObject({
      code: 'database unavailable',
    });
    await store.close();
  });

  it('cannot be opened where there is none', async () => {
    const nowhere = openStore({ databaseUrl: 'postgresql://nobody@127.0.0.1:9/none', dataDir: '' });
    await expect(nowhere).rejects.toMatchObject({ code: 'database unavailable' });
  });
});

const NOTE = {
  partnershipId: 1,
  at: new Date(0),
  actor: 'sam.okafor@example.org',
  event: 'away.ended',
  subject: null,
  source: { from: 'chat' as const, entraId: null, tenantId: null, activityId: null },
};
