import type { Answer, Observation, RecordType, SeenRecord, View } from '../../src/dns/observation.ts';
import type { WantedRecords } from '../../src/dns/wanted.ts';

/** The records of a server by name and type, such as `acme.com MX`. A failure in words: the question failed. */
export type Zone = Record<string, SeenRecord[] | Answer>;

export const noAnswer: Answer = { is: 'failed', why: 'no-answer' };
export const lame: Answer = { is: 'failed', why: 'not-responsible' };

/** MX records, such as `mx('mx1.emailsrvr.com 10', 'mx2.emailsrvr.com 20')`. */
export function mx(...records: string[]): SeenRecord[] {
  return records.map((one) => {
    const [value = '', priority = '10', ttl = '3600'] = one.split(' ');
    return { value, priority: Number(priority), ttl: Number(ttl) };
  });
}

/** TXT or CNAME records with a TTL of an hour. */
export function texts(...values: string[]): SeenRecord[] {
  return values.map((value) => ({ value, ttl: 3600 }));
}

/** What servers say. Each zone answers every question that any of them has, with `none` for what it lacks. */
export function observe(
  nameservers: Record<string, Zone>,
  resolvers: Record<string, Zone> = {},
  more: Partial<Observation> = {},
): Observation {
  const questions = new Set(
    Object.values({ ...nameservers, ...resolvers }).flatMap((zone) => Object.keys(zone)),
  );
  const views = (servers: Record<string, Zone>): View[] =>
    Object.entries(servers).map(([server, zone], index) => ({
      server,
      address: `192.0.2.${index + 1}`,
      answers: [...questions].map((question) => {
        const [name = '', type] = question.split(' ');
        return { name, type: type as RecordType, answer: toAnswer(zone[question]) };
      }),
    }));
  return {
    domain: 'acme.com',
    at: '2026-12-04T22:05:00.000Z',
    zone: 'acme.com',
    nameservers: views(nameservers),
    resolvers: views(resolvers),
    spfLookups: null,
    ...more,
  };
}

function toAnswer(said: SeenRecord[] | Answer | undefined): Answer {
  if (!said) return { is: 'none' };
  if (!Array.isArray(said)) return said;
  return said.length > 0 ? { is: 'records', records: said } : { is: 'none' };
}

/** What a move from some host to Rackspace wants. */
export const toRackspace: WantedRecords = {
  domain: 'acme.com',
  mx: [
    { host: 'mx1.emailsrvr.com', priority: 10 },
    { host: 'mx2.emailsrvr.com', priority: 20 },
  ],
  longestMxTtl: null,
  mxSuffixes: ['.emailsrvr.com'],
  oldMxSuffixes: [],
  oldMx: [],
  spf: 'emailsrvr.com',
  oldSpf: null,
  spfEnd: '~all',
  autodiscover: 'autodiscover.emailsrvr.com',
  dkim: [],
  unwanted: [],
};

/** What a move from Rackspace to Office 365 wants. */
export const toOffice: WantedRecords = {
  domain: 'acme.com',
  mx: [{ host: 'acme-com.mail.protection.outlook.com', priority: 0 }],
  longestMxTtl: 21_600,
  mxSuffixes: ['.mail.protection.outlook.com', '.mx.microsoft'],
  oldMxSuffixes: ['.emailsrvr.com'],
  oldMx: [],
  spf: 'spf.protection.outlook.com',
  oldSpf: 'emailsrvr.com',
  spfEnd: '-all',
  autodiscover: 'autodiscover.outlook.com',
  dkim: [],
  unwanted: [{ host: 'msoid', suffix: 'microsoftonline-p.net' }],
};
