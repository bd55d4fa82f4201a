import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { Fault, Refusal } from '../errors.ts';
import { externalId, platformOf } from '../ids.ts';
import type { Account, LinkedAccounts } from './account.ts';
import { createAccounts } from './accounts.ts';
import type { Directory, Profile } from './directory.ts';
import { type Sought, seek, type Where } from './seek.ts';

/** Someone who can use Migration Desk. `id` is the id of their main account, `<platform>:<user id>`. */
export interface Person {
  id: string;
  /** The full name, if a platform gave one: `Dana Reyes`. */
  name: string;
  lead: boolean;
  /** Whether the platform has just confirmed this person's rights. False if they are from the stored account. */
  confirmed: boolean;
}

export interface People {
  /** The configured platforms, by name. The id of each account starts with its platform's name. */
  platforms: Record<string, Pick<Directory, 'title' | 'naming'>>;
  /**
   * Identifies the person who asks. Throws a `Refusal` for someone who can't use Migration Desk, and a `Fault` when the
   * platform does not respond.
   */
  check(id: string): Promise<Person>;
  /**
   * Identifies the person who asks, and asks the platform what they may do now, no matter how new the stored account
   * is. Asks both platforms if the person has two accounts. Throws a `Refusal` like `check`, and a `Fault` when a
   * platform does not respond.
   */
  confirm(id: string): Promise<Person>;
  /**
   * Stores what a platform reports about someone who changed. Asks the platform, because a report can be late, and uses
   * the report only if the platform does not respond. Ignores people whose account isn't stored.
   */
  changed(id: string, reported: Profile): Promise<void>;
  /**
   * Identifies the person from the stored account, no matter how old it is, without asking the platform. Returns null
   * if no account is stored.
   */
  checkStored(id: string): Promise<Person | null>;
  /**
   * Identifies someone else, such as a new owner. Throws a `Fault` if they can't use Migration Desk. `shown` is what
   * the error message calls this person.
   */
  checkOther(id: string, shown: string, field?: string): Promise<Person>;
  /**
   * Finds an account by name, email address, or id, even if it can't use Migration Desk. If it isn't clear where a name
   * ends, `said` has the possible names, with the longest one first.
   */
  find(said: string | string[], where: Where): Promise<Sought>;
  /** Returns a stored account with its linked account. Null if the account is not stored. */
  accounts(id: string): Promise<LinkedAccounts | null>;
  /** Returns the id of someone's main account. */
  sameAs(id: string): Promise<string>;
}

/** Creates the directory of people across all platforms. `leads` are platform ids of people who are always leads. */
export function createPeople(options: {
  database: Database;
  clock: Clock;
  directories: Record<string, Directory>;
  leads: string[];
  /** How long to wait for a platform's answer, in ms. */
  askWithin: number;
}): People {
  const { directories } = options;
  const accounts = createAccounts(options);
  const leads = options.leads.map((id) => id.toLowerCase());

  function isLead({ id, admin, role }: Account): boolean {
    return admin || role === 'lead' || leads.includes(externalId(id).toLowerCase());
  }

  function toPerson({ account, other }: LinkedAccounts, confirmed?: Account[]): Person {
    const known = account.linkedTo && other ? other : account;
    const all = confirmed ?? [account, other].filter((one) => one !== null);
    const name = known.fullName ?? account.fullName ?? other?.fullName ?? known.name;
    return { id: known.id, name, lead: all.some(isLead), confirmed: confirmed !== undefined };
  }

  function titleOf(id: string): string {
    return directories[platformOf(id)]?.title ?? platformOf(id);
  }

  function noAccount(id: string): Refusal {
    return new Refusal(`${titleOf(id)} can't find your account, so nothing changed.`);
  }

  function refuse({ account, other }: LinkedAccounts): void {
    if (account.refusal) {
      throw new Refusal(
        `Migration Desk is only for Rackers in this workspace: ${account.refusal} can't use it.`,
        {
          hint: 'Ask a Racker to do it for you.',
        },
      );
    }
    if (!other?.refusal) return;
    const title = titleOf(other.id);
    throw new Refusal(
      `Your linked account in ${title} has no access: ${other.refusal} can't use Migration Desk.`,
      {
        hint: 'If that account is no longer yours, ask a lead to unlink it.',
      },
    );
  }

  return {
    platforms: directories,
    async check(id) {
      const found = await accounts.current(id, 'who you are');
      if (!found) throw noAccount(id);
      refuse(found);
      return toPerson(found);
    },
    async confirm(id) {
      const found = await accounts.confirm(id, 'whether you are a lead');
      if (!found) throw noAccount(id);
      refuse(found);
      return toPerson(found, found.confirmed);
    },
    changed: accounts.changed,
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
        throw new Fault(`Can't find ${shown} in ${titleOf(id)}.`, { hint, field });
      }
      const refused = [found.account, found.other].find((one) => one?.refusal);
      if (refused)
        throw new Fault(`Can't choose ${refused.name}: ${refused.refusal} can't use Migration Desk.`, {
          field,
        });
      return toPerson(found);
    },
    find: (said, where) => seek({ ...options, accounts }, said, where),
    accounts: accounts.stored,
    async sameAs(id) {
      return (await accounts.stored(id))?.account.linkedTo ?? id;
    },
  };
}
