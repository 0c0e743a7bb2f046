/* Checks that the migrations make exactly prisma/schema.prisma: "no drift", or the SQL that is missing and exit 1. */
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { schemaChanges } from '../src/store/schema/schema-changes.ts';

const sql = await schemaChanges(new PrismaPGlite(await PGlite.create('memory://')));
if (sql === null) {
  process.stdout.write('no drift\n');
} else {
  process.stderr.write(`prisma/schema.prisma has what no migration makes:\n\n${sql}\n`);
}
// The shadow databases of the comparison have no handle to close them by.
process.exit(sql === null ? 0 : 1);
