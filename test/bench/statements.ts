import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startOwnServer } from '../../src/db/own-server.ts';
import { createLogger } from '../../src/logger.ts';
import { askServer } from '../support/database-url.ts';
import { createFolder, say } from '../support/process.ts';
import { type Counted, countStatements, type Statement, statementBudget } from '../support/statements.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';

type Kind = keyof typeof statementBudget;
const kinds = Object.keys(statementBudget) as Kind[];

/** How many times each command is counted. */
const repeats = 5;

export const figure: Figure = {
  name: 'statements',
  what: 'Statements that a command sends to Postgres',
  target: kinds.map((kind) => `\`${kind}\` at most ${statementBudget[kind]}`).join(', '),
  how: "counted in the server's log, from the person check to COMMIT, with one subscribed channel",
  explanation: `The bot uses a Postgres that logs every statement as JSON (\`log_statement=all\`). One channel is subscribed to everything. The person has just sent another command, so the bot does not need to look up their account. Each command is sent ${repeats} times, one at a time. In the server's log, two marker statements of our own enclose it. BEGIN and COMMIT count. The log has the process id of each connection, so the statements are sorted by transaction. The courier is left out: these are transactions and single statements with no tables except \`Delivery\`, \`Destination\`, and \`Anchor\`. Statements with the schema of pg-boss are left out, too. The figure is the most frequent number, because the jobs that run each minute may overlap with a command.`,
  measure: countInLog,
};

/** Settings that make Postgres write one JSON object per statement to a file. */
const logging = {
  log_statement: 'all',
  log_destination: 'jsonlog',
  logging_collector: 'on',
  log_filename: 'statements.log',
  log_rotation_age: '0',
  log_rotation_size: '0',
};

async function countInLog(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  const slack = await startSlack();
  const server = await startOwnServer(folder.path, createLogger('error'), logging);
  const log = openLog(join(folder.path, 'postgres/log/statements.json'), server.url);
  const counts = new Map(kinds.map((kind): [Kind, Counted[]] => [kind, []]));
  try {
    const bot = await startReady(slack, { MD_DATA_DIR: join(folder.path, 'bot'), DATABASE_URL: server.url });
    const ask = (text: string) => say(slack.platform, 'U0DANA', text);
    await ask('subscribe');
    for (let i = 0; i <= repeats; i++) {
      let ticket = '';
      const count = async (kind: Kind, text: string) => {
        let answer = '';
        const statements = await log.during(async () => {
          answer = await ask(text);
        });
        ticket ||= /MIG-(\d+)/.exec(answer)?.[1] ?? '';
        // Don't count the first time, because it also opens connections and looks up the person's account.
        if (i > 0) counts.get(kind)!.push(countStatements(statements));
      };
      const path = 'from:rackspace-email to:office-365 service:assisted';
      await count('open', `open acme${i}.com ${path} customer:"Acme ${i}" account:${1_234_567 + i}`);
      await count('show', `show ${ticket}`);
      await count('list', 'list');
      await count('note', `note ${ticket} called, no answer`);
      await count('done', `done ${ticket} U-01`);
    }
    await stopBot(bot);
  } finally {
    await Promise.all([slack.platform.stop(), server.stop()]);
    folder.remove();
  }
  return summarize(run, counts);
}

/** Reads the statements that the server logs. */
function openLog(file: string, url: string): { during(work: () => Promise<void>): Promise<Statement[]> } {
  let marks = 0;

  /** Writes a marker and waits until it is in the log. Returns the number of lines before the marker. */
  async function mark(): Promise<number> {
    const words = `mark ${++marks} of the measurement`;
    await askServer(url, `SELECT '${words}'`);
    for (;;) {
      const found = readLines().findIndex((line) => line.includes(words));
      if (found >= 0) return found;
      await delay(5);
    }
  }

  function readLines(): string[] {
    return readFileSync(file, 'utf8').split('\n');
  }

  return {
    async during(work) {
      const from = await mark();
      await work();
      const to = await mark();
      return readLines()
        .slice(from + 1, to)
        .flatMap(toStatement);
    },
  };
}

function toStatement(line: string): Statement[] {
  const { pid, message } = JSON.parse(line) as { pid: number; message: string };
  const text = /^(?:statement|execute [^:]*): (.*)$/s.exec(message)?.[1];
  return text === undefined ? [] : [{ session: pid, text }];
}

function summarize(run: Run, counts: Map<Kind, Counted[]>): Awaited<ReturnType<Figure['measure']>> {
  const results = kinds.map((kind) => {
    const all = counts.get(kind)!;
    const usual = mostFrequent(all.map(({ own }) => own.length));
    if (run.parts.includes(kind)) {
      const shown = all.find(({ own }) => own.length === usual)!;
      for (const text of shown.own) run.say(`${kind}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
    }
    return { kind, usual, all };
  });
  const total = (part: keyof Counted['leftOut']) =>
    results.flatMap(({ all }) => all).reduce((sum, { leftOut }) => sum + leftOut[part].length, 0);
  const odd = results.flatMap(({ kind, usual, all }) =>
    all.filter(({ own }) => own.length !== usual).map(({ own }) => `\`${kind}\` ${own.length}`),
  );
  return {
    figure: results.map(({ kind, usual }) => `\`${kind}\` ${usual}`).join(', '),
    met: results.every(({ kind, usual }) => usual <= statementBudget[kind]),
    notes: [
      `Left out while ${repeats * kinds.length} commands ran: ${total('courier')} statements of the courier, ${total('queue')} of pg-boss, and ${total('cutOff')} of transactions that started before a command or ended after its answer. ${odd.length > 0 ? `Other counts: ${odd.join(', ')}.` : 'Every repetition had the same number.'}`,
    ],
  };
}

function mostFrequent(numbers: number[]): number {
  const times = (one: number) => numbers.filter((other) => other === one).length;
  return numbers.toSorted((a, b) => times(b) - times(a) || a - b)[0]!;
}

if (import.meta.main) await runAlone(figure);
