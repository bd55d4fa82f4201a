import { mostGb } from '../../mailbox/capacity.ts';
import { type Mailbox, newMailbox } from '../../mailbox/mailbox.ts';

/** How many mailboxes to make up for a ticket that doesn't say how many it has. */
const usualCount = 12;

/** The largest size of a made-up mailbox, in GB. */
const largestGb = 15;

const given =
  'ann ben cara dev ella finn gwen hugo iris jack kira liam mona nils olga paul ravi sara tom uma'.split(' ');
const family = 'ames brook cole dunn ellis frost gray holt irwin jones'.split(' ');

/** Makes up addresses of people at a domain, all different: `ann.ames@acme.com`, `ben.brook@acme.com`. */
export function madeUpAddresses(domain: string, count = usualCount): string[] {
  return Array.from({ length: count }, (_, i) => {
    const [first, last] = [given[i % given.length]!, family[(i + Math.floor(i / 20)) % family.length]!];
    // After these many people, the names begin again.
    const again = Math.floor(i / (given.length * family.length));
    return `${first}.${last}${again > 0 ? again + 1 : ''}@${domain}`;
  });
}

/**
 * Makes up the mailboxes of a ticket as a customer who is ready would list them: they exist, and their credentials have been
 * sent. They fit into the new system.
 *
 * @param addresses their addresses, old and new
 * @param target the new system
 */
export function madeUpMailboxes(addresses: string[], target: string): Mailbox[] {
  return addresses.map((address, i) => prepared(newMailbox(address, address), i, target));
}

/** A mailbox after the customer has prepared it. @param i its place in the list, from 0 */
export function prepared(mailbox: Mailbox, i: number, target: string): Mailbox {
  const most = Math.min(largestGb, Math.floor(mostGb(target)));
  const sizeGb = mailbox.sizeGb ?? 1 + ((i * 7) % most);
  return { ...mailbox, exists: true, received: true, sizeGb, items: mailbox.items ?? sizeGb * 2500 };
}
