/** `node migrate.ts <url> [last]` brings a database up to date, or up to and including the migration `last`. */
import { migrate } from '../../src/db/migrate.ts';
import { createLogger } from '../../src/logger.ts';

const [url = '', last] = process.argv.slice(2);
await migrate(url, createLogger('warn'), last);
// The schema engine leaves a timer of ten seconds behind.
process.exit();
