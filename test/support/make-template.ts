/**
 * `node make-template.ts embedded <file>` dumps a migrated PGlite to a file, `… server <url>` migrates an empty
 * database. A process of its own for each, because a process can hold Prisma's schema engine once, and Vitest loads
 * the set-up of every project anew.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { migrateEmbedded, migrateServer } from '../../src/db/migrate.ts';

const [kind, target = ''] = process.argv.slice(2);
if (kind === 'embedded') {
  const pglite = await PGlite.create();
  await migrateEmbedded(pglite);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const partial = `${target}.${process.pid}`;
  writeFileSync(partial, Buffer.from(await dump.arrayBuffer()));
  renameSync(partial, target);
} else {
  await migrateServer(target);
}

// The schema engine leaves a timer of ten seconds behind.
process.exit();
