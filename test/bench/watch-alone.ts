/* Looks at the MX of many domains in a process of its own, and prints a `Watched` as JSON. dns.ts starts it. */
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import { createDns } from '../../src/dns/create-dns.ts';
import { domainNames, type Watched } from './dns.ts';

const [settings = '', count] = process.argv.slice(2);
const dns = createDns(JSON.parse(settings), systemClock);
await delay(300);

const before = process.memoryUsage.rss();
const watched: Watched = { rounds: [], megabytes: 0, failed: 0 };
for (let round = 0; round < 2; round += 1) {
  const started = performance.now();
  const waiting = domainNames(Number(count)).values();
  await Promise.all(Array.from({ length: 5 }, () => lookAtThem(waiting)));
  watched.rounds.push((performance.now() - started) / 1_000);
}
// The highest resident set is in kilobytes.
watched.megabytes = process.resourceUsage().maxRSS / 1024 - before / 1024 ** 2;
console.log(JSON.stringify(watched));

async function lookAtThem(waiting: Iterable<string>): Promise<void> {
  for (const domain of waiting) {
    const { nameservers, resolvers } = await dns.look({ domain, records: 'mx', selectors: [] });
    const answers = [...nameservers, ...resolvers].flatMap((view) => view.answers);
    watched.failed += answers.filter(({ answer }) => answer.is === 'failed').length;
    if (nameservers.length !== 2) watched.failed += 1;
  }
}
