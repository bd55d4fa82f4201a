import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../src/clock.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import { answerIn } from '../../src/dns/observation.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import type { ZoneRecord } from '../../src/playground/dns/zones.ts';
import { nodeVariables } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';

/** How long each server takes for an answer, in ms. */
const delay = 100;
const domains = 500;
const most = { seconds: 1.2, halfDead: 5, watch: 300, megabytes: 60 };

export const figure: Figure = {
  name: 'dns',
  what: `Looking at the DNS of a domain, and of ${domains} domains`,
  target: `at most ${most.seconds} s if all servers answer and ${most.halfDead} s if half are dead, and ${domains} domains within five minutes and ${most.megabytes} MB`,
  how: `slowest of 20 looks, of 5 looks with dead servers, and of 2 rounds, with a DNS on this machine that takes ${delay} ms for each answer`,
  explanation: `A DNS of our own listens on loopback addresses, and each of its servers answers after ${delay} ms: two nameservers for each domain, and four resolvers. A look asks about all mail records, and finds the nameservers first, because nothing is remembered. The SPF record includes others, two levels deep. Then one nameserver and two resolvers stop answering. At last, a process of its own looks at the MX of ${domains} domains twice, five at a time, as the bot does every five minutes in the night of a cutover: first without anything remembered, then with the nameservers remembered. Only this process is measured, without the rest of the bot. Its memory is the highest resident set, less the one before the first look. At most 100 questions a second are asked, and 20 of one server. 1 MB is 1,024 × 1,024 bytes.`,
  measure: measureLooks,
};

/** What a process says that looked at all domains. See watch-alone.ts. */
export interface Watched {
  /** How long each round took, in seconds. */
  rounds: number[];
  megabytes: number;
  /** How many answers had failed. */
  failed: number;
}

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
    const count = run.quick ? 50 : domains;
    const watched = await watchInProcess(own, count);
    const [first = 0, next = 0] = watched.rounds;
    const { megabytes, failed } = watched;
    return {
      figure: `${all.toFixed(2)} s, ${half.toFixed(2)} s, ${Math.max(first, next).toFixed(0)} s, ${megabytes.toFixed(0)} MB`,
      met:
        all <= most.seconds &&
        half <= most.halfDead &&
        Math.max(first, next) <= most.watch &&
        megabytes <= most.megabytes &&
        failed === 0,
      notes: [
        `${count} domains took ${first.toFixed(0)} s without remembered nameservers, and ${next.toFixed(0)} s with them. ${failed} answers failed.`,
      ],
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
  for (const domain of ['acme.com', ...domainNames(domains)]) {
    own.setZone(domain, [
      { name: '@', type: 'MX', value: 'mx1.emailsrvr.com', priority: 10 },
      { name: '@', type: 'MX', value: 'mx2.emailsrvr.com', priority: 20 },
      ...txt('v=spf1 include:emailsrvr.com ~all'),
      { name: 'autodiscover', type: 'CNAME', value: 'autodiscover.emailsrvr.com' },
    ]);
  }
}

/** The names of the domains that are watched. */
export function domainNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `customer-${index}.com`);
}

/** Returns the time of the slowest look, in seconds. Each begins with nothing remembered. */
async function slowest(own: OwnDns, looks: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < looks; count += 1) {
    const dns = createDns(own.settings, systemClock);
    const started = performance.now();
    const selectors = ['selector1', 'selector2'];
    const seen = await dns.look({ domain: 'acme.com', records: 'all', selectors });
    times.push((performance.now() - started) / 1_000);
    if (answerIn(seen.nameservers[0]!, 'acme.com', 'MX')?.is !== 'records' || seen.spfLookups !== 2) {
      throw new Error('the look saw too little');
    }
  }
  return Math.max(...times);
}

async function watchInProcess(own: OwnDns, count: number): Promise<Watched> {
  const script = join(import.meta.dirname, 'watch-alone.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(own.settings), String(count)], {
    env: { PATH: process.env.PATH, ...nodeVariables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout)) as Watched;
}

if (import.meta.main) await runAlone(figure);
