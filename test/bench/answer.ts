import { get } from 'node:http';
import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { createFolder, replyTo, say } from '../support/process.ts';
import { startReady, startSlack, stopBot } from './bot.ts';
import { type Figure, type Run, runAlone } from './figure.ts';

const rounds = 300;

export const figure: Figure = {
  name: 'answer',
  what: 'HTTP answer to a command, compared with `/healthz`',
  how: `median of ${rounds} commands, as a multiple of the median of \`/healthz\``,
  explanation: `Slack waits at most three seconds for the HTTP answer to a command. The bot gets \`GET /healthz\`, a command that reads (\`show\`), and a command that changes something (\`note\`), one after the other, ${rounds} times. The time is from the request to the end of the HTTP answer. The private answer comes later and doesn't count. A multiple of \`/healthz\` depends less on the machine than milliseconds do. With DATABASE_URL, the bot uses that database.`,
  measure: timeAnswers,
};

async function timeAnswers(run: Run): ReturnType<Figure['measure']> {
  const folder = createFolder();
  const slack = await startSlack();
  const { platform } = slack;
  try {
    const { DATABASE_URL = '' } = process.env;
    const bot = await startReady(slack, { MD_DATA_DIR: folder.path, DATABASE_URL });
    const path = 'from:gmail to:office-365 service:assisted';
    const opened = await say(platform, 'U0DANA', `open acme.com ${path} customer:Acme account:1234567`);
    const ticket = /MIG-\d+/.exec(opened)?.[0];
    const times: [health: number, read: number, change: number][] = [];
    for (let i = 0; i < rounds; i++) {
      const health = await timeHealth(bot.url);
      const read = await timeCommand(platform, `show ${ticket}`);
      times.push([health, read, await timeCommand(platform, `note ${ticket} number ${i}`)]);
    }
    await stopBot(bot);
    const [health, read, change] = ([0, 1, 2] as const).map((i) => quantiles(times.map((all) => all[i])));
    for (const [name, [p50, p99]] of Object.entries({ health, read, change } as Record<string, number[]>)) {
      run.say(`${name}: median ${p50?.toFixed(1)} ms, 99th percentile ${p99?.toFixed(1)} ms`);
    }
    return {
      figure: `read: ${ratio(read![0], health![0])}; change: ${ratio(change![0], health![0])}`,
      notes: [
        `At the 99th percentile, as a multiple of the 99th percentile of \`/healthz\`: read ${ratio(read![1], health![1])}, change ${ratio(change![1], health![1])}.`,
        ...(platform.protocolErrors.length > 0 ? ['Slack would have rejected some of the answers.'] : []),
      ],
    };
  } finally {
    await platform.stop();
    folder.remove();
  }
}

/**
 * Returns the time until the HTTP response ends, in ms. Also waits for the private answer, but doesn't count that time.
 */
async function timeCommand(slack: SlackPlatform, text: string): Promise<number> {
  const answer = await slack.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration', text });
  await replyTo(slack, answer);
  return answer.ms;
}

/** Returns how long a request on a new connection takes until the response ends, in ms. */
function timeHealth(url: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = get(`${url}/healthz`, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - started));
    });
    call.on('error', reject);
  });
}

function quantiles(all: number[]): [median: number, p99: number] {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return [at(0.5), at(0.99)];
}

function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(1)} times`;
}

if (import.meta.main) await runAlone(figure);
