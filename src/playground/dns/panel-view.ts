import { listWords } from '../../phrase.ts';
import type { Desk } from '../../ticket/desk.ts';
import { lookRate } from '../../ticket/playbooks/dns-watch.ts';
import type { TicketState } from '../../ticket/state.ts';
import type { DnsScene, DnsZone } from '../page/contract.ts';
import type { OwnDns } from './own-dns.ts';
import { scenesFor, zoneOf } from './scenes.ts';
import { recordsOn, stateOf, type Zone, type ZoneRecord } from './zones.ts';

export const reset: DnsScene = {
  id: 'reset',
  label: 'Reset',
  note: "The records are as the ticket's steps say, and every server answers.",
  group: 'reset',
};

/** What the panel shows about the DNS of a ticket's domain. */
export async function panelView(desk: Desk, own: OwnDns, state: TicketState): Promise<DnsZone> {
  const zone = zoneOf(own, state);
  const { number: ticketNumber, phase, status } = state.ticket;
  const { client } = desk.database;
  const [row, event] = await Promise.all([
    client.dnsWatch.findUnique({ where: { ticketNumber }, select: { nextAt: true, phase: true } }),
    client.event.findFirst({ where: { ticketNumber, type: 'dns' }, orderBy: { seq: 'desc' } }),
  ]);
  // After the ticket has entered another phase, the next look is due at once.
  const isCurrent = row?.phase === phase;
  const next = isCurrent ? row.nextAt : desk.clock.now();
  const isWatched = status === 'open' && lookRate(phase) !== null;
  return {
    domain: zone.domain,
    nameservers: zone.nameservers.map(({ name }) => name),
    records: answersOf(zone, own.resolvers),
    faults: faultsOf(zone, own.resolvers),
    scenes: [...scenesFor(state).map(({ id, label, note, group }) => ({ id, label, note, group })), reset],
    saw: event && { at: event.at.toISOString(), words: event.text },
    nextLook: (isWatched && next?.toISOString()) || null,
  };
}

type Answer = DnsZone['records'][number];

/** What each server answers, by record. */
function answersOf(zone: Zone, resolvers: string[]): Answer[] {
  const nameservers = zone.nameservers.map(({ name }) => name);
  const servers = [...nameservers, ...resolvers].filter((server) => failureOf(zone, server) === null);
  const byServer = servers.map((server) => ({ server, records: recordsOn(zone, server) }));
  const sets = byServer.flatMap(({ records }) => records.map(({ name, type }) => `${name} ${type}`));
  return [...new Set(sets)].sort(byImportance).flatMap((set): Answer[] => {
    const [name = '', type = ''] = set.split(' ');
    const groups = Map.groupBy(byServer, ({ records }) =>
      JSON.stringify(toValues(records.filter((one) => one.name === name && one.type === type))),
    );
    return [...groups].map(([json, same]) => ({
      ...{ name, type, ...(JSON.parse(json) as Pick<Answer, 'values' | 'ttl'>) },
      servers: serverWords(
        same.map(({ server }) => server),
        { all: servers, nameservers, resolvers },
      ),
    }));
  });
}

const important = ['@ MX', '@ TXT', 'autodiscover CNAME'];

/** MX comes first, then SPF and autodiscover, then all others. */
function byImportance(one: string, other: string): number {
  const rank = (set: string) => (important.includes(set) ? important.indexOf(set) : important.length);
  return rank(one) - rank(other) || one.localeCompare(other, 'en');
}

function toValues(records: ZoneRecord[]): Pick<Answer, 'values' | 'ttl'> {
  const values = records.map(({ value, priority }) =>
    priority === undefined ? value : `${priority} ${value}`,
  );
  return { values, ttl: records[0]?.ttl ?? 3_600 };
}

function serverWords(
  some: string[],
  { all, nameservers, resolvers }: { all: string[]; nameservers: string[]; resolvers: string[] },
): string {
  if (some.length === all.length) return 'all servers';
  const names = some.filter((one) => nameservers.includes(one));
  const addresses = some.filter((one) => !nameservers.includes(one));
  return listWords([
    ...(names.length === nameservers.length && names.length > 1 ? ['all nameservers'] : names),
    ...(addresses.length === resolvers.length ? ['the resolvers'] : addresses),
  ]);
}

/** What is wrong with servers, as sentences. */
function faultsOf(zone: Zone, resolvers: string[]): string[] {
  return [...zone.nameservers.map(({ name }) => name), ...resolvers].flatMap((server) => {
    const { delay, shows } = stateOf(zone, server);
    const failure = failureOf(zone, server);
    return [
      ...(failure ? [`${server} ${failure}.`] : []),
      ...(delay > 0 ? [`${server} takes ${(delay / 1_000).toLocaleString('en-US')} s for each answer.`] : []),
      ...(shows === 'old' && !resolvers.includes(server) ? [`${server} shows old records.`] : []),
    ];
  });
}

function failureOf(zone: Zone, server: string): string | null {
  const { fault } = stateOf(zone, server);
  return fault && failures[fault];
}

const failures = {
  servfail: 'answers every question with an error (SERVFAIL)',
  refused: 'refuses every question',
  silent: 'never answers',
  lame: 'says that others are responsible',
};
