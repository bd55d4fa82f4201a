/** Which mailbox a row of an export is about. */

import { domainOf } from './address.ts';
import { mustBeAt } from './cells.ts';
import { byAddress, type Mailbox, otherDestination } from './mailbox.ts';

/** The addresses of a row that has at least one. */
export type Addresses = { source?: string; destination: string } | { source: string; destination?: string };

/** The mailbox that a row is about. The new address is absent if the ticket lists the mailbox. */
export interface Match {
  mailbox: Pick<Mailbox, 'source'> & Partial<Pick<Mailbox, 'destination'>>;
}

/** Finds the mailbox that a row is about, or says why the row can't be taken, without a period. */
type Matcher = (addresses: Addresses) => Match | { says: string };

/**
 * Returns a function that finds the mailbox that a row is about. A row with both addresses must have both as the ticket has
 * them. A tenant may use a temporary new address, at onmicrosoft.com. A row with only a new address means the mailbox that
 * moves to that address, or else the one that moves from it.
 */
export function matcher(listed: Mailbox[]): Matcher {
  const { bySource, byDestination } = byAddress(listed);
  return ({ source, destination }) => {
    const to = destination === undefined ? undefined : byDestination.get(destination);
    const from = bySource.get(source ?? destination!);
    const mailbox = source === undefined ? (to ?? from) : from;
    if (mailbox) {
      const isSame = source === undefined || destination === undefined || to === mailbox;
      return isSame || isTemporary(destination)
        ? { mailbox: { source: mailbox.source } }
        : { says: otherDestination(mailbox) };
    }
    return to
      ? { says: `The ticket lists this new address for another mailbox: ${to.source}` }
      : { says: "The ticket doesn't list this mailbox. Add it with a sheet, and upload this file again" };
  };
}

/** Whether an address is one that an Office 365 tenant has before its own domain is set up. */
function isTemporary(address: string): boolean {
  return domainOf(address).endsWith('.onmicrosoft.com');
}

/** Like `matcher`, for a ticket that lists no mailboxes: each row becomes one. */
export function unlistedMatcher(domain: string): Matcher {
  const sources = new Map<string, string>();
  return (addresses) => {
    const source = addresses.source ?? addresses.destination!;
    const destination = addresses.destination ?? source;
    if (domainOf(destination) !== domain) return { says: mustBeAt(domain) };
    const other = sources.get(destination) ?? source;
    if (other !== source) return { says: `The mailbox ${other} has the same new address` };
    sources.set(destination, source);
    return { mailbox: { source, destination } };
  };
}
