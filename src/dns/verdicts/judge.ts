import { autodiscoverAddresses } from '../autodiscover.ts';
import { dmarcIn, usualDmarc } from '../dmarc.ts';
import { hasRightSpf, pointsTo } from '../facts-seen.ts';
import { hasSuffix, hostName, movesMx } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { type Said, said } from '../said.ts';
import { mostLookups, spfIn } from '../spf.ts';
import type { WantedRecords } from '../wanted.ts';
import { judgeMx } from './judge-mx.ts';
import { type Judged, judgeEach, type Verdict } from './judged.ts';

/** What a look says about all records of a domain. */
export interface Judgment {
  records: Judged[];
  /** Nameservers that gave no answer about MX. */
  silent: string[];
  /** SPF causes more look-ups than receivers allow. */
  tooManyLookups: boolean;
}

/** Judges the records of a domain by one look. Source: docs/trade.md, "DNS records". */
export function judge(observation: Observation, wanted: WantedRecords): Judgment {
  const ask = (name: string, type: RecordType) => said(observation.nameservers, name, type);
  const mx = ask(wanted.domain, 'MX');
  const records = movesMx(wanted)
    ? [...judgeMx(mx, wanted), ...judgeTexts(ask, wanted, observation)]
    : [judgeAutodiscover(ask, wanted, observation)];
  return {
    records,
    silent: mx.silent,
    tooManyLookups: (observation.spfLookups ?? 0) > mostLookups,
  };
}

type Ask = (name: string, type: RecordType) => Said;

function judgeTexts(ask: Ask, wanted: WantedRecords, look: Observation): Judged[] {
  return [
    judgeSpf(ask, wanted),
    judgeAutodiscover(ask, wanted, look),
    ...wanted.dkim.map((one) => judgeDkim(ask, wanted, one)),
    ...wanted.unwanted.flatMap((one) => judgeUnwanted(ask, wanted, one)),
    judgeDmarc(ask, wanted),
  ];
}

function judgeSpf(ask: Ask, wanted: WantedRecords): Judged {
  const verdict = (records: SeenRecord[]): Verdict => {
    const { length } = spfIn(records);
    if (length !== 1) return length === 0 ? 'missing' : 'duplicate';
    return hasRightSpf(records, wanted.spf) ? 'right' : 'wrong';
  };
  return {
    purpose: 'spf',
    type: 'TXT',
    host: '@',
    expected: `include:${wanted.spf}`,
    isAdvice: false,
    ...judgeEach(ask(wanted.domain, 'TXT'), verdict, spfIn),
  };
}

function judgeAutodiscover(ask: Ask, wanted: WantedRecords, look: Observation): Judged {
  const judged = judgeEach(
    ask(`autodiscover.${wanted.domain}`, 'CNAME'),
    cnameVerdict(wanted.autodiscover),
    hostsOf,
  );
  const { addresses } = autodiscoverAddresses(look, wanted.domain);
  const isAddress = judged.verdict === 'missing' && addresses.length > 0;
  return {
    purpose: 'autodiscover',
    type: 'CNAME',
    host: 'autodiscover',
    expected: wanted.autodiscover,
    isAdvice: false,
    ...judged,
    ...(isAddress ? { verdict: 'wrong' as const, seen: addresses } : {}),
  };
}

function judgeDkim(ask: Ask, { domain }: WantedRecords, dkim: { selector: string; value: string }): Judged {
  const host = `${dkim.selector}._domainkey`;
  return {
    purpose: 'dkim',
    type: 'CNAME',
    host,
    expected: dkim.value,
    isAdvice: true,
    ...judgeEach(ask(`${host}.${domain}`, 'CNAME'), cnameVerdict(dkim.value), hostsOf),
  };
}

function judgeUnwanted(
  ask: Ask,
  { domain }: WantedRecords,
  { host, suffix }: WantedRecords['unwanted'][number],
): Judged[] {
  const isLeft = (records: SeenRecord[]) => records.some(({ value }) => hasSuffix(value, [suffix]));
  const judged = judgeEach(
    ask(`${host}.${domain}`, 'CNAME'),
    (records) => (isLeft(records) ? 'left-over' : 'right'),
    hostsOf,
  );
  if (judged.verdict !== 'left-over') return [];
  return [{ purpose: 'unwanted', type: 'CNAME', host, expected: null, isAdvice: false, ...judged }];
}

function judgeDmarc(ask: Ask, { domain }: WantedRecords): Judged {
  const verdict = (records: SeenRecord[]): Verdict => {
    const { length } = dmarcIn(records);
    if (length === 1) return 'right';
    return length === 0 ? 'missing' : 'duplicate';
  };
  return {
    purpose: 'dmarc',
    type: 'TXT',
    host: '_dmarc',
    expected: usualDmarc,
    isAdvice: true,
    ...judgeEach(ask(`_dmarc.${domain}`, 'TXT'), verdict, dmarcIn),
  };
}

function cnameVerdict(host: string): (records: SeenRecord[]) => Verdict {
  return (records) => {
    if (records.length === 0) return 'missing';
    return pointsTo(records, host) ? 'right' : 'wrong';
  };
}

function hostsOf(records: SeenRecord[]): string[] {
  return records.map(({ value }) => hostName(value));
}
