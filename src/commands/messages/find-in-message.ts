/** Finds in the words of a message what a ticket needs. The fields' own readers decide what counts. */

import { readDomain } from '../../input/domain.ts';
import { readAccountNumber, readRackspaceTicket, readTicketNumber } from '../../ticket/fields/shapes.ts';

/** The values of arguments that were found, by name, and what else could have been one of them. */
export interface Found {
  values: Record<string, string>;
  others: string[];
}

/** Domains that are ours or a service's, but not a customer's. */
const notCustomers =
  /(?:^|\.)(?:rackspace\.com|emailsrvr\.com|slack\.com|microsoft\.com|office\.com|sharepoint\.com|outlook\.com|gmail\.com|google\.com)$/;

/** What files end in. `report.pdf` looks like a domain. */
const fileEnding =
  /\.(?:csv|docx?|eml|gif|html?|jpe?g|json|log|md|msg|pdf|png|pptx?|pst|txt|xlsx?|xml|zip)$/i;

/** The domain, account number, and Rackspace ticket number in a message, for a new ticket. */
export function findForOpening(words: string): Found {
  const found = {
    domain: distinct(domainsIn(words)),
    account: distinct(accountsIn(words)),
    ticket: distinct(matches(words, /(?<![\w-])#?\d{6}-\d{5}(?![\w-])/g).map(readRackspaceTicket)),
  };
  const all = Object.entries(found);
  return {
    values: Object.fromEntries(all.flatMap(([name, [first]]) => (first ? [[name, first]] : []))),
    others: all.flatMap(([, [, ...others]]) => others),
  };
}

/** The tickets that a message names, such as MIG-12. A number alone could be anything. */
export function findTickets(words: string): { key: string; number: number }[] {
  const keys = matches(words, /(?<![\w-])(?:mig|plc)[-\s]?\d{1,9}(?![\w-])/gi).map((key) =>
    key.toUpperCase().replace(/^(MIG|PLC)[-\s]?/, '$1-'),
  );
  return distinct(keys).flatMap((key) => {
    const number = readTicketNumber(key);
    return number ? [{ key, number }] : [];
  });
}

/** Domains alone, in addresses, and in links. */
function domainsIn(words: string): (string | null)[] {
  const hosts = matches(words, /(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu);
  return hosts
    .filter((host) => !fileEnding.test(host))
    .filter((host) => !words.includes(`${host}@`))
    .map(readDomain)
    .filter((domain) => domain !== null && !notCustomers.test(domain));
}

/** Numbers after the word “account”. If there are none, numbers that are too long to be a count. */
function accountsIn(words: string): (string | null)[] {
  const named = [...words.matchAll(/\b(?:account|acct|ddi)\b[^\d\n]{0,15}(\d{3,10})(?![\w-])/gi)];
  const numbers = named.map(([, number = '']) => number);
  const alone = matches(words, /(?<![\w.,:/#+-])\d{6,10}(?![\w-]|[.,:]\d)/g);
  return (numbers.length > 0 ? numbers : alone).map(readAccountNumber);
}

function matches(words: string, pattern: RegExp): string[] {
  return words.match(pattern) ?? [];
}

function distinct(all: (string | null)[]): string[] {
  return [...new Set(all.filter((one): one is string => one !== null))];
}
