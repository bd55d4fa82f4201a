/** Checks the values of fields. Each check throws a `Fault` if a ticket can't have the value. */

import { Fault } from '../../errors.ts';
import { endsBill, hasDoubleBilling } from '../playbooks/bills.ts';
import { services, sources } from '../playbooks/systems.ts';
import { requireLead } from '../rights.ts';
import { moment } from '../words.ts';
import type { CheckContext, CheckedTicket, TicketPath } from './ticket-field.ts';

/**
 * The minimum number of business days between the request for a platform change and its start: docs/trade.md,
 * "Platform change".
 */
export const slotNotice = 5;

export function checkHosting(_value: string | null, { source }: TicketPath): void {
  if (sources.some((system) => system.slug === source && system.hosting)) return;
  throw new Fault('Only Exchange sources have `hosting`.', {
    hint: 'Leave out `hosting:`.',
    field: 'hosting',
  });
}

/**
 * The self-service tool emails the contact while the domain moves, so the contact needs an address in another domain.
 */
export function checkContact(contact: string | null, { domain, service }: TicketPath): void {
  if (!contact || !services.some(({ slug, contactElsewhere }) => slug === service && contactElsewhere))
    return;
  const addresses: string[] = contact.toLowerCase().match(/@[a-z0-9.-]+/g) ?? [];
  if (!addresses.includes(`@${domain}`)) return;
  throw new Fault(
    `Mail for ${domain} is moving, so a contact at that domain could miss messages from the migration tool.`,
    {
      hint: 'Enter an address in another domain, or a phone number.',
      field: 'contact',
    },
  );
}

export async function checkRelated(
  related: number | null,
  { key, number }: CheckedTicket,
  { ticketExists }: CheckContext,
): Promise<void> {
  if (related === null) return;
  if (related === number) throw new Fault(`${key} can't be related to itself.`, { field: 'related' });
  if (!(await ticketExists(related))) throw new Fault(`There is no ticket ${related}.`, { field: 'related' });
}

export function checkDoubleBilling(name: string) {
  return (_value: string | null, ticket: CheckedTicket): void => {
    if (hasDoubleBilling(ticket)) return;
    throw new Fault(`${ticket.key} isn't an upgrade to Office 365. Only upgrades are double-billed.`, {
      field: name,
    });
  };
}

export function checkBill(_value: string | null, { key, phases }: CheckedTicket): void {
  if (endsBill(phases)) return;
  throw new Fault(`${key} doesn't remove any Rackspace licenses, so it has no next billing date.`, {
    field: 'next-billing',
  });
}

export function checkCutover(_value: Date | null, { key, kind }: CheckedTicket): void {
  if (kind === 'migration') return;
  throw new Fault(`${key} is a platform change. Set its slot instead.`, {
    example: `set ${key} slot:{day+15}T18:00`,
    field: 'cutover',
  });
}

/** Checks the start of a platform change. Returns true if a lead forces a start that is too early. */
export function checkSlot(
  slot: Date | null,
  { key, kind, openedAt }: CheckedTicket,
  { calendar, by, force }: CheckContext,
): boolean {
  if (kind !== 'platform-change') {
    throw new Fault(`${key} is a migration. Set its cutover instead.`, {
      example: `set ${key} cutover:{day+15}T18:00`,
      field: 'slot',
    });
  }
  const earliest = calendar.add(openedAt, slotNotice * calendar.dayLength);
  if (!slot || slot >= earliest) return false;
  if (force) {
    requireLead(by, 'book a slot on shorter notice');
    return true;
  }
  throw new Fault(
    `A platform change must start at least ${slotNotice} business days after it was requested.`,
    {
      hint: `Choose ${moment(calendar, earliest)} or later. A lead can choose an earlier time with force:"reason".`,
      field: 'slot',
    },
  );
}
