/**
 * What servers say about the mail records of a domain. All names are in lower case, in ASCII (`xn--…`), and without the final dot.
 */

import { z } from 'zod';

export const recordTypes = ['MX', 'TXT', 'CNAME', 'A', 'AAAA', 'NS', 'SOA'] as const;

export type RecordType = (typeof recordTypes)[number];

/** One record of an answer. */
export const seenRecord = z.object({
  /**
   * MX, CNAME, NS: a host; the empty name of a null MX is `.`. TXT: the joined parts. A, AAAA: an address. SOA: its seven parts,
   * separated by spaces: the first nameserver, the mailbox, the serial number, and the seconds of refresh, retry, expire, and minimum.
   */
  value: z.string(),
  /** MX only. */
  priority: z.int().optional(),
  /** In seconds. */
  ttl: z.int(),
});

export type SeenRecord = z.infer<typeof seenRecord>;

/** Why a server's answer can't be used. A failed question is never a missing record. */
export const failures = [
  'no-answer',
  'refused',
  'server-failure',
  'not-responsible',
  'too-large',
  'broken',
] as const;

/** The answer to one question. `none`: the server says that there is no such record. */
export const answer = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('records'),
    /** Empty for addresses behind an alias in another zone, about which a nameserver says nothing. */
    records: z.array(seenRecord),
    /** The name that has the records, if the name that was asked about is an alias of it. */
    alias: z.string().optional(),
  }),
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('failed'), why: z.enum(failures) }),
]);

export type Answer = z.infer<typeof answer>;

/** What one server says. */
export const view = z.object({
  /** A nameserver's name, such as `ns1.acme.com`. A resolver's address. */
  server: z.string(),
  /** An IP address. Empty if a nameserver's address could not be found. */
  address: z.string(),
  answers: z.array(z.object({ name: z.string(), type: z.enum(recordTypes), answer })),
});

export type View = z.infer<typeof view>;

/** One look at a domain. */
export const observation = z.object({
  domain: z.string(),
  /** When the look began: no answer is older. */
  at: z.iso.datetime(),
  /** The domain whose nameservers were asked: the domain itself, or one above it. Null if it could not be found. */
  zone: z.string().nullable(),
  /** One for each address of each nameserver, recursion off. */
  nameservers: z.array(view),
  resolvers: z.array(view),
  /** How many look-ups the domain's SPF record causes, or null if they were not counted or could not be. */
  spfLookups: z.int().nullable(),
});

export type Observation = z.infer<typeof observation>;

/** What one server said to a question. Null if it was not asked. */
export function answerIn({ answers }: View, name: string, type: RecordType): Answer | null {
  return answers.find((one) => one.name === name && one.type === type)?.answer ?? null;
}
