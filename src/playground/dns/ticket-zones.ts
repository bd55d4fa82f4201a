import { domainToUnicode } from 'node:url';
import type { Desk } from '../../ticket/desk.ts';
import { asciiDomain } from '../../ticket/dns/wanted-records.ts';
import { loadTicket, type TicketState } from '../../ticket/state.ts';
import { madeUpRecords, plainRecords } from './made-up-zone.ts';
import type { OwnDns } from './own-dns.ts';
import { publicZones } from './public-zones.ts';
import { type SceneId, scenes } from './scenes.ts';

/** The zones of the domains of tickets, which are made up when somebody first asks about them. */
export interface TicketZones {
  /** Makes up the zone of a domain, if there is none. */
  ensure(domain: string): Promise<void>;
  /** Makes up the zone of a ticket again. */
  reset(state: TicketState): void;
  /** Plays a scene in the DNS of a domain. Does nothing if no ticket is about the domain. */
  play(domain: string, scene: SceneId): Promise<void>;
}

export function createTicketZones(own: OwnDns, desk: () => Desk): TicketZones {
  for (const { domain, records } of publicZones) own.setZone(domain, records);

  function reset(state: TicketState): void {
    own.setZone(asciiDomain(state.ticket.domain), madeUpRecords(state));
  }

  async function ensure(domain: string): Promise<void> {
    if (own.zones().some((zone) => zone.domain === domain)) return;
    const state = await ticketAbout(desk(), domain);
    if (state) reset(state);
    else own.setZone(domain, plainRecords(domain));
  }

  return {
    reset,
    ensure,
    async play(domain, scene) {
      const state = await ticketAbout(desk(), domain);
      if (!state) return;
      await ensure(domain);
      scenes.find(({ id }) => id === scene)?.play(own, state);
    },
  };
}

/** The ticket about a domain: an open one if there is any, otherwise the newest. */
async function ticketAbout(desk: Desk, domain: string): Promise<TicketState | null> {
  const { client } = desk.database;
  const found = await client.ticket.findMany({
    where: { domain: { in: [domain, domainToUnicode(domain)] } },
    select: { number: true, status: true },
    orderBy: { number: 'desc' },
  });
  const ticket = found.find(({ status }) => status === 'open') ?? found[0];
  return ticket ? loadTicket(desk, client, ticket.number) : null;
}
