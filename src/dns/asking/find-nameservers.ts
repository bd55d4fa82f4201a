import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { getDomain } from 'tldts-icann';
import type { Answer, SeenRecord } from '../observation.ts';
import { isAskable } from './names.ts';
import type { AskResolvers } from './resolvers.ts';

/** Where to ask about a domain. */
export interface Zone {
  /** Null if the resolvers don't know any nameservers, or don't answer. */
  zone: string | null;
  /** One for each address. `address` is empty if the nameserver's address couldn't be found. */
  nameservers: { name: string; address: string }[];
}

export type FindNameservers = (domain: string, deadline: number) => Promise<Zone>;

/** How much we look at. `domains` is how many zones we remember. */
const limits = { levels: 6, nameservers: 13, addresses: 20, domains: 2_000 };

/**
 * Creates a function that finds the nameservers of a domain through the resolvers. Never looks above the registered domain, so
 * no nameserver of a top-level domain is ever asked.
 * @param remember how long an answer may be used again, in ms
 */
export function createFindNameservers(ask: AskResolvers, remember: number): FindNameservers {
  const known = new Map<string, { zone: Zone; until: number }>();

  async function find(domain: string, deadline: number): Promise<{ zone: Zone; lasts: number }> {
    const unknown = { zone: { zone: null, nameservers: [] }, lasts: 0 };
    const answers = await Promise.all(
      levelsOf(domain).map(async (name) => ({ name, answer: await nameserversOf(ask, name, deadline) })),
    );
    const found = answers.find(({ answer }) => answer.is !== 'none');
    if (found?.answer.is !== 'records') return unknown;
    const names = found.answer.records.slice(0, limits.nameservers);
    const hosts = await Promise.all(
      names.map(async ({ value: name }) => ({ name, ...(await addressesOf(ask, name, deadline)) })),
    );
    const nameservers = hosts.flatMap(({ name, records }) =>
      records.length > 0
        ? reachable(records).map(({ value: address }) => ({ name, address }))
        : [{ name, address: '' }],
    );
    const ttls = [...names, ...hosts.flatMap(({ records }) => records)].map(({ ttl }) => ttl * 1_000);
    return {
      zone: { zone: found.name, nameservers: nameservers.slice(0, limits.addresses) },
      lasts: hosts.every(({ complete }) => complete) ? Math.min(remember, ...ttls) : 0,
    };
  }

  return async (domain, deadline) => {
    const now = performance.now();
    const before = known.get(domain);
    if (before && before.until > now) return before.zone;
    known.delete(domain);
    const { zone, lasts } = await find(domain, deadline);
    if (lasts > 0) known.set(domain, { zone, until: now + lasts });
    if (known.size > limits.domains) known.delete([...known.keys()][0]!);
    return zone;
  };
}

/** The domain and those above it, up to the registered domain. Empty if the domain is a top-level domain or such as `co.uk`. */
function levelsOf(domain: string): string[] {
  const registered = getDomain(domain);
  if (!registered) return [];
  const above = domain.slice(0, -registered.length).split('.').filter(Boolean);
  return [...above.map((_, index) => [...above.slice(index), registered].join('.')), registered].slice(
    -limits.levels,
  );
}

async function nameserversOf(ask: AskResolvers, name: string, deadline: number): Promise<Answer> {
  const answer = await ask({ name, type: 'NS' }, deadline);
  // Nameservers of an alias belong to another zone.
  return answer.is === 'records' && answer.alias ? { is: 'none' } : answer;
}

async function addressesOf(
  ask: AskResolvers,
  name: string,
  deadline: number,
): Promise<{ records: SeenRecord[]; complete: boolean }> {
  if (!isAskable(name)) return { records: [], complete: true };
  const answers = await Promise.all((['A', 'AAAA'] as const).map((type) => ask({ name, type }, deadline)));
  return {
    records: answers.flatMap((answer) => (answer.is === 'records' ? answer.records : [])).slice(0, 4),
    complete: answers.every(({ is }) => is !== 'failed'),
  };
}

/** Leaves out IPv6 addresses if this machine has no IPv6, unless there are no others. */
function reachable(records: SeenRecord[]): SeenRecord[] {
  const others = records.filter(({ value }) => !isIPv6(value));
  return others.length === 0 || hasIPv6() ? records : others;
}

function hasIPv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ family, internal, scopeid }) => family === 'IPv6' && !internal && !scopeid),
  );
}
