/**
 * `npm run migration -- <name>` compares the migrations with prisma/schema.prisma and writes the missing SQL to
 * `prisma/migrations/<yyyymmddhhmmss>_<name>/migration.sql`. It needs no network and no server.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaDrift } from '../src/db/migrations.ts';
import { startOwnServer } from '../src/db/own-server.ts';
import { createLogger } from '../src/logger.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration with lowercase letters, digits, and underscores:');
  console.error('  npm run migration -- ticket_priority');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
const server = await startOwnServer(folder, createLogger('warn'));
const sql = await schemaDrift(server.url);
await server.stop();
rmSync(folder, { recursive: true });

if (sql === '') {
  console.log('The migrations already match prisma/schema.prisma. Nothing to write.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(import.meta.dirname, '../prisma/migrations', `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(
    `Wrote ${join('prisma/migrations', `${stamp}_${name}`, 'migration.sql')}. Review it before you commit.`,
  );
}

// Exit now, because the schema engine leaves a timer of ten seconds running.
process.exit();
