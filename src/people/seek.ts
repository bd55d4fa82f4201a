import type { Database } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { within } from '../within.ts';
import type { Account } from './account.ts';
import type { AccountKeeper } from './accounts.ts';
import type { Directory } from './directory.ts';
import { bestOf, type Names } from './match.ts';

/** Where someone is sought: on which platform, and from which of its places. */
export interface Where {
  platform: string;
  near: string | null;
}

/** The id of an account; or none, with those whom the words may mean, if any, for a person to read. */
export type Sought = { id: string } | { id: null; several: string[] };

/**
 * Whom words name on a platform, by what is known of the accounts there and of those that are linked with them; then by
 * what the platform says. Throws a `Fault` when nobody is known and the platform cannot tell.
 */
export async function seek(
  parts: {
    database: Database;
    accounts: AccountKeeper;
    directories: Record<string, Directory>;
    askWithin: number;
  },
  words: string,
  { platform, near }: Where,
): Promise<Sought> {
  const { database, accounts, directories } = parts;
  const rows = await database.client.person.findMany({
    where: { id: { startsWith: `${platform}:` } },
    include: { linked: true, linkedBy: true },
  });
  // What an account is called itself comes first: an account may be linked with another one's namesake.
  const own = meantBy(words, rows, toNames);
  const known = own.length > 0 ? own : meantBy(words, rows, (row) => toNames(row.linked ?? row.linkedBy));
  if (known.length > 0) return toSought(known);
  const directory = directories[platform]!;
  const found = await within(parts.askWithin, directory.find(words, near)).catch(() => {
    throw new Fault(`I cannot look people up in ${directory.title} just now, so nothing was done.`, {
      hint: 'Please try again in a minute.',
    });
  });
  const kept = await Promise.all(
    found.map((one) => accounts.keep(`${platform}:${one.externalId}`, one.profile)),
  );
  return toSought(meantBy(words, kept, toNames));
}

/** Who may not use the desk is not meant where someone else can be. */
function meantBy<T extends Account>(words: string, rows: T[], names: (row: T) => Names | null): T[] {
  const allowed = bestOf(
    words,
    rows.filter((row) => !row.refusal),
    names,
  );
  return allowed.length > 0 ? allowed : bestOf(words, rows, names);
}

function toSought([first, ...more]: Account[]): Sought {
  if (first && more.length === 0) return { id: first.id };
  return { id: null, several: first ? [first, ...more].map(describe) : [] };
}

function describe({ name, fullName, email }: Account): string {
  return `${fullName ?? name}${email ? ` (${email})` : ''}`;
}

function toNames(row: Account | null): Names | null {
  return row && { ...row, externalId: externalId(row.id) };
}
