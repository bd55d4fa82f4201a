import { createRandom } from '../../scripts/random.ts';
import { askServer } from '../support/database-url.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { gatherCrowd } from './burst-load.ts';
import { type Figure, type Run, runAlone } from './figure.ts';
import { openFilled } from './filled.ts';
import { median } from './median.ts';
import { type Side, type Times, timeAnswers } from './time-answers.ts';
import { commonWord, mix } from './varied-tickets.ts';

const sizes = [1_000, 10_000, 100_000];

/** How many times slower the largest database may be than the smallest one. */
const bound = 1.3;
const rounds = 60;

const inWords = sizes.map((size) => size.toLocaleString('en-US'));
const list = new Intl.ListFormat('en-US');

export const figure: Figure = {
  name: 'growth',
  what: `Answers with ${inWords.at(-1)} tickets, compared with ${inWords[0]}`,
  target: `each command at most ${bound} times slower`,
  how: `median of ${rounds} answers on each database, one at a time, in turn`,
  explanation: `The product's own commands create ${mix.tickets} tickets of every kind: with different paths, owners, and phases, and open, stalled, blocked, on hold, closed, and canceled. Copies of their rows fill databases of ${list.format(inWords)} tickets on one Postgres. Each copy has its own number, domain, customer, account, and dates. ${(100 * mix.open) / mix.tickets}% are open and ${(100 * mix.stalled) / mix.tickets}% stalled. A bot runs on each database. Each command is sent to one bot after the other, ${rounds} times in turn, so other load on the machine slows all of them. The time is from the signed request to the answer at the response_url. \`show\` asks for a random ticket. The common word is in a third of all customers' names, and the rare word in one.`,
  measure: compareSizes,
};

async function compareSizes(run: Run): ReturnType<Figure['measure']> {
  const filled = await openFilled(run);
  const slack = await startSlack();
  const crowd = await gatherCrowd(slack);
  const sides: (Side & { url: string })[] = [];
  try {
    for (const size of sizes) {
      const variables = await filled.variables(size);
      const bot = await startReady(slack, variables);
      sides.push({ name: `${size.toLocaleString('en-US')} tickets`, size, bot, url: variables.DATABASE_URL });
    }
    const before = await Promise.all(sides.map(countEvents));
    const times = await timeAnswers(run, crowd, sides, listCommands(run, filled.originals[0]!.word), rounds);
    const after = await Promise.all(sides.map(countEvents));
    if (String(before) !== String(after)) throw new Error('the tickets changed during the measurement');
    for (const { bot } of sides) await stopBot(bot);
    return summarize(times);
  } finally {
    await Promise.all([crowd.stop(), slack.platform.stop()]);
  }
}

/**
 * Returns the commands to measure, by name. Each function takes the number of tickets and returns the command's text.
 */
function listCommands(run: Run, rareWord: string): Map<string, (size: number) => string> {
  const random = createRandom(run.seed);
  const all = new Map<string, (size: number) => string>([
    ['show', (size) => `show ${1 + Math.floor(random() * size)}`],
    ['list', () => 'list'],
    ['list stalled', () => 'list stalled'],
    ['the bare command', () => ''],
    ['list with a rare word', () => `list ${rareWord}`],
    ['list with a common word', () => `list ${commonWord}`],
  ]);
  return new Map([...all].filter(([name]) => run.parts.length === 0 || run.parts.includes(name)));
}

async function countEvents({ url }: { url: string }): Promise<unknown> {
  return (await askServer(url, 'SELECT count(*) AS all FROM "Event"'))[0]?.all;
}

function summarize(times: Map<string, Times[]>): Awaited<ReturnType<Figure['measure']>> {
  const ratios = new Map(
    [...times].map(([name, all]) => [name, all.map(({ took }) => median(took) / median(all[0]!.took))]),
  );
  const last = [...ratios].map(([name, all]) => ({ name, ratio: all.at(-1)! }));
  const table = [
    `| command | ${inWords.map((size) => `${size} tickets`).join(' | ')} |`,
    `|---|${sizes.map(() => '---|').join('')}`,
    ...[...ratios].map(([name, all]) => `| ${name} | ${all.map((one) => one.toFixed(2)).join(' | ')} |`),
  ];
  return {
    figure: last.map(({ name, ratio }) => `${name} ${ratio.toFixed(1)}`).join(', '),
    met: last.every(({ ratio }) => ratio <= bound),
    notes: [`How many times slower than with ${inWords[0]} tickets:`, table.join('\n')],
  };
}

if (import.meta.main) await runAlone(figure);
