import type { Observation } from './observation.ts';

/** Which records to look at. */
export interface Look {
  /** In lower case, in ASCII. */
  domain: string;
  /** `mx`: only the MX records. `all`: also SPF, autodiscover, DKIM, and DMARC. */
  records: 'mx' | 'all';
  /** The DKIM selectors to look at, such as `selector1`. */
  selectors: string[];
  /** Hosts below the domain whose CNAME records may have to go, such as `msoid`. */
  unwanted: string[];
  /** A person waits for the look, so its questions go before those of other looks. */
  isOfPerson?: true;
}

/** Asks the nameservers of a domain, and resolvers, about its mail records. Contacts nothing else. */
export interface Dns {
  /**
   * Looks at a domain now. Takes at most 5 seconds, and never rejects: what could not be asked is a failed answer.
   */
  look(wanted: Look): Promise<Observation>;
}
