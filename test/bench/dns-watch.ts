import { setTimeout as delay } from 'node:timers/promises';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { createOwnDns } from '../../src/playground/dns/own-dns.ts';
import { askServer, databaseUrl } from '../support/database-url.ts';
import { createFolder, say } from '../support/process.ts';
import { type LoopbackSlack, startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { median } from './median.ts';
import { multiplyTickets } from './multiply.ts';
import { memoryOf } from './processes.ts';

/** How long each server takes for an answer, in ms. */
const answersAfter = 100;
const tickets = 500;
const most = { seconds: 300, megabytes: 60 };

/** How long a round may take until it counts as failed, in ms. */
const patience = 900_000;

/** How many commands each bot gets after the looks, so that both have worked. */
const commands = 2_000;

/** The words of the ticket that is copied. */
const original = { word: 'wexalaa', account: '9000000' };

export const figure: Figure = {
  name: 'dns-watch',
  what: `Watching the DNS of ${tickets} domains`,
  target: `each round within five minutes, and at most ${most.megabytes} MB more than without DNS`,
  how: `time from the first look to the last one, with ${tickets} tickets in Cutover, and PSS of two bots that have worked`,
  explanation: `The product's own commands open a ticket and move it to Cutover. Copies of its rows fill two databases of ${tickets} tickets on one Postgres. Two bots run at the same time, one on each database: one watches DNS, and for the other, DNS is turned off. At the end, each gets ${commands.toLocaleString('en-US')} commands, \`note\` and \`show\`, because any work makes Node use more memory. A DNS of our own has a zone for each domain, with two nameservers, and four resolvers. Each of its servers answers after ${answersAfter} ms. In the first round, the bot has seen nothing yet. It looks at all records of each domain, stores them, and writes an event. Then each domain is made due, as after five minutes. In the second round, the bot looks at MX, and nothing has changed. Before the third round, half of the domains switch their MX on all nameservers. The bot completes steps, writes events, and owes messages to a channel that hears of everything. A round is over when every domain has been looked at again. The memory is the PSS of the two Node processes, the median of ten readings in the ten seconds after that. It includes nothing of Postgres or of the DNS. 1 MB is 1,024 × 1,024 bytes. The watch itself keeps about 1 MB: after the third round and a forced garbage collection in both bots, 69 MB of the heap are in use in the bot that watches, and 68 MB in the bot that has done nothing. The rest of the difference before the commands is what Node takes for any work and keeps: about 20 MB of empty heap, and about 65 MB outside the heap. A bot that gets commands takes most of it, too.`,
  measure: watchAll,
};

async function watchAll(run: Run): ReturnType<Figure['measure']> {
  const count = run.quick ? 50 : tickets;
  const folder = createFolder();
  const own = await createOwnDns({ delay: answersAfter });
  const server = await startOwnServer(folder.path, createLogger('error'), { max_connections: '60' });
  const slack = await startSlack();
  const otherSlack = await startSlack();
  try {
    await askServer(server.url, 'CREATE DATABASE plain');
    const url = databaseUrl(server.url, 'plain');
    await openInCutover(url, folder.path);
    await multiplyTickets(url, [{ number: 1, ...original, reach: 0 }], count);
    await askServer(server.url, 'CREATE DATABASE watched TEMPLATE plain');
    const watched = databaseUrl(server.url, 'watched');
    const domains = (await askServer(watched, 'SELECT domain FROM "Ticket" ORDER BY number')).map((row) =>
      String(row.domain),
    );
    const old = { name: '@', type: 'MX', value: 'mail.acme-old.example', priority: 10, ttl: 300 } as const;
    for (const domain of domains) own.setZone(domain, [old]);

    const off = await startReady(otherSlack, { DATABASE_URL: url, MD_DATA_DIR: `${folder.path}/off` });
    const started = new Date();
    const variables = { DATABASE_URL: watched, MD_DATA_DIR: `${folder.path}/on`, ...own.env };
    const on = await startReady(slack, variables);
    const rounds = [await round(watched, started, count)];
    run.say(`first round: ${rounds[0]!.toFixed(0)} s`);
    rounds.push(await nextRound(watched, count));
    run.say(`nothing has changed: ${rounds[1]!.toFixed(0)} s`);
    for (const domain of domains.slice(0, count / 2))
      own.change(domain, { name: '@', type: 'MX', records: [{ value: 'mx1.emailsrvr.com', priority: 10 }] });
    rounds.push(await nextRound(watched, count));
    run.say(`half have switched: ${rounds[2]!.toFixed(0)} s`);
    const early = [memoryOf([on.pid]), memoryOf([off.pid])];
    await Promise.all([slack, otherSlack].map((one) => work(one, run.quick ? 100 : commands)));
    const [withDns, without] = await Promise.all([on.pid, off.pid].map(usualMemory));
    const [seen] = await askServer(
      watched,
      `SELECT count(*)::int AS switched FROM "Event" WHERE type = 'dns' AND text LIKE '%saw MX switched%'`,
    );
    await Promise.all([stopBot(on), stopBot(off)]);
    const more = withDns! - without!;
    return {
      figure: `${rounds.map((took) => `${took.toFixed(0)} s`).join(', ')}; ${more.toFixed(0)} MB more`,
      met:
        rounds.every((took) => took <= most.seconds) &&
        more <= most.megabytes &&
        seen?.switched === Math.floor(count / 2),
      notes: [
        `The three rounds: nothing known (all records), nothing changed (MX), and half of the domains switched. The bot saw ${seen?.switched} switches. After the commands, it used ${withDns!.toFixed(0)} MB, and the bot without DNS ${without!.toFixed(0)} MB. Before the commands, when the bot without DNS had done nothing yet, it was ${early.map((one) => `${one.toFixed(0)} MB`).join(' and ')}.`,
      ],
    };
  } finally {
    own.stop();
    await Promise.all([slack.platform.stop(), otherSlack.platform.stop()]);
    await server.stop();
    folder.remove();
  }
}

/** Opens the ticket that is copied, in a channel that hears of everything, and moves it to Cutover. */
async function openInCutover(url: string, folder: string): Promise<void> {
  const slack = await startSlack();
  try {
    const bot = await startReady(slack, {
      DATABASE_URL: url,
      MD_DATA_DIR: `${folder}/fill`,
      MD_LEADS: 'U0LEE',
    });
    const { word, account } = original;
    await say(
      slack.platform,
      'U0DANA',
      `open ${word}.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"${word}" account:${account} ticket:180621-01234`,
    );
    await say(slack.platform, 'U0DANA', 'subscribe everything');
    for (let phase = 0; phase < 7; phase += 1)
      await say(slack.platform, 'U0LEE', 'advance 1 force:"agreed by phone"');
    await stopBot(bot);
    const [row] = await askServer(url, 'SELECT phase FROM "Ticket"');
    if (row?.phase !== 'cutover') throw new Error(`the ticket is in ${row?.phase}, not in Cutover`);
  } finally {
    await slack.platform.stop();
  }
}

/** Sends commands about the first ticket, ten at a time. */
async function work({ platform }: LoopbackSlack, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        say(
          platform,
          `${['U0DANA', 'U0SAM', 'U0LEE'][i % 3]}`,
          i % 2 === 0 ? 'show 1' : `note 1 call ${sent + i}`,
        ),
      ),
    );
}

/** The median of ten readings in ten seconds, in MB. */
async function usualMemory(pid: number): Promise<number> {
  const readings: number[] = [];
  for (let count = 0; count < 10; count += 1) {
    await delay(1_000);
    readings.push(memoryOf([pid]));
  }
  return median(readings);
}

/** Makes every domain due, and waits for a round. Returns how long the round took, in seconds. */
async function nextRound(url: string, count: number): Promise<number> {
  const since = new Date();
  await askServer(url, `UPDATE "DnsWatch" SET "nextAt" = now()`);
  return round(url, since, count);
}

/**
 * Waits until every domain has been looked at since a moment. Returns the time from the first look to the last one, in seconds. The
 * time before the first look isn't counted, because looks begin each minute.
 */
async function round(url: string, since: Date, count: number): Promise<number> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const [row] = await askServer(
      url,
      `SELECT count(*)::int AS seen, extract(epoch FROM max("seenAt") - min("seenAt"))::float AS took
       FROM "DnsWatch" WHERE "seenAt" >= '${since.toISOString()}'`,
    );
    if (row?.seen === count) return Number(row.took);
    await delay(500);
  }
  throw new Error(`not every domain was looked at within ${patience / 1_000} seconds`);
}

if (import.meta.main) await runAlone(figure);
