import type { Tx } from '../../db/client.ts';
import { Fault, Faults } from '../../errors.ts';
import { type Change, changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { refuseTooMany, settables } from '../fields/settable.ts';
import { chooseVariant } from '../playbooks/variant.ts';
import { type Ticket, type TicketPhase, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { unticked } from '../steps/gate.ts';
import { againWords } from '../steps/reopening.ts';
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
    let forced: string | undefined;
    for (const { name, value } of values) {
      const settable = settables.find((candidate) => candidate.field.name === name);
      if (!settable) throw new Error(`no settable field ${name}`);
      try {
        const ticket = { ...state.ticket, ...patch };
        if (settable.check?.({ ...state, ticket }, value as never, { desk, by, force }) === true)
          forced = force;
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
    refuseTooMany({ ...state.ticket, ...patch });
    const plan = patch.method === undefined ? undefined : chooseVariant(desk.playbooks, state, patch.method);
    const reopened = ofOther(state, patch, plan);
    return {
      plan,
      event: setEvent(values, reopened, forced),
      ticket: patch,
      steps: reopened.map(unticked),
    };
  });
}

/** Ticked steps that were of a value which is changed; a method that is named and changes no phase is the same one. */
function ofOther(state: TicketState, patch: Partial<Ticket>, plan: Change['plan']): TicketStep[] {
  const slugs = (phases: TicketPhase[]) => phases.map(({ slug }) => slug).join();
  const same = plan !== undefined && slugs(plan.phases) === slugs(state.phases) ? 'method' : null;
  return (plan?.steps ?? state.steps).filter(
    ({ about, doneAt }) =>
      doneAt !== null && about !== null && about !== same && differs(state, patch, about),
  );
}

function setEvent(values: FieldValue[], reopened: TicketStep[], force?: string): Change['event'] {
  const words = values.map(({ name, value, said }) =>
    value === null ? `cleared ${name}` : `set ${name} to ${said}`,
  );
  return {
    type: 'fields',
    text: `${listWords(words)}${force ? ` by force: ${force}` : ''}${againWords(reopened)}`,
    progress: false,
    data: {
      fields: values.map(({ name }) => name),
      ...(force && { force }),
      ...(reopened.length > 0 && { reopened: reopened.map(({ id }) => id) }),
    },
  };
}

async function checkRelated(tx: Tx, { ticket }: TicketState, related: number | null): Promise<void> {
  if (related === null) return;
  if (related === ticket.number)
    throw new Fault(`${ticketKey(ticket)} cannot be related to itself.`, { field: 'related' });
  if ((await tx.ticket.count({ where: { number: related } })) === 0)
    throw new Fault(`There is no ticket ${related}.`, { field: 'related' });
}

function differs({ ticket }: Pick<TicketState, 'ticket'>, patch: Partial<Ticket>, column: string): boolean {
  if (!(column in patch)) return false;
  return String(ticket[column as keyof Ticket]) !== String(patch[column as keyof Ticket]);
}

function refuseUnchanged({ ticket }: TicketState, patch: Partial<Ticket>): void {
  if (!Object.keys(patch).some((column) => differs({ ticket }, patch, column)))
    throw new Fault(`${ticketKey(ticket)} has that already, so nothing was changed.`);
}
