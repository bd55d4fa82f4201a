import { movesMx } from '../../dns/mx.ts';
import { isSpf } from '../../dns/spf.ts';
import { asciiDomain, wantedRecords } from '../../ticket/dns/wanted-records.ts';
import type { TicketState } from '../../ticket/state.ts';
import type { DnsScene } from '../page/contract.ts';
import { recordsAfter, recordsBefore, ttls } from './mail-records.ts';
import type { OwnDns } from './own-dns.ts';
import type { Change, ServerState, Zone } from './zones.ts';

export type SceneId =
  | 'lower-ttl'
  | 'switch-one'
  | 'switch-all'
  | 'set-records'
  | 'raise-ttl'
  | 'old-mx'
  | 'two-spf'
  | 'servfail'
  | 'slow'
  | 'resolvers-old'
  | 'resolvers-new';

/** Something that happens in the DNS of a ticket's domain, at the press of a button. */
export interface Scene extends DnsScene {
  id: SceneId;
  /** Whether the scene is about MX, which a platform change leaves alone. */
  isAboutMx: boolean;
  play(own: OwnDns, state: TicketState): void;
}

/** How long a slow nameserver takes, in ms. */
const slowly = 1_000;

/** All scenes. The first five are a cutover in its order. */
export const scenes: Scene[] = [
  {
    id: 'lower-ttl',
    group: 'cutover',
    label: 'Lower the TTL',
    note: 'MX gets a TTL of 5 minutes.',
    isAboutMx: true,
    play: (own, state) => setTtl(own, state, ttls.low),
  },
  {
    id: 'switch-one',
    group: 'cutover',
    label: 'Switch MX on ns1 only',
    note: 'The first nameserver has the new MX, and the others have the old one.',
    isAboutMx: true,
    play: (own, state) => setMx(own, state, newMx(state), [first(zoneOf(own, state))]),
  },
  {
    id: 'switch-all',
    group: 'cutover',
    label: 'Switch MX on all nameservers',
    note: 'All nameservers have the new MX.',
    isAboutMx: true,
    play: (own, state) => setMx(own, state, newMx(state)),
  },
  {
    id: 'set-records',
    group: 'cutover',
    label: 'Set SPF and autodiscover',
    note: 'SPF names both systems, and autodiscover points to the new one.',
    isAboutMx: false,
    play(own, state) {
      const { spf, autodiscover } = recordsAfter(state.ticket);
      setSpf(own, state, [spf]);
      change(own, state, { name: 'autodiscover', type: 'CNAME', records: [{ value: autodiscover! }] });
    },
  },
  {
    id: 'raise-ttl',
    group: 'cutover',
    label: 'Raise the TTL again',
    note: 'MX gets a TTL of 4 hours.',
    isAboutMx: true,
    play: (own, state) => setTtl(own, state, ttls.usual),
  },
  {
    id: 'old-mx',
    group: 'trouble',
    label: 'Put the old MX back',
    note: 'All nameservers have the old MX again, as if someone had restored an old copy of the zone.',
    isAboutMx: true,
    play: (own, state) =>
      setMx(
        own,
        state,
        recordsBefore(state.ticket).mx.map((one) => ({ ...one, ttl: ttls.usual })),
      ),
  },
  {
    id: 'two-spf',
    group: 'trouble',
    label: 'Two SPF records',
    note: 'The domain has one SPF record for each system, so receivers accept neither record.',
    isAboutMx: false,
    play(own, state) {
      const { spf, spfEnd } = wantedRecords(state.ticket);
      setSpf(own, state, [recordsBefore(state.ticket).spf, `v=spf1 include:${spf} ${spfEnd}`]);
    },
  },
  {
    id: 'servfail',
    group: 'trouble',
    label: 'ns2 fails (SERVFAIL)',
    note: 'The last nameserver answers every question with an error.',
    isAboutMx: false,
    play: (own, state) => setLast(own, state, { fault: 'servfail' }),
  },
  {
    id: 'slow',
    group: 'trouble',
    label: 'ns2 is slow',
    note: 'The last nameserver takes a second for each answer.',
    isAboutMx: false,
    play: (own, state) => setLast(own, state, { delay: slowly }),
  },
  {
    id: 'resolvers-old',
    group: 'resolvers',
    label: 'Resolvers keep the old MX',
    note: 'The resolvers show the records from before the last change.',
    isAboutMx: true,
    play: (own, state) => setResolvers(own, state, 'old'),
  },
  {
    id: 'resolvers-new',
    group: 'resolvers',
    label: 'Resolvers have the new MX',
    note: 'The resolvers show the records as they are now.',
    isAboutMx: true,
    play: (own, state) => setResolvers(own, state, 'new'),
  },
];

/** The scenes that make sense for a ticket. */
export function scenesFor({ ticket }: TicketState): Scene[] {
  return movesMx(wantedRecords(ticket)) ? scenes : scenes.filter(({ isAboutMx }) => !isAboutMx);
}

/** The zone of a ticket's domain. @throws if it wasn't made up yet */
export function zoneOf(own: OwnDns, { ticket }: TicketState): Zone {
  const domain = asciiDomain(ticket.domain);
  const zone = own.zones().find((one) => one.domain === domain);
  if (!zone) throw new Error(`our DNS has no zone ${domain}`);
  return zone;
}

function change(own: OwnDns, state: TicketState, what: Change, only?: string[]): void {
  own.change(zoneOf(own, state).domain, what, only);
}

function setMx(own: OwnDns, state: TicketState, records: Change['records'], only?: string[]): void {
  change(own, state, { name: '@', type: 'MX', records }, only);
}

function newMx({ ticket }: TicketState): Change['records'] {
  return recordsAfter(ticket).mx.map((one) => ({ ...one, ttl: ttls.fresh }));
}

function setTtl(own: OwnDns, state: TicketState, ttl: number): void {
  const { records } = zoneOf(own, state);
  const mx = records.filter(({ name, type }) => name === '@' && type === 'MX');
  setMx(
    own,
    state,
    mx.map(({ value, priority }) => ({ value, priority, ttl })),
  );
}

/** Replaces the SPF records, and keeps the other TXT records. */
function setSpf(own: OwnDns, state: TicketState, spf: string[]): void {
  const { records } = zoneOf(own, state);
  const others = records.filter(({ name, type, value }) => name === '@' && type === 'TXT' && !isSpf(value));
  change(own, state, {
    name: '@',
    type: 'TXT',
    records: [...spf.map((value) => ({ value })), ...others.map(({ value, ttl }) => ({ value, ttl }))],
  });
}

function setLast(own: OwnDns, state: TicketState, how: Partial<ServerState>): void {
  const { domain, nameservers } = zoneOf(own, state);
  own.setServer(domain, nameservers.at(-1)!.name, how);
}

function setResolvers(own: OwnDns, state: TicketState, shows: ServerState['shows']): void {
  for (const address of own.resolvers) own.setServer(zoneOf(own, state).domain, address, { shows });
}

function first({ nameservers }: Zone): string {
  return nameservers[0]!.name;
}
