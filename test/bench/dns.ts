import { systemClock } from '../../src/clock.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import { answerIn } from '../../src/dns/observation.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import type { ZoneRecord } from '../../src/playground/dns/zones.ts';
import { type Figure, type Run, runAlone } from './figure.ts';

/** How long each server takes for an answer, in ms. */
const delay = 100;
const most = { seconds: 1.2, halfDead: 5 };

export const figure: Figure = {
  name: 'dns',
  what: 'Looking at the DNS of a domain',
  target: `at most ${most.seconds} s if all servers answer, and ${most.halfDead} s if half are dead`,
  how: `slowest of 20 looks, and of 5 looks with dead servers, with a DNS on this machine that takes ${delay} ms for each answer`,
  explanation: `A DNS of our own listens on loopback addresses, and each of its servers answers after ${delay} ms: two nameservers for each domain, and four resolvers. A look asks about all mail records, and finds the nameservers first, because nothing is remembered. The SPF record includes others, two levels deep. Then one nameserver and two resolvers stop answering.`,
  measure: measureLooks,
};

async function measureLooks(run: Run): ReturnType<Figure['measure']> {
  const own = await createOwnDns({ delay });
  try {
    fill(own);
    const looks = run.quick ? 3 : 20;
    const all = await slowest(own, looks);
    run.say(`all servers answer: ${all.toFixed(2)} s`);
    own.setServer('acme.com', 'ns2.acme.com', { fault: 'silent' });
    for (const address of own.resolvers.slice(2)) own.setServer('acme.com', address, { fault: 'silent' });
    const half = await slowest(own, run.quick ? 1 : 5);
    run.say(`half of the servers are dead: ${half.toFixed(2)} s`);
    return {
      figure: `${all.toFixed(2)} s, ${half.toFixed(2)} s`,
      met: all <= most.seconds && half <= most.halfDead,
    };
  } finally {
    own.stop();
  }
}

function fill(own: OwnDns): void {
  const txt = (value: string): ZoneRecord[] => [{ name: '@', type: 'TXT', value }];
  own.setZone('emailsrvr.com', txt('v=spf1 include:spf.emailsrvr.com ~all'));
  own.change('emailsrvr.com', {
    name: 'spf',
    type: 'TXT',
    records: [{ value: 'v=spf1 ip4:192.0.2.1 ~all' }],
  });
  own.setZone('acme.com', [
    { name: '@', type: 'MX', value: 'mx1.emailsrvr.com', priority: 10 },
    { name: '@', type: 'MX', value: 'mx2.emailsrvr.com', priority: 20 },
    ...txt('v=spf1 include:emailsrvr.com ~all'),
    { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
  ]);
}

/** Returns the time of the slowest look, in seconds. Each begins with nothing remembered. */
async function slowest(own: OwnDns, looks: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < looks; count += 1) {
    const dns = createDns(own.settings, systemClock);
    const started = performance.now();
    const selectors = ['selector1', 'selector2'];
    const seen = await dns.look({ domain: 'acme.com', records: 'all', selectors, unwanted: ['msoid'] });
    times.push((performance.now() - started) / 1_000);
    if (answerIn(seen.nameservers[0]!, 'acme.com', 'MX')?.is !== 'records' || seen.spfLookups !== 2) {
      throw new Error('the look saw too little');
    }
  }
  return Math.max(...times);
}

if (import.meta.main) await runAlone(figure);
