import { createApp } from '../../src/app.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer } from '../support/database-url.ts';
import { say } from '../support/process.ts';
import { slackVariables, startSlack } from './bot.ts';

/* Creates tickets of every kind through the product's own commands. A large database contains copies of these tickets (see multiply.ts), so it has the same mix of tickets. */

/** How many tickets there are, how many of them are open, and how many are stalled. */
export const mix = { tickets: 50, open: 33, stalled: 4 };

/** An original ticket, and the words that its copies replace. */
export interface Original {
  number: number;
  /** A lowercase word in the ticket's domain and customer name. No other ticket has this word. */
  word: string;
  account: string;
  /**
   * How far copies may be moved back in time, in hours. Open tickets can't be moved far, because jobs for them would
   * become due.
   */
  reach: number;
}

/** A word in the names of a third of all customers. */
export const commonWord = 'foods';

const trades = ['Foods', 'Legal', 'Timber'];

/** Paths of tickets, each with a step that can be completed right after the ticket is opened. */
const paths = [
  { path: 'from:rackspace-email to:office-365 service:assisted', step: 'U-01' },
  { path: 'from:gmail to:office-365 service:assisted', step: 'E-02' },
  { path: 'from:exchange-2010 to:hosted-exchange service:assisted hosting:hosted', step: 'E-02' },
  { path: 'from:imap to:office-365 service:self-service' },
  { path: 'from:rackspace-email to:hosted-exchange via:chat ticket:261001-00549' },
];

/**
 * Groups of tickets, in the order in which they are opened. `days` says how long ago a group is opened. Each line
 * starts with the name of its author.
 */
const groups = [
  { count: mix.stalled, days: 80, reach: 24 * 60, lines: [] },
  {
    count: 8,
    days: 60,
    reach: 24 * 300,
    lines: [...Array(12).fill('LEE advance N force:"it is all moved"')],
  },
  { count: 9, days: 50, reach: 24 * 300, lines: ['DANA cancel N the customer withdrew'] },
  { count: 2, days: 0, reach: 0.3, lines: ['DANA hold N until:FUTURE the customer asked for it'] },
  // These tickets stay in the first phase, which has the shortest limit. So the digest lists them as due soon.
  { count: 2, days: 0, reach: 0.3, lines: [] },
  { count: 15, days: 0, reach: 0.3, lines: ['LEE advance N force:"the customer insists"'] },
  { count: 10, days: 0, reach: 0.3, lines: Array(2).fill('LEE advance N force:"the customer insists"') },
];

/** Fills an empty database with tickets. Afterward, no job is due and no message is left to send. */
export async function openVariedTickets(url: string): Promise<Original[]> {
  const slack = await startSlack();
  let now = new Date();
  const clock: Clock = { now: () => now };
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', DATABASE_URL: url, ...slackVariables(slack) });
  const app = await createApp(config, { clock, clockwork: false, logger: createLogger('error') });
  slack.botUrl = `http://127.0.0.1:${await app.start()}`;
  const ask = (who: string, text: string) => {
    now = new Date(now.getTime() + 60_000);
    return say(slack.platform, `U0${who}`, text);
  };
  const today = Date.now();
  const future = new Date(today + 60 * 24 * 3_600_000).toISOString().slice(0, 10);
  const originals: Original[] = [];
  try {
    for (const { count, days, reach, lines } of groups) {
      for (let i = 0; i < count; i++) {
        now = new Date(today - days * 24 * 3_600_000 + (days > 0 ? i * 3_600_000 : -600_000));
        const original = await openTicket(ask, originals.length);
        originals.push({ ...original, reach });
        for (const line of lines) {
          const [who, ...words] = line
            .replace(' N ', ` ${original.number} `)
            .replace('FUTURE', future)
            .split(' ');
          await ask(who!, words.join(' '));
        }
      }
    }
    now = new Date();
    // Report the stalled tickets now, so that no job is due later.
    await app.tick();
    await app.drain();
    await expectMix(url, (text) => say(slack.platform, 'U0DANA', text));
  } finally {
    await app.stop();
    await slack.platform.stop();
  }
  return originals;
}

async function openTicket(
  ask: (who: string, text: string) => Promise<string>,
  i: number,
): Promise<Omit<Original, 'reach'>> {
  const word = `wexal${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`;
  const name = `${word[0]!.toUpperCase()}${word.slice(1)} ${trades[i % trades.length]}`;
  const account = String(9_000_000 + i);
  const { path, step } = paths[i % paths.length]!;
  const opened = await ask(
    'DANA',
    `open ${word}.example ${path} mailboxes:${10 + i} customer:"${name}" account:${account}`,
  );
  const number = Number(/\b[A-Z]{3}-(\d+)/.exec(opened)?.[1]);
  if (!number) throw new Error(`no ticket was opened: ${opened}`);
  const owner = ['DANA', 'SAM', 'LEE', undefined][i % 4];
  if (owner) await ask(owner, `assign ${number} me`);
  await ask('DANA', `note ${number} called ${name}, they want it soon`);
  if (step) await ask('DANA', `done ${number} ${step}`);
  if (i % 7 === 0) await ask('SAM', `block ${number} CREDS_INVALID 3 of ${i} fail`);
  return { number, word, account };
}

/** Throws unless the product counts the planned number of open and stalled tickets. */
async function expectMix(url: string, ask: (text: string) => Promise<string>): Promise<void> {
  const [row] = await askServer(url, 'SELECT count(*)::int AS tickets FROM "Ticket"');
  const [open, stalled] = [await ask('list'), await ask('list stalled')];
  const says = (answer: string, count: number) => new RegExp(`^${count}\\b`).test(answer);
  if (row?.tickets !== mix.tickets || !says(open, mix.open) || !says(stalled, mix.stalled))
    throw new Error(`the tickets are not as planned: ${row?.tickets}; ${open}; ${stalled}`);
}
