import { z } from 'zod';
import type { Tx } from '../../db/client.ts';
import { apply } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import type { fieldColumns } from '../fields/table.ts';
import { perform } from '../perform.ts';
import { choosePlaybook } from '../playbooks/path.ts';
import type { Plan } from '../playbooks/plan.ts';
import { type Ticket, type TicketState, ticketKey, withMarks } from '../state.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { ticketRow, unset } from '../ticket-row.ts';
import { pathWords } from '../words.ts';

/** The required columns of a new ticket, and any other columns that its fields have. */
export type NewTicket = Pick<
  Ticket,
  'domain' | 'source' | 'target' | 'service' | 'customer' | 'accountNumber'
> &
  Partial<Pick<Ticket, keyof typeof fieldColumns>>;

interface Opened {
  state: TicketState;
  /** What the playbook tells the person who opens the ticket. */
  briefing: string[];
  /** The key of the oldest open ticket with the same domain, if there is one. */
  earlier: string | null;
}

/** Opens a ticket in the first phase of its playbook. Throws a `Fault` if the path has no playbook. */
export async function openTicket(desk: Desk, by: By, given: NewTicket): Promise<Opened> {
  const playbook = choosePlaybook(desk.playbooks, given, given.service);
  const { planHash, plan, briefing } = await desk.plans.prepare(desk.database.client, playbook, given);
  return perform(desk, by, async (tx, at) => {
    const { number, earlier } = await takeNumber(tx, given.domain);
    const before = blankState(
      { ...given, number, planHash, kind: playbook.kind, playbook: playbook.id },
      plan,
      by,
      at,
    );
    const { phase, waitingOn } = before.ticket;
    const event: TicketEvent = {
      type: 'opened',
      text: `opened it: ${pathWords(before.ticket)}`,
      progress: true,
      data: { phase, waitingOn },
    };
    const state = await apply(tx, desk, by, before, { event }, at);
    return { state, briefing, earlier };
  });
}

/** Takes the next ticket number, and finds the key of the oldest open ticket with the same domain. */
async function takeNumber(tx: Tx, domain: string): Promise<{ number: number; earlier: string | null }> {
  const [row] = z.tuple([taken]).parse(
    await tx.$queryRaw`
      SELECT nextval(pg_get_serial_sequence('"Ticket"', 'number'))::int AS number,
        (SELECT jsonb_build_object('number', "number", 'kind', "kind") FROM "Ticket"
          WHERE "domain" = ${domain} AND "status" = 'open' ORDER BY "number" LIMIT 1) AS earlier`,
  );
  return { number: row.number, earlier: row.earlier && ticketKey(row.earlier) };
}

const taken = z.object({
  number: z.int(),
  earlier: ticketRow.pick({ number: true, kind: true }).nullable(),
});

/** The state of a new ticket before its first event: in the first phase, with nothing done. */
function blankState(
  given: NewTicket & Pick<Ticket, 'number' | 'planHash' | 'kind' | 'playbook'>,
  { phases, steps }: Plan,
  by: By,
  at: Date,
): TicketState {
  const [first] = phases;
  if (!first) throw new Error(`playbook ${given.playbook} has no phases`);
  return {
    ticket: {
      ...unset,
      ...given,
      status: 'open',
      phase: first.slug,
      phaseEnteredAt: at,
      waitingOn: first.waitingOn,
      openedById: by.person?.id ?? '',
      openedAt: at,
      progressAt: at,
      clockFrom: at,
      clockSpentMs: 0,
      contactDueTold: false,
      lastEvent: 0,
    },
    phases,
    steps: withMarks(steps, []),
    blockers: [],
    waits: [],
    since: null,
    names: new Map(),
  };
}
