/** `node migrate.ts <url> [last]` applies all migrations to a database, or only those up to and including `last`. */
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';

const [url = '', last] = process.argv.slice(2);
await migrate(url, createLogger('warn'), last);
// Exit now, because the schema engine leaves a timer of ten seconds running.
process.exit();
