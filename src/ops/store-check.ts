import { type Condition, failing, fine } from '../condition.ts';
import { type Database, Prisma } from '../db/client.ts';
import type { Replica } from './replica.ts';

/** What to do after an error of Postgres, by its SQLSTATE or its words. */
const faults: { shows: RegExp; problem: string; remedy: string }[] = [
  {
    shows: /^53100|No space left on device|could not extend file/i,
    problem: "The database's disk is full.",
    remedy: 'Free up space on the disk that holds the database.',
  },
  {
    shows: /^(?:25006|42501)/,
    problem: 'The database refuses to be written to.',
    remedy: 'Point DATABASE_URL to the primary server, and make its user the owner of the database.',
  },
  {
    shows: /^42P01|^42703/,
    problem: 'A table or a column is missing in the database.',
    remedy:
      'Restore the last backup. If an older release is running by mistake, start the newest release instead.',
  },
  {
    shows: /^(?:28|3D)/,
    problem: 'The database server refuses the user, the password, or the name of the database.',
    remedy: 'Check DATABASE_URL.',
  },
  {
    shows: /^53300/,
    problem: 'The database server has no connection left.',
    remedy: 'Raise max_connections. Each replica needs 10 connections.',
  },
];

/**
 * Writes a row and reads it again, and looks for every table that the product needs. Resolves, even if the database
 * fails.
 */
export async function checkStore(database: Database, replica: Replica): Promise<Condition> {
  try {
    await replica.prove();
    const missing = await missingTables(database);
    if (missing.length === 0) return fine;
    return failing(
      `The database has no table ${missing.join(', ')}.`,
      'Restore the last backup. Changes that need the table fail until then.',
    );
  } catch (error) {
    return toCondition(error);
  }
}

async function missingTables(database: Database): Promise<string[]> {
  const { rows } = await database.executeSql(
    `SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(format('%I', name)) IS NULL`,
    [Object.values(Prisma.ModelName)],
  );
  return (rows as { name: string }[]).map(({ name }) => name);
}

function toCondition(error: unknown): Condition {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const fault = faults.find(({ shows }) => shows.test(code) || shows.test(message));
  if (fault) return failing(fault.problem, fault.remedy);
  return failing(
    `The database does not respond${/^\w{4,20}$/.test(code) ? ` (${code})` : ''}.`,
    'See whether Postgres is running. With DATABASE_URL, see whether this machine can reach it.',
  );
}
