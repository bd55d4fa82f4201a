import { derivationVersion } from '../ticket/derive.ts';
import { deriveAgain } from '../ticket/derive-again.ts';
import { defineJob, forEach } from './job.ts';

/** How many tickets to derive per run. The next run goes on with the rest. */
const most = 500;

/** Brings open tickets up to date after an upgrade of the product that derives more, or in another way. */
export const deriveTicketsAgain = defineJob({
  name: 'derive tickets again',
  async run(desk, logger) {
    const old = await desk.database.client.ticket.findMany({
      where: { status: 'open', derivedBy: { lt: derivationVersion } },
      select: { number: true },
      orderBy: { number: 'asc' },
      take: most,
    });
    await forEach(
      old,
      ({ number }) => deriveAgain(desk, number),
      (error, { number }) =>
        logger.error({ err: error, ticket: number }, 'a ticket could not be derived again'),
    );
  },
  /** Always null, because only a new release makes this work due. */
  next: async () => null,
});
