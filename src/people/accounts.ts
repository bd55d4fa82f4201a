import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { Fault } from '../errors.ts';
import { externalId, platformOf } from '../ids.ts';
import { within } from '../within.ts';
import type { Account, LinkedAccounts } from './account.ts';
import type { Directory, Profile } from './directory.ts';
import { readAccounts } from './stored-accounts.ts';

/** What platforms say of accounts, kept. */
export interface AccountKeeper {
  /** As good as the platform's own word. Null when it knows none; throws a `Fault` when it cannot tell now. */
  current(id: string, whom: string): Promise<LinkedAccounts | null>;
  /** As stored, whatever its age. */
  stored(id: string): Promise<LinkedAccounts | null>;
  keep(id: string, profile: Profile): Promise<Account>;
}

/** How long a record is as good as the platform's own word, and how long it serves while that does not answer, in ms. */
const fresh = 10 * 60_000;
const usable = 24 * 3_600_000;

export function createAccounts(options: {
  database: Database;
  clock: Clock;
  directories: Record<string, Directory>;
  askWithin: number;
}): AccountKeeper {
  const { database, clock, directories, askWithin } = options;
  const asked = new Map<string, Promise<Account | null>>();

  /** The platform's record, stored when it comes, even if it comes too late for the one who asked first. */
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
    const data = { ...profile, fetchedAt: clock.now() };
    return database.client.person.upsert({ where: { id }, create: { id, ...data }, update: data });
  }

  function ageOf({ fetchedAt }: Account): number {
    return fetchedAt ? clock.now().getTime() - fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  }

  /** `whom` continues “I cannot check”. */
  async function refresh(id: string, stored: Account | undefined, whom: string): Promise<Account | null> {
    if (stored && ageOf(stored) < fresh) return stored;
    try {
      return await within(askWithin, ask(id));
    } catch {
      if (stored && ageOf(stored) < usable) return stored;
      throw new Fault(`I cannot check ${whom} just now, so nothing was done.`, {
        hint: 'The chat platform does not answer. Please try again in a minute.',
      });
    }
  }

  /** The other platform may be out of order, or set up no longer: nobody is kept out of this one by that. */
  async function refreshOther(stored: Account): Promise<Account> {
    if (ageOf(stored) < fresh) return stored;
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
  };
}
