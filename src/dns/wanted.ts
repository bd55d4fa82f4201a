/** The records that a domain should have after its move. */
export interface WantedRecords {
  /** In ASCII, in lower case. */
  domain: string;
  /**
   * The MX records. Office 365 has one host per domain. Null if the ticket doesn't say which. A move that leaves MX alone
   * has null here, and no `mxSuffixes`.
   */
  mx: { host: string; priority: number }[] | null;
  /** The highest TTL of MX that the target supports, in seconds. Null if any is. */
  longestMxTtl: number | null;
  /** Ends of host names that belong to the target, such as `.mail.protection.outlook.com`. */
  mxSuffixes: string[];
  /** Ends of host names that belong to the source. Empty if any host may. */
  oldMxSuffixes: string[];
  /** Hosts that the ticket names as the old MX. */
  oldMx: string[];
  /** The domain to include in SPF, such as `emailsrvr.com`. */
  spf: string;
  /** What the source's SPF record includes. Null if we don't know. */
  oldSpf: string | null;
  /** How SPF ends once only the target sends: `~all` or `-all`. */
  spfEnd: string;
  /** Where the autodiscover CNAME points. */
  autodiscover: string;
  /** CNAME records for DKIM by selector. Empty if the ticket doesn't know them. */
  dkim: { selector: string; value: string }[];
  /**
   * Hosts whose CNAME records break sign-in if they are left, such as `msoid`, and how the names that they point to end. A
   * wildcard record of the zone points elsewhere, and breaks nothing.
   */
  unwanted: { host: string; suffix: string }[];
}
