import { ageOf, type Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { externalId, platformOf } from '../ids.ts';
import { within } from '../within.ts';
import type { Account, LinkedAccounts } from './account.ts';
import type { Directory, Profile } from './directory.ts';
import { readAccounts } from './stored-accounts.ts';

/** Reads accounts from the chat platforms and keeps them in the database. */
export interface AccountKeeper {
  /**
   * Returns an account that is up to date, or null if the platform has no such account. Throws a `Fault` if the
   * platform does not respond and the stored account is too old. `whom` completes the error message "Can't check …",
   * for example with "who you are".
   */
  current(id: string, whom: string): Promise<LinkedAccounts | null>;
  /**
   * Asks the platform for an account and for the account that is linked to it, no matter how new the stored ones are.
   * `confirmed` has the accounts that the platforms still have. Returns null if the platform has no such account. Throws
   * a `Fault` if a platform does not respond.
   */
  confirm(id: string, whom: string): Promise<(LinkedAccounts & { confirmed: Account[] }) | null>;
  /** See `People.changed`. */
  changed(id: string, reported: Profile): Promise<void>;
  /** Returns the stored account, no matter how old it is. Returns null if no account is stored. */
  stored(id: string): Promise<LinkedAccounts | null>;
  keep(id: string, profile: Profile): Promise<Account>;
}

/** How long a stored account is used without asking the platform, in ms. */
const fresh = 10 * 60_000;

/** How long a stored account is used when the platform does not respond, in ms. */
const usable = 24 * 3_600_000;

export function createAccounts(options: {
  database: Database;
  clock: Clock;
  directories: Record<string, Directory>;
  askWithin: number;
}): AccountKeeper {
  const { database, clock, directories, askWithin } = options;
  const asked = new Map<string, Promise<Account | null>>();

  /**
   * Asks the platform for an account. Callers who ask at the same time share one request. Stores the answer even if it
   * comes too late for the callers.
   */
  function ask(id: string): Promise<Account | null> {
    const running = asked.get(id);
    if (running) return running;
    const asking = askPlatform(id).finally(() => asked.delete(id));
    asking.catch(() => {});
    asked.set(id, asking);
    return asking;
  }

  async function askPlatform(id: string): Promise<Account | null> {
    const directory = directories[platformOf(id)];
    if (!directory) throw new Error(`no directory for ${platformOf(id)}`);
    const profile = await directory.fetch(externalId(id));
    return profile ? keep(id, profile) : null;
  }

  async function keep(id: string, profile: Profile): Promise<Account> {
    // If the platform doesn't say the zone this time, the stored zone stays.
    const data = { ...profile, zone: profile.zone ?? undefined, fetchedAt: clock.now() };
    return database.client.person.upsert({ where: { id }, create: { id, ...data }, update: data });
  }

  const age = ({ fetchedAt }: Account) => ageOf(fetchedAt, clock.now());

  async function refresh(id: string, stored: Account | undefined, whom: string): Promise<Account | null> {
    if (stored && age(stored) < fresh) return stored;
    try {
      return await within(askWithin, ask(id));
    } catch {
      if (stored && age(stored) < usable) return stored;
      throw noAnswer(id, whom);
    }
  }

  function noAnswer(id: string, whom: string): Fault {
    const platform = directories[platformOf(id)]?.title ?? 'The chat platform';
    return new Fault(`Can't check ${whom} right now, so nothing changed.`, {
      hint: `${platform} isn't responding. Try again in a minute.`,
    });
  }

  /** Asks the platform without sharing a request that is already running, which may bring an older answer. */
  async function askNow(id: string, whom: string): Promise<Account | null> {
    return within(askWithin, askPlatform(id)).catch(() => {
      throw noAnswer(id, whom);
    });
  }

  /**
   * Refreshes the account that is linked to someone's account. Uses the stored account if the platform does not
   * respond, so that a problem on one platform doesn't lock people out of the other.
   */
  async function refreshOther(stored: Account): Promise<Account> {
    if (age(stored) < fresh) return stored;
    return (await within(askWithin, ask(stored.id)).catch(() => null)) ?? stored;
  }

  const stored = (id: string) => readAccounts(database, id);

  return {
    stored,
    keep,
    async current(id, whom) {
      const known = await stored(id);
      const [account, other] = await Promise.all([
        refresh(id, known?.account, whom),
        known?.other ? refreshOther(known.other) : null,
      ]);
      return account && { account, other };
    },
    async confirm(id, whom) {
      const known = await stored(id);
      const [account, other] = await Promise.all([
        askNow(id, whom),
        known?.other ? askNow(known.other.id, whom) : null,
      ]);
      if (!account) return null;
      const confirmed = [account, other].filter((one) => one !== null);
      return { account, other: other ?? known?.other ?? null, confirmed };
    },
    async changed(id, reported) {
      if (!(await stored(id))) return;
      await within(askWithin, askPlatform(id)).catch(() => keep(id, reported));
    },
  };
}
