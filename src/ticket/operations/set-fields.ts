import type { Tx } from '../../db/client.ts';
import { Fault, Faults } from '../../errors.ts';
import { type Change, changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { settables } from '../settable.ts';
import { type Ticket, type TicketState, ticketKey } from '../state.ts';
import { chooseVariant } from '../variant.ts';
import { listWords } from '../words.ts';

/** A new value of a field; null empties it. `said` is the value as the person wrote it. */
interface FieldValue {
  name: string;
  value: unknown;
  said: string;
}

/** Sets fields of a ticket, all or none, in one event. Throws `Faults` that name every value the ticket cannot have. */
export async function setFields(
  desk: Desk,
  by: By,
  number: number,
  values: FieldValue[],
  force?: string,
): Promise<TicketState> {
  return changeTicket(desk, by, number, async (state, _at, tx) => {
    const patch: Partial<Ticket> = {};
    const faults: Fault[] = [];
    for (const { name, value } of values) {
      const settable = settables.find((candidate) => candidate.field.name === name);
      if (!settable) throw new Error(`no settable field ${name}`);
      try {
        const ticket = { ...state.ticket, ...patch };
        settable.check?.({ ...state, ticket }, value as never, { desk, by, force });
        Object.assign(patch, settable.patch(value as never));
        if (name === 'related') await checkRelated(tx, state, patch.relatedNumber ?? null);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        faults.push(error);
      }
    }
    if (faults.length === 1 && faults[0]) throw faults[0];
    if (faults.length > 0) throw new Faults(faults);
    refuseUnchanged(state, patch);
    return { ...planFor(desk, state, patch), event: setEvent(values, force), ticket: patch };
  });
}

function planFor(desk: Desk, state: TicketState, patch: Partial<Ticket>): Pick<Change, 'plan'> {
  if (patch.method === undefined) return {};
  return { plan: chooseVariant(desk.playbooks, state, patch.method) };
}

function setEvent(values: FieldValue[], force?: string): Change['event'] {
  const words = values.map(({ name, value, said }) =>
    value === null ? `cleared ${name}` : `set ${name} to ${said}`,
  );
  return {
    type: 'fields',
    text: `${listWords(words)}${force ? ` by force: ${force}` : ''}`,
    progress: false,
    data: { fields: values.map(({ name }) => name), ...(force ? { force } : {}) },
  };
}

async function checkRelated(tx: Tx, { ticket }: TicketState, related: number | null): Promise<void> {
  if (related === null) return;
  if (related === ticket.number)
    throw new Fault(`${ticketKey(ticket)} cannot be related to itself.`, { field: 'related' });
  if ((await tx.ticket.count({ where: { number: related } })) === 0)
    throw new Fault(`There is no ticket ${related}.`, { field: 'related' });
}

function refuseUnchanged({ ticket }: TicketState, patch: Partial<Ticket>): void {
  const changes = Object.entries(patch).some(
    ([column, value]) => String(ticket[column as keyof Ticket]) !== String(value),
  );
  if (!changes) throw new Fault(`${ticketKey(ticket)} has that already, so nothing was changed.`);
}
