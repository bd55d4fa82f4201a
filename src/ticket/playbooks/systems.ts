import type { SourceSlug } from '../../knowledge/sources.ts';
import type { Actor, Party } from './playbook.ts';

/** A mail system. People type its `slug` and read its `name`. */
interface System {
  slug: SourceSlug;
  name: string;
  /** Other words for the system that people type. */
  aliases?: string[];
  /**
   * The FAQ doesn't name this source, but later documents do. So a lead must approve it (E-01): docs/sources.md,
   * "Where the sources disagree".
   */
  needsLead?: boolean;
  /** The ticket should say whether this system is in-house or hosted. */
  hosting?: true;
}

interface Service {
  slug: string;
  name: string;
  /** The contact's address must not be in the domain that moves: docs/trade.md, "The self-service tool". */
  contactElsewhere?: true;
}

const office365Aliases = ['o365', 'm365', 'office365', 'microsoft-365', 'microsoft365'];

/** The systems that mail can come from (S0-01, S0-17, S1-01). */
export const sources: System[] = [
  { slug: 'exchange-2003', name: 'Exchange 2003', hosting: true },
  { slug: 'exchange-2007', name: 'Exchange 2007', hosting: true },
  { slug: 'exchange-2010', name: 'Exchange 2010', hosting: true },
  { slug: 'google-apps', name: 'Google Apps', aliases: ['google-workspace', 'g-suite', 'gsuite'] },
  { slug: 'gmail', name: 'Gmail' },
  { slug: 'groupwise-7', name: 'GroupWise 7' },
  { slug: 'groupwise-8', name: 'GroupWise 8' },
  { slug: 'zimbra', name: 'Zimbra' },
  { slug: 'lotus-notes', name: 'Lotus Notes' },
  { slug: 'pop', name: 'POP' },
  { slug: 'imap', name: 'IMAP' },
  { slug: 'rackspace-email', name: 'Rackspace Email' },
  { slug: 'hosted-exchange', name: 'Hosted Exchange', hosting: true },
  { slug: 'exchange-2013', name: 'Exchange 2013', needsLead: true, hosting: true },
  { slug: 'exchange-2016', name: 'Exchange 2016', needsLead: true, hosting: true },
  { slug: 'exchange-2019', name: 'Exchange 2019', needsLead: true, hosting: true },
  { slug: 'office-365', name: 'Office 365', aliases: office365Aliases, needsLead: true },
];

export const targets: System[] = [
  { slug: 'rackspace-email', name: 'Rackspace Email' },
  { slug: 'hosted-exchange', name: 'Hosted Exchange' },
  { slug: 'office-365', name: 'Office 365', aliases: office365Aliases },
];

export const services: Service[] = [
  { slug: 'assisted', name: 'Assisted' },
  { slug: 'self-service', name: 'Self-service', contactElsewhere: true },
  { slug: 'internal', name: 'Internal' },
];

/** How an assisted move copies the data. The first method is the usual one. */
export const methods = [
  { slug: 'migrationwiz', name: 'MigrationWiz' },
  { slug: 'pst-ftp', name: 'PST files by FTP' },
] as const;

/**
 * Who a ticket can wait on, and the words that complete “waiting on …”. `customers`: the delay is the customer's, not
 * ours.
 */
export const parties: { slug: Party; words: string; customers?: true }[] = [
  { slug: 'customer-admin', words: "the customer's admin", customers: true },
  { slug: 'end-user', words: 'the users', customers: true },
  { slug: 'racker', words: 'us' },
  { slug: 'internal-team', words: 'our Internal Migration team' },
  { slug: 'support', words: 'Support' },
  { slug: 'tool', words: 'the migration tool' },
  { slug: 'dns', words: 'DNS' },
  { slug: 'vendor', words: 'a vendor' },
];

/** Who does a step, as shown on a card. */
const actors: Record<Actor, string> = {
  racker: 'Racker',
  'customer admin': "customer's admin",
  user: 'users',
  'internal team': 'Internal Migration team',
  support: 'Support',
  tool: 'migration tool',
  lead: 'lead',
};

export function actorWords(actor: Actor): string {
  return actors[actor];
}

/** Who does a step, in a sentence: `the customer's admin`. */
export function doerWords(actor: Actor): string {
  if (actor === 'support') return actors[actor];
  return `${actor === 'racker' || actor === 'lead' ? 'a' : 'the'} ${actors[actor]}`;
}

/** The party that does the steps of an actor. DNS and vendors do none. */
const doers: Record<Actor, Party> = {
  racker: 'racker',
  'customer admin': 'customer-admin',
  user: 'end-user',
  'internal team': 'internal-team',
  support: 'support',
  tool: 'tool',
  lead: 'racker',
};

/** Who a ticket waits on while a step of this actor is next. */
export function partyOf(actor: Actor): Party {
  return doers[actor];
}

/** Whether a party does steps at all. */
export function doesSteps(party: Party): boolean {
  return Object.values(doers).includes(party);
}

/** Whether someone at the customer does a step, so that a call helps. */
export function isCustomers(actor: Actor): boolean {
  return actor === 'customer admin' || actor === 'user';
}

/** Whether the FAQ names a source. A lead must approve any other source. */
export function isSupported(source: string): boolean {
  return sources.some((system) => system.slug === source && !system.needsLead);
}

/** The name of a source or target. Returns an unknown slug unchanged. */
export function systemName(slug: string): string {
  return sources.find((system) => system.slug === slug)?.name ?? slug;
}

/** The name of a service. Returns an unknown slug unchanged. */
export function serviceName(slug: string): string {
  return services.find((service) => service.slug === slug)?.name ?? slug;
}

/** The name of a method. Returns an unknown slug unchanged. */
export function methodName(slug: string): string {
  return methods.find((method) => method.slug === slug)?.name ?? slug;
}

/** Whose delay it is while a ticket waits on a party: `our delay`, or `the customer's delay`. */
export function delayWords(slug: string): string {
  return parties.find((party) => party.slug === slug)?.customers ? "the customer's delay" : 'our delay';
}

/** The words for a party. Returns an unknown slug unchanged. */
export function partyWords(slug: string): string {
  return parties.find((party) => party.slug === slug)?.words ?? slug;
}
