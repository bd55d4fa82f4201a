import type { Tx } from '../../db/client.ts';
import { ticketMoments } from '../clock-of.ts';
import type { By, Desk } from '../desk.ts';
import { refreshFacts } from '../facts.ts';
import { instantiate } from '../instantiate.ts';
import { choosePlaybook } from '../path.ts';
import { perform } from '../perform.ts';
import type { Playbook } from '../playbook.ts';
import { record } from '../record.ts';
import { insertRows, toPhaseRows, toStepRows } from '../rows.ts';
import { loadTicket, type Ticket, type TicketState, ticketKey } from '../state.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { pathWords } from '../words.ts';

/** What must be known to open a ticket, and what may be. */
export interface NewTicket
  extends Pick<Ticket, 'domain' | 'source' | 'target' | 'service' | 'customer' | 'account'>,
    Partial<
      Pick<
        Ticket,
        'channel' | 'rackspaceTicket' | 'mailboxes' | 'targetDate' | 'bandwidth' | 'hosting' | 'contact'
      >
    > {}

interface Opened {
  state: TicketState;
  /** What the playbook says to tell the person who opened it. */
  briefing: string[];
  /** The key of the oldest open ticket of the same domain, if there was one. */
  earlier: string | null;
}

/** Opens a ticket in the first phase of its playbook. Throws a `Fault` for a path that has none. */
export async function openTicket(desk: Desk, by: By, input: NewTicket): Promise<Opened> {
  const playbook = choosePlaybook(desk.playbooks, input, input.service);
  return perform(desk, by, async (tx, at) => {
    const earlier = await tx.ticket.findFirst({
      where: { domain: input.domain, status: 'open' },
      orderBy: { number: 'asc' },
    });
    const { number, briefing } = await insert(tx, desk, by, playbook, input, at);
    const state = await loadTicket(tx, number);
    const { phase, waitingOn } = state.ticket;
    const ticks = state.steps.filter(({ doneAt }) => doneAt !== null).map(({ id }) => id);
    const event: TicketEvent = {
      type: 'opened',
      text: `opened it: ${pathWords(state.ticket)}`,
      progress: true,
      data: { phase, waitingOn, ...(ticks.length > 0 && { ticks }) },
    };
    await record(tx, desk, state, event, { by, at, factsTicked: [] });
    return { state, briefing, earlier: earlier && ticketKey(earlier) };
  });
}

/** Writes the ticket and its copy of the playbook. */
async function insert(tx: Tx, desk: Desk, by: By, playbook: Playbook, input: NewTicket, at: Date) {
  const { phases, steps, briefing } = instantiate(playbook, input);
  const first = phases[0];
  if (!first) throw new Error(`playbook ${playbook.id} has no phases`);
  const ticket = await tx.ticket.create({
    data: {
      ...input,
      kind: playbook.kind,
      playbook: playbook.id,
      status: 'open',
      phase: first.slug,
      phaseEnteredAt: at,
      waitingOn: first.waitingOn,
      openedById: by.person?.id ?? '',
      openedAt: at,
      progressAt: at,
      clockFrom: at,
      lastEvent: 1,
    },
  });
  const phaseRows = toPhaseRows(ticket.number, phases);
  const stepRows = refreshFacts(ticket, toStepRows(ticket.number, steps), at, by.person?.id ?? null);
  await insertRows(tx, phaseRows, stepRows);
  await tx.ticket.update({
    where: { number: ticket.number },
    data: ticketMoments(desk.calendar, ticket, phaseRows, stepRows),
  });
  return { number: ticket.number, briefing };
}
