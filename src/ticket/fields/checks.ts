/** Checks the values of fields. Each check throws a `Fault` if a ticket can't have the value. */

import { hasSuffix } from '../../dns/mx.ts';
import { Fault } from '../../errors.ts';
import { mxSuffixes } from '../../knowledge/records.ts';
import { routeOf } from '../../knowledge/route.ts';
import { dayWords } from '../../time/date-words.ts';
import { endsBill, hasDoubleBilling } from '../playbooks/bills.ts';
import { services, sources, systemName } from '../playbooks/systems.ts';
import { requireLead } from '../rights.ts';
import { hasFact } from '../steps/has-fact.ts';
import type { CheckContext, CheckedTicket, TicketPath } from './ticket-field.ts';

export function checkHosting(_value: string | null, { source }: TicketPath): void {
  if (sources.some((system) => system.slug === source && system.hosting)) return;
  throw new Fault('Only Exchange sources have `hosting`.', {
    hint: 'Leave out `hosting:`.',
    field: 'hosting',
    omit: true,
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

/** Refuses a value that only domains at Office 365 have. */
export function checkOffice(name: string) {
  return (value: string | null, { target }: TicketPath): void => {
    if (value === null || target === 'office-365') return;
    throw new Fault(`Only moves to Office 365 have \`${name}\`.`, { field: name, omit: true });
  };
}

/** Refuses a value about the switch of the mail, because a platform change leaves the MX as it is. */
export function checkCopied(name: string) {
  return (value: string | null, path: TicketPath): void => {
    if (value === null || routeOf(path) !== 'platform-change') return;
    throw new Fault(`A platform change leaves the MX as it is, so there is no \`${name}\`.`, {
      field: name,
      omit: true,
    });
  };
}

/** Refuses MX hosts to remove that belong to the system to which the mail moves. */
export function checkOldMx(hosts: string | null, path: TicketPath): void {
  checkCopied('old-mx')(hosts, path);
  const present = mxSuffixes(path.source);
  const wrong = hosts
    ?.split(', ')
    .find((host) => hasSuffix(host, mxSuffixes(path.target)) && !hasSuffix(host, present));
  if (!wrong) return;
  throw new Fault(`${wrong} belongs to ${systemName(path.target)}, to which the mail moves.`, {
    hint: 'Enter the MX hosts from before the move.',
    field: 'old-mx',
  });
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
      omit: true,
    });
  };
}

/**
 * Checks the last day of the old bill. The ticket stays open until that day, so only a lead can replace it by an earlier
 * one, or clear it. The bill can't stop before the mail went to the new mailboxes. Returns true if a lead forces a day.
 */
export function checkBillingEnd(
  day: string | null,
  ticket: CheckedTicket,
  { calendar, at, by, force }: CheckContext,
): boolean {
  checkDoubleBilling('billing-stops')(day, ticket);
  const { billingStopsOn: known } = ticket;
  const switched = ticket.steps.find(({ switches }) => switches)?.mark;
  const switchDay = switched ? calendar.localDay(switched.at) : null;
  const isBefore = switchDay !== null && day !== null && day < switchDay;
  if (!isBefore && (known === null || (day !== null && day >= known))) return false;
  if (force) {
    requireLead(by, 'set an earlier end of the old billing');
    return true;
  }
  if (isBefore) {
    throw new Fault(
      `The old mailboxes of ${ticket.key} were in use until ${dayWords(calendar, switchDay, at)}.`,
      {
        hint: 'The old billing stops on that day or later. A lead can set an earlier day with force:"reason".',
        field: 'billing-stops',
      },
    );
  }
  throw new Fault(
    `${ticket.key} already says that the old billing stops on ${dayWords(calendar, known!, at)}.`,
    {
      hint: 'You can set a later day. A lead can set an earlier one with force:"reason".',
      field: 'billing-stops',
    },
  );
}

export function checkBill(_value: string | null, { key, phases }: CheckedTicket): void {
  if (endsBill(phases)) return;
  throw new Fault(`${key} doesn't remove any Rackspace licenses, so it has no next billing date.`, {
    field: 'next-billing',
    omit: true,
  });
}

/**
 * Refuses to clear the number of mailboxes. Otherwise, nobody could tell afterwards whether mailboxes were added: those
 * need passes and tests of their own.
 */
export function checkMailboxes(mailboxes: number | null, ticket: CheckedTicket): void {
  refuseListed('mailboxes', ticket);
  if (mailboxes !== null) return;
  throw new Fault("The number of mailboxes can't be cleared, only changed.", {
    hint: 'Enter how many mailboxes move.',
    example: `set ${ticket.key} mailboxes:40`,
    field: 'mailboxes',
    omit: true,
  });
}

/** Refuses a typed count on a ticket that lists its mailboxes, because the count follows from the list. */
function refuseListed(name: string, { key, listsMailboxes }: CheckedTicket): void {
  if (!listsMailboxes) return;
  throw new Fault(`${key} lists its mailboxes one by one, so \`${name}\` can't be typed.`, {
    hint: 'Send a sheet with what has changed.',
    example: `mailboxes ${key} upload`,
    field: name,
    omit: true,
  });
}

/** Refuses a count on a ticket without a step that it completes, because nothing would compare it with the mailboxes. */
export function checkCounted(name: 'supplied' | 'created') {
  return (_value: number | null, ticket: CheckedTicket): void => {
    refuseListed(name, ticket);
    const { key, steps } = ticket;
    if (hasFact(steps, name)) return;
    throw new Fault(`No step of ${key} depends on \`${name}\`, so the ticket doesn't count it.`, {
      hint: `Leave out \`${name}:\`.`,
      field: name,
      omit: true,
    });
  };
}

/** Refuses a method or its reason on a ticket on which nobody chooses a method. */
export function checkMethod(name: string) {
  return (_value: string | null, { key, kind, steps }: CheckedTicket): void => {
    if (hasFact(steps, 'method')) return;
    throw new Fault(`${key} isn't an assisted move, so it has no method to choose.`, {
      hint:
        kind === 'platform-change'
          ? 'The Internal Migration team moves the data.'
          : 'The customer moves the data with the self-service tool.',
      field: name,
      omit: true,
    });
  };
}
