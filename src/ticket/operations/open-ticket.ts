import { z } from 'zod';
import type { Button } from '../../card.ts';
import type { Tx } from '../../db/client.ts';
import { Fault } from '../../errors.ts';
import { showButton } from '../cards/ticket-buttons.ts';
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
import { noting } from './note-ticket.ts';

/** The required columns of a new ticket, and any other columns that its fields have. */
export type NewTicket = Pick<
  Ticket,
  'domain' | 'source' | 'target' | 'service' | 'customer' | 'accountNumber'
> &
  Partial<Pick<Ticket, keyof typeof fieldColumns>>;

/** How a person confirms a second ticket. */
export interface Confirm {
  /** The argument that confirms it. */
  field: string;
  /** Opens the second ticket. */
  button: Button;
}

interface Opening {
  /** What to offer if an open ticket has the same domain, path, and customer. Absent: open a second one. */
  confirm?: Confirm;
  /** The link to the message that asked for the ticket. It becomes the ticket's first note. */
  message?: string;
}

interface Opened {
  state: TicketState;
  /** The key of the oldest open ticket with the same domain, if there is one. */
  earlier: string | null;
}

/**
 * Opens a ticket in the first phase of its playbook. Throws a `Fault` if the path has no playbook.
 */
export async function openTicket(
  desk: Desk,
  by: By,
  given: NewTicket,
  { confirm, message }: Opening = {},
): Promise<Opened> {
  const playbook = choosePlaybook(desk.playbooks, given, given.service);
  const { planHash, plan } = await desk.plans.prepare(desk.database.client, playbook, given);
  return perform(desk, by, async (tx, at) => {
    const { number, earlier, same } = await takeNumber(tx, given, confirm !== undefined);
    if (confirm && same) throw alreadyOpen(same, confirm);
    if (number === null) throw new Error('no number for a new ticket');
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
    const opened = await apply(tx, desk, by, before, { event }, at);
    const state = message ? await noteMessage(tx, desk, by, opened, message, at) : opened;
    return { state, earlier: earlier && ticketKey(earlier) };
  });
}

async function noteMessage(
  tx: Tx,
  desk: Desk,
  by: By,
  opened: TicketState,
  message: string,
  at: Date,
): Promise<TicketState> {
  const note = await noting({ text: `opened from a message (${message})`, progress: false })(opened, at, tx);
  if (!note) return opened;
  const state = await apply(tx, desk, by, opened, note, at);
  // The reply to the command says what opening the ticket completed.
  return { ...state, completed: opened.completed };
}

/**
 * Takes the next ticket number, and finds the oldest open ticket with the same domain, and the oldest one that also has
 * the same path and customer. A customer is the same if the account or the name is.
 *
 * @param onlyFirst takes no number if there is such a ticket
 */
async function takeNumber(tx: Tx, given: NewTicket, onlyFirst: boolean): Promise<z.infer<typeof taken>> {
  const { domain, source, target, accountNumber, customer } = given;
  const [row] = z.tuple([taken]).parse(
    await tx.$queryRaw`
      WITH open AS (
        SELECT "number", "kind", "domain", "customer", "source", "target", "service",
          "source" = ${source} AND "target" = ${target}
            AND ("accountNumber" = ${accountNumber} OR lower("customer") = lower(${customer})) AS same
        FROM "Ticket" WHERE "domain" = ${domain} AND "status" = 'open'
      )
      SELECT (SELECT to_jsonb(open) FROM open ORDER BY "number" LIMIT 1) AS earlier,
        (SELECT to_jsonb(open) FROM open WHERE same ORDER BY "number" LIMIT 1) AS same,
        CASE WHEN NOT (${onlyFirst} AND EXISTS (SELECT FROM open WHERE same))
          THEN nextval(pg_get_serial_sequence('"Ticket"', 'number'))::int END AS number`,
  );
  return row;
}

const openOne = ticketRow.pick({
  number: true,
  kind: true,
  domain: true,
  customer: true,
  source: true,
  target: true,
  service: true,
});

const taken = z.object({
  number: z.int().nullable(),
  earlier: openOne.nullable(),
  same: openOne.nullable(),
});

function alreadyOpen(same: z.infer<typeof openOne>, { field, button }: Confirm): Fault {
  const key = ticketKey(same);
  return new Fault(`${key} is already open for ${same.domain}: ${pathWords(same)}, for ${same.customer}.`, {
    hint: `If you need another ticket all the same, choose “${button.label}” (\`${field}:yes\`).`,
    field,
    buttons: [button, showButton(key)],
  });
}

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
      listsMailboxes: false,
      contactDueTold: false,
      missedTold: false,
      forcedMxOn: false,
      lastEvent: 0,
      derivedBy: 0,
    },
    phases,
    steps: withMarks(steps, []),
    blockers: [],
    waits: [],
    since: null,
    completed: [],
    reopened: [],
    names: new Map(),
  };
}
