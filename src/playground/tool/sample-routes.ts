import type { IRouter } from 'express';
import { Fault } from '../../errors.ts';
import type { Desk } from '../../ticket/desk.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { ticketKey } from '../../ticket/state.ts';
import type { SampleFiles } from '../page/contract.ts';
import { makeSampleFile, sampleFiles } from './sample-files.ts';

/** Lists the sample files at `/playground/samples`, and makes each of them, such as `/playground/samples/MIG-58/trial.csv`. */
export function addSampleRoutes(router: IRouter, desk: () => Desk): void {
  router.get('/playground/samples', async (_request, response) => {
    response.json(await offerOf(desk()));
  });
  router.get('/playground/samples/:ticket/:name', async (request, response) => {
    const { ticket, name } = request.params;
    const made = await make(desk(), readTicketNumber(ticket), name);
    if (made) response.attachment(made.name).send(Buffer.from(made.bytes));
    else
      response.status(404).json({ ok: false, message: 'There is no such ticket, or no such sample file.' });
  });
}

/** The open migrations, the newest first, and the files that can be made for each of them. */
async function offerOf({ database: { client } }: Desk): Promise<SampleFiles> {
  const tickets = await client.ticket.findMany({
    where: { status: 'open', kind: 'migration' },
    select: { number: true, kind: true, customer: true, domain: true },
    orderBy: { number: 'desc' },
  });
  return {
    tickets: tickets.map(({ customer, domain, ...ticket }) => ({
      key: ticketKey(ticket),
      name: `${customer} (${domain})`,
    })),
    files: sampleFiles.map(({ name, label, note }) => ({ name, label, note })),
  };
}

async function make(desk: Desk, number: number | null, name: string) {
  try {
    return number === null ? null : await makeSampleFile(desk, number, name);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}
