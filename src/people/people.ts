import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { Fault, Refusal } from '../errors.ts';
import { externalId, platformOf } from '../ids.ts';
import type { Account, LinkedAccounts } from './account.ts';
import { createAccounts } from './accounts.ts';
import type { Directory } from './directory.ts';
import { type Sought, seek, type Where } from './seek.ts';

/** Someone who may use the desk. `id` is `<platform>:<user id>`; of two linked accounts, the one that has no `linkedTo`. */
export interface Person {
  id: string;
  name: string;
  lead: boolean;
}

export interface People {
  /** The platforms that are set up, by their names in ids. */
  platforms: Record<string, Pick<Directory, 'title' | 'naming'>>;
  /** Who this is. Throws a `Refusal` for someone who may not use the desk, a `Fault` when that cannot be told now. */
  check(id: string): Promise<Person>;
  /** The same from the stored record alone, whatever its age; null when there is none. */
  checkStored(id: string): Promise<Person | null>;
  /** Whether a ticket may be given to this person: they may use the desk. Throws a `Fault` that names them. */
  checkOther(id: string, shown: string, field?: string): Promise<Person>;
  /** The account that a name, an e-mail address or an id means there, whether or not it may use the desk. */
  find(words: string, where: Where): Promise<Sought>;
  /** What is stored of an account; null when there is none. */
  accounts(id: string): Promise<LinkedAccounts | null>;
  /** The id under which the owner of an account is known: that of the account, or of the one that it is linked with. */
  sameAs(id: string): Promise<string>;
}

/** Knows people by what their platform says of them. `leads` are platform ids that are leads from the start. */
export function createPeople(options: {
  database: Database;
  clock: Clock;
  directories: Record<string, Directory>;
  leads: string[];
  /** How long a platform may take to say who someone is, in ms. */
  askWithin: number;
}): People {
  const { directories } = options;
  const accounts = createAccounts(options);
  const leads = options.leads.map((id) => id.toLowerCase());

  function isLead({ id, admin, role }: Account): boolean {
    return admin || role === 'lead' || leads.includes(externalId(id).toLowerCase());
  }

  function toPerson({ account, other }: LinkedAccounts): Person {
    const known = account.linkedTo && other ? other : account;
    return { id: known.id, name: known.name, lead: isLead(account) || (other !== null && isLead(other)) };
  }

  function titleOf(id: string): string {
    return directories[platformOf(id)]?.title ?? platformOf(id);
  }

  function refuse({ account, other }: LinkedAccounts): void {
    if (account.refusal) {
      throw new Refusal(
        `Migration Desk is for Rackers of this workspace: ${account.refusal} cannot use it.`,
        {
          hint: 'Ask a Racker to do it for you.',
        },
      );
    }
    if (!other?.refusal) return;
    const title = titleOf(other.id);
    throw new Refusal(
      `Your account is linked with one in ${title}: ${other.refusal} cannot use Migration Desk.`,
      {
        hint: 'If that is no longer yours, a lead can take the link back with `unlink`.',
      },
    );
  }

  return {
    platforms: directories,
    async check(id) {
      const found = await accounts.current(id, 'who you are');
      if (!found) throw new Refusal('Your account is not known here, so nothing was done.');
      refuse(found);
      return toPerson(found);
    },
    async checkStored(id) {
      const found = await accounts.stored(id);
      if (!found) return null;
      refuse(found);
      return toPerson(found);
    },
    async checkOther(id, shown, field = 'owner') {
      const found = await accounts.current(id, `who ${shown} is`);
      if (!found) {
        const hint = `${directories[platformOf(id)]?.naming}.`;
        throw new Fault(`${shown} is not known here.`, { hint, field });
      }
      const refused = [found.account, found.other].find((one) => one?.refusal);
      if (refused)
        throw new Fault(
          `${refused.name} cannot be named here: ${refused.refusal} cannot use Migration Desk.`,
          {
            field,
          },
        );
      return toPerson(found);
    },
    find: (words, where) => seek({ ...options, accounts }, words, where),
    accounts: accounts.stored,
    async sameAs(id) {
      return (await accounts.stored(id))?.account.linkedTo ?? id;
    },
  };
}
