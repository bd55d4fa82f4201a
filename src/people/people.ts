import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Person as PersonRow } from '../db/generated/client.ts';
import { Fault, Refusal } from '../errors.ts';
import { within } from '../within.ts';
import type { Directory, Profile } from './directory.ts';

/** Someone who may use the desk. `id` is `<platform>:<user id>`. */
export interface Person {
  id: string;
  name: string;
  lead: boolean;
}

export interface People {
  /** Who this is. Throws a `Refusal` for someone who may not use the desk, a `Fault` when that cannot be told now. */
  check(id: string): Promise<Person>;
  /** The same from the stored record alone, whatever its age; null when there is none. */
  checkStored(id: string): Promise<Person | null>;
  /** Whether a ticket may be given to this person: they may use the desk. Throws a `Fault` that names them. */
  checkOther(id: string, shown: string): Promise<Person>;
}

/** How long a record is as good as the platform's own word, and how long it serves while that does not answer, in ms. */
const fresh = 10 * 60_000;
const usable = 24 * 3_600_000;

/** How long the platform may take to say who someone is, in ms. */
const patience = 2_000;

/** Knows people by what their platform says of them. `leads` are platform ids that are leads from the start. */
export function createPeople(options: {
  database: Database;
  clock: Clock;
  directories: Record<string, Directory>;
  leads: string[];
}): People {
  const { database, clock } = options;
  const asked = new Map<string, Promise<PersonRow | null>>();

  function toPerson(row: PersonRow): Person {
    const lead = row.admin || row.role === 'lead' || options.leads.includes(externalId(row.id));
    return { id: row.id, name: row.name, lead };
  }

  /** The platform's record, stored when it comes, even if it comes too late for the one who asked first. */
  function ask(id: string): Promise<PersonRow | null> {
    const running = asked.get(id);
    if (running) return running;
    const asking = askPlatform(id).finally(() => asked.delete(id));
    asking.catch(() => {});
    asked.set(id, asking);
    return asking;
  }

  async function askPlatform(id: string): Promise<PersonRow | null> {
    const directory = options.directories[platformOf(id)];
    if (!directory) throw new Error(`no directory for ${platformOf(id)}`);
    const profile = await directory.fetch(externalId(id));
    return profile ? store(id, profile) : null;
  }

  async function store(id: string, profile: Profile): Promise<PersonRow> {
    const data = { ...profile, fetchedAt: clock.now() };
    return database.client.person.upsert({ where: { id }, create: { id, ...data }, update: data });
  }

  /** `whom` continues “I cannot check”. */
  async function find(id: string, whom: string): Promise<PersonRow | null> {
    const stored = await database.client.person.findUnique({ where: { id } });
    const age = stored?.fetchedAt
      ? clock.now().getTime() - stored.fetchedAt.getTime()
      : Number.POSITIVE_INFINITY;
    if (stored && age < fresh) return stored;
    try {
      return await within(patience, ask(id));
    } catch {
      if (stored && age < usable) return stored;
      throw new Fault(`I cannot check ${whom} just now, so nothing was done.`, {
        hint: 'The chat platform does not answer. Please try again in a minute.',
      });
    }
  }

  return {
    async check(id) {
      const row = await find(id, 'who you are');
      if (!row) throw new Refusal('Your account is not known here, so nothing was done.');
      refuse(row);
      return toPerson(row);
    },
    async checkStored(id) {
      const row = await database.client.person.findUnique({ where: { id } });
      if (!row) return null;
      refuse(row);
      return toPerson(row);
    },
    async checkOther(id, shown) {
      const row = await find(id, `who ${shown} is`);
      if (!row)
        throw new Fault(`${shown} is not known here.`, {
          hint: 'Pick the person from the list as you type @.',
        });
      if (row.refusal)
        throw new Fault(`${row.name} cannot be named here: ${row.refusal} cannot use Migration Desk.`, {
          field: 'owner',
        });
      return toPerson(row);
    },
  };
}

function refuse(row: PersonRow): void {
  if (!row.refusal) return;
  throw new Refusal(`Migration Desk is for Rackers of this workspace: ${row.refusal} cannot use it.`, {
    hint: 'Ask a Racker to do it for you.',
  });
}

function platformOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

function externalId(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
