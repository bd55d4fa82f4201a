import type { IRouter, RequestHandler } from 'express';
import { z } from 'zod';
import { Fault } from '../../errors.ts';
import type { Desk } from '../../ticket/desk.ts';
import { asciiDomain } from '../../ticket/dns/wanted-records.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import type { DnsChange, DnsOffer, Outcome } from '../page/contract.ts';
import { panelView, reset } from './panel-view.ts';
import type { PlaygroundDns } from './playground-dns.ts';
import { dnsChange, readRecord, WrongRecord } from './record-change.ts';
import { scenesFor, zoneOf } from './scenes.ts';

type Running = Extract<PlaygroundDns, { runs: true }>;

/** Shows and changes the DNS of the domains of tickets: `/playground/dns`, and `/playground/dns/MIG-58`. */
export function addDnsRoutes(
  router: IRouter,
  { dns, desk, body }: { dns: PlaygroundDns; desk: () => Desk; body: RequestHandler },
): void {
  router.get('/playground/dns', async (_request, response) => {
    response.json(await offerOf(dns, desk()));
  });
  if (!dns.runs) return;
  router.get('/playground/dns/:ticket', async (request, response) => {
    const state = await find(dns, desk(), request.params.ticket);
    if (state) response.json(await panelView(desk(), dns.own, state));
    else response.status(404).json(noTicket);
  });
  router.post('/playground/dns/:ticket', body, async (request, response) => {
    const state = await find(dns, desk(), String(request.params.ticket));
    const asked = dnsChange.safeParse(request.body);
    const problem = state
      ? asked.success
        ? play(dns, state, asked.data)
        : z.prettifyError(asked.error)
      : '';
    if (!state) response.status(404).json(noTicket);
    else if (problem) response.json({ ok: false, message: problem } satisfies Outcome);
    else response.json(await panelView(desk(), dns.own, state));
  });
}

const noTicket: Outcome = { ok: false, message: 'There is no such ticket.' };

async function offerOf(dns: PlaygroundDns, { database: { client } }: Desk): Promise<DnsOffer> {
  const tickets = await client.ticket.findMany({
    where: { status: 'open' },
    select: { number: true, kind: true, customer: true, domain: true },
    orderBy: { number: 'desc' },
  });
  return {
    problem: dns.runs ? null : dns.why,
    tickets: tickets.map(({ customer, domain, ...ticket }) => ({
      key: ticketKey(ticket),
      name: `${customer} (${domain})`,
    })),
  };
}

/** Loads a ticket by its key, and makes up the zone of its domain if there is none. Null if there is no such ticket. */
async function find({ zones }: Running, desk: Desk, key: string): Promise<TicketState | null> {
  const number = readTicketNumber(key);
  if (number === null) return null;
  try {
    const state = await loadTicket(desk, desk.database.client, number);
    await zones.ensure(asciiDomain(state.ticket.domain));
    return state;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Changes a zone. Returns why it can't, as a sentence, or an empty text. */
function play({ own, zones }: Running, state: TicketState, asked: DnsChange): string {
  if ('record' in asked) {
    const zone = zoneOf(own, state);
    try {
      const { change, only } = readRecord(zone, asked.record);
      own.change(zone.domain, change, only);
    } catch (error) {
      if (error instanceof WrongRecord) return error.message;
      throw error;
    }
    return '';
  }
  const scene = scenesFor(state).find(({ id }) => id === asked.scene);
  if (asked.scene === reset.id) zones.reset(state);
  else if (scene) scene.play(own, state);
  else return `There is no scene "${asked.scene}".`;
  return '';
}
