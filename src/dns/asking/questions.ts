import type { Look } from '../dns.ts';
import type { Question } from './message.ts';

/** What each nameserver is asked. */
export function nameserverQuestions({ domain, records, selectors, unwanted }: Look): Question[] {
  const mx: Question = { name: domain, type: 'MX' };
  if (records === 'mx') return [mx];
  const at = (host: string, ...types: Question['type'][]) =>
    types.map((type) => ({ name: `${host}.${domain}`, type }));
  return [
    mx,
    { name: domain, type: 'TXT' },
    ...at('autodiscover', 'CNAME', 'A', 'AAAA'),
    ...at('_dmarc', 'TXT'),
    ...selectors.flatMap((selector) => at(`${selector}._domainkey`, 'CNAME')),
    ...unwanted.flatMap((host) => at(host, 'CNAME')),
  ];
}

/** What each resolver is asked. */
export function resolverQuestions({ domain, records }: Look): Question[] {
  const mx: Question = { name: domain, type: 'MX' };
  if (records === 'mx') return [mx];
  return [mx, { name: domain, type: 'TXT' }, { name: `autodiscover.${domain}`, type: 'CNAME' }];
}
