import { z } from 'zod';
import { Prisma } from '../../db/client.ts';
import { noFilter, type TicketFilter, ticketFilter } from '../lists/filter.ts';

/** Which tickets a digest is about. */
const digestFilter = z.object({
  filter: ticketFilter,
  /** The words of the filter, for a command. People in it are mentions. */
  said: z.string(),
  /** The same words for people: `from:gmail owner:@Dana Reyes`. */
  shown: z.string(),
});

export type DigestFilter = z.infer<typeof digestFilter>;

/** Reads a stored filter. Null means all open tickets. Throws if it can't be read. */
export function readDigestFilter(stored: unknown): DigestFilter | null {
  return stored === null ? null : digestFilter.parse(stored);
}

/** Converts a filter to the value of its column. */
export function storeDigestFilter(filter: DigestFilter | null): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return filter ?? Prisma.DbNull;
}

export function ticketsOf(filter: DigestFilter | null): TicketFilter {
  return filter?.filter ?? noFilter;
}
