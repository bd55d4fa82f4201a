import type { Tx } from '../../db/client.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import type { Desk } from '../desk.ts';
import { loadNames, loadTicket, nameOf, type TicketState } from '../state.ts';
import { readEvent } from '../ticket-event.ts';
import type { ContactTopic } from './contact-topics.ts';

/** A contact with the customer that the runbook asks for. */
export interface RecordedContact {
  at: Date;
  /** How they were contacted, such as `phone`. */
  way: string;
  /** The name of the person who recorded it. */
  by: string;
}

/** A ticket with what its runbook needs besides: the last contact about each topic, for the agreed date. */
export interface PlannedTicket {
  state: TicketState;
  contacts: Map<ContactTopic, RecordedContact>;
}

export async function loadPlanned(desk: Pick<Desk, 'plans'>, tx: Tx, number: number): Promise<PlannedTicket> {
  const state = await loadTicket(desk, tx, number);
  return { state, contacts: await readContacts(tx, state) };
}

/** A new agreed date starts without contacts, because what the customer said was about another time. */
async function readContacts(tx: Tx, { ticket }: TicketState): Promise<PlannedTicket['contacts']> {
  const agreed = agreedOf(ticket);
  if (!agreed) return new Map();
  const rows = await tx.event.findMany({
    where: {
      ticketNumber: ticket.number,
      type: 'contact',
      data: { path: ['agreed'], equals: agreed.at.toISOString() },
    },
    orderBy: { seq: 'asc' },
  });
  const names = await loadNames(
    tx,
    rows.map(({ actorId }) => actorId),
  );
  return new Map(
    rows.flatMap((row): [ContactTopic, RecordedContact][] => {
      const event = readEvent(row);
      if (event?.type !== 'contact' || !event.data.about) return [];
      const { way, about } = event.data;
      return [[about, { at: row.at, way, by: nameOf(names, row.actorId) }]];
    }),
  );
}
