/**
 * `npm run migration -- <name>`: writes the SQL that brings the migrations up to prisma/schema.prisma into
 * `prisma/migrations/<yyyymmddhhmmss>_<name>/migration.sql`. Nothing is downloaded and no server is needed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaDrift } from '../src/db/migrations.ts';
import { startOwnServer } from '../src/db/own-server.ts';
import { createLogger } from '../src/logger.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and underscores:');
  console.error('  npm run migration -- ticket_priority');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
const server = await startOwnServer(folder, createLogger('warn'));
const sql = await schemaDrift(server.url);
await server.stop();
rmSync(folder, { recursive: true });

if (sql === '') {
  console.log('The migrations already agree with prisma/schema.prisma: nothing to write.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(import.meta.dirname, '../prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(
    `Wrote ${join('prisma/migrations', `${stamp}_${name}`, 'migration.sql')}: read it before committing.`,
  );
}

// The schema engine leaves a timer of ten seconds behind.
process.exit();
