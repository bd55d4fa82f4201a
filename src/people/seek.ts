import type { Database } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { externalId } from '../ids.ts';
import { within } from '../within.ts';
import type { Account } from './account.ts';
import type { AccountKeeper } from './accounts.ts';
import type { Directory } from './directory.ts';
import { bestOf, type Names } from './match.ts';

/** Where to look for someone: on the platform, and in the conversation in which someone typed the name. */
export interface Where {
  platform: string;
  near: string | null;
}

/** Someone whom the words may name. `shown` tells people with the same name apart. */
export interface Candidate {
  id: string;
  name: string;
  email: string | null;
  shown: string;
}

/**
 * The id of the account that was found, and the words that name it. If several accounts match, all of them. If no
 * account matches, an empty list.
 */
export type Sought = { id: string; words: string } | { id: null; words: string; several: Candidate[] };

/**
 * Finds the account that the words name, on one platform. Looks at the stored accounts first, then at the accounts
 * linked to them, and then asks the platform. Throws a `Fault` if no stored account matches and the platform does not
 * respond.
 *
 * @param said the words, or, if it isn't clear where a name ends, the possible names with the longest one first
 */
export async function seek(
  parts: {
    database: Database;
    accounts: AccountKeeper;
    directories: Record<string, Directory>;
    askWithin: number;
  },
  said: string | string[],
  { platform, near }: Where,
): Promise<Sought> {
  const names = [said].flat();
  const { database, accounts, directories } = parts;
  const rows = await database.client.person.findMany({
    where: { id: { startsWith: `${platform}:` } },
    include: { linked: true, linkedBy: true },
  });
  for (const words of names) {
    // Looks at each account's own name first. A linked account's name may also be somebody else's name.
    const own = meantBy(words, rows, toNames);
    const known = own.length > 0 ? own : meantBy(words, rows, (row) => toNames(row.linked ?? row.linkedBy));
    if (known.length > 0) return toSought(words, known);
  }
  const words = names.at(-1)!;
  const directory = directories[platform]!;
  const found = await within(parts.askWithin, directory.find(words, near)).catch(() => {
    throw new Fault(`Can't look up people in ${directory.title} right now, so nothing changed.`, {
      hint: `${directory.title} isn't responding. Try again in a minute.`,
    });
  });
  const kept = await Promise.all(
    found.map((one) => accounts.keep(`${platform}:${one.externalId}`, one.profile)),
  );
  for (const longer of names) {
    const meant = meantBy(longer, kept, toNames);
    if (meant.length > 0) return toSought(longer, meant);
  }
  return toSought(words, []);
}

/** Returns the accounts that the words name. Prefers people who can use Migration Desk. */
function meantBy<T extends Account>(words: string, rows: T[], names: (row: T) => Names | null): T[] {
  const allowed = bestOf(
    words,
    rows.filter((row) => !row.refusal),
    names,
  );
  return allowed.length > 0 ? allowed : bestOf(words, rows, names);
}

function toSought(words: string, [first, ...more]: Account[]): Sought {
  if (first && more.length === 0) return { id: first.id, words };
  return { id: null, words, several: first ? [first, ...more].map(toCandidate) : [] };
}

function toCandidate({ id, name, fullName, email }: Account): Candidate {
  const known = fullName ?? name;
  return { id, name: known, email, shown: `${known}${email ? ` (${email})` : ''}` };
}

function toNames(row: Account | null): Names | null {
  return row && { ...row, externalId: externalId(row.id) };
}
