import { createRandom } from '../../scripts/random.ts';
import { newMailbox } from '../../src/mailbox/mailbox.ts';
import { tallyOf } from '../../src/mailbox/tally.ts';
import { askServer } from '../support/database-url.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { gatherCrowd } from './burst-load.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { openFilled } from './filled.ts';
import { median } from './median.ts';
import { type Side, timeAnswers } from './time-answers.ts';
import { mix } from './varied-tickets.ts';

const tickets = 2_000;
const perTicket = 50;
const rounds = 60;

/** How many times slower an answer may be with mailboxes. More than 1, because equal answers differ by chance. */
const bound = 1.2;

const inAll = (tickets * perTicket).toLocaleString('en-US');

export const figure: Figure = {
  name: 'mailboxes',
  what: `Answers of ${tickets.toLocaleString('en-US')} tickets that list ${inAll} mailboxes, compared with tickets without a list`,
  target: `\`show\` and \`list\` at most ${bound} times slower`,
  how: `median of ${rounds} answers on each database, one at a time, in turn`,
  explanation: `Two databases have the same mix of tickets as for "growth". In one, each ticket lists ${perTicket} mailboxes with reports of the migration tool. A bot runs on each. Each command is sent to one bot after the other. \`show\` and \`next\` ask for a random ticket. \`mailboxes\`, which reads the list, is only noted.`,
  measure: compare,
};

async function compare(run: Run): ReturnType<Figure['measure']> {
  const filled = await openFilled(run);
  const slack = await startSlack();
  const crowd = await gatherCrowd(slack);
  const sides: Side[] = [];
  try {
    // The numbers differ by one set of tickets, because each number of tickets has its own database.
    for (const size of [tickets, tickets + mix.tickets]) {
      const variables = await filled.variables(size);
      const isListed = size > tickets;
      if (isListed) await listMailboxes(variables.DATABASE_URL);
      const name = isListed ? 'lists' : 'no lists';
      sides.push({ name, size: tickets, bot: await startReady(slack, variables) });
    }
    const random = createRandom(run.seed);
    const any = () => 1 + Math.floor(random() * tickets);
    const commands = new Map([
      ['show', () => `show ${any()}`],
      ['list', () => 'list'],
      ['next', () => `next ${any()}`],
      ['mailboxes', () => `mailboxes ${any()}`],
    ]);
    const times = await timeAnswers(run, crowd, sides, commands, rounds);
    for (const { bot } of sides) await stopBot(bot);
    const ratios = [...times].map(([name, [without, listed]]) => ({
      name,
      ratio: median(listed!.took) / median(without!.took),
    }));
    const compared = ratios.filter(({ name }) => name !== 'mailboxes');
    return {
      figure: compared.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(', '),
      met: compared.every(({ ratio }) => ratio <= bound),
      notes: [
        `\`mailboxes\` with a list took ${median(times.get('mailboxes')![1]!.took).toFixed(0)} ms, and without one ${median(times.get('mailboxes')![0]!.took).toFixed(0)} ms.`,
      ],
    };
  } finally {
    await Promise.all([crowd.stop(), slack.platform.stop()]);
  }
}

/** Gives each ticket of a database a list of mailboxes, most of which are done. */
async function listMailboxes(url: string): Promise<void> {
  const listed = Array.from({ length: perTicket }, (_, i) => ({
    ...newMailbox(`user${i}@acme.com`, `user${i}@acme.com`),
    received: true,
    exists: true,
    verified: true,
    sizeGb: 4,
    status: i % 10 === 0 ? ('running' as const) : ('done' as const),
    toolStatus: i % 10 === 0 ? 'Processing' : 'Completed',
    passes: 2,
    copied: i % 10 !== 0,
  }));
  await askServer(
    url,
    `INSERT INTO "Mailbox" SELECT (jsonb_populate_record(NULL::"Mailbox", m || jsonb_build_object('ticketNumber', t."number"))).*
      FROM "Ticket" t, jsonb_array_elements('${JSON.stringify(listed)}'::jsonb) m`,
  );
  const tally = JSON.stringify(tallyOf(listed, 'rackspace-email'));
  await askServer(
    url,
    `UPDATE "Ticket" SET "listsMailboxes" = true, "mailboxes" = ${perTicket}, "mailboxTally" = '${tally}'::jsonb`,
  );
  await askServer(url, 'ANALYZE');
}

if (import.meta.main) await runAlone(figure);
