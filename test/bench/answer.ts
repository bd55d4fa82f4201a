/*
 * How long Slack waits for the HTTP answer to a command, beside what the process needs for /healthz in the same run:
 * `node test/bench/answer.ts [rounds]`, with DATABASE_URL for a server.
 */
import { get } from 'node:http';
import { createSlackPlatform } from '../../src/playground/slack/platform.ts';
import { createFolder, replyTo, say, startBot } from '../support/process.ts';

const rounds = Number(process.argv[2] ?? 300);
const folder = createFolder();
const slack = createSlackPlatform({ botUrl: () => `${bot.url}/slack/events` });
await slack.start();
const { DATABASE_URL = '' } = process.env;
const bot = await startBot(slack, { MD_DATA_DIR: folder.path, DATABASE_URL, LOG_LEVEL: 'error' });
await say(
  slack,
  'U0DANA',
  'open acme.com from:gmail to:office-365 service:assisted customer:Acme account:1234567',
).catch(() => {});

const times: Record<string, number[]> = { 'GET /healthz': [], 'a read': [], 'a change': [] };
for (let i = 0; i < rounds; i++) {
  times['GET /healthz']?.push(await timeHealth());
  times['a read']?.push(await timeCommand('show 1'));
  times['a change']?.push(await timeCommand(`note 1 number ${i}`));
}
const answered =
  slack.protocolErrors.length === 0 ? 'every answer was a 200' : JSON.stringify(slack.protocolErrors);
console.log(`${rounds} rounds, one request at a time on one machine; ${answered}.`);
const base = quantiles(times['GET /healthz'] ?? []);
for (const [name, all] of Object.entries(times)) {
  const [p50, p99] = quantiles(all);
  const ratio = `${(p50 / base[0]).toFixed(1)} / ${(p99 / base[1]).toFixed(1)} times /healthz`;
  console.log(`${name.padEnd(13)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${ratio})`);
}
bot.kill('SIGTERM');
await bot.ended;
await slack.stop();
folder.remove();

/** Milliseconds to the whole HTTP answer; what the command does afterwards is waited for, and not counted. */
async function timeCommand(text: string): Promise<number> {
  const answer = await slack.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration', text });
  await replyTo(slack, answer);
  return answer.ms;
}

/** The same, on a connection of its own as well. */
function timeHealth(): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = get(`${bot.url}/healthz`, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - started));
    });
    call.on('error', reject);
  });
}

function quantiles(all: number[]): [number, number] {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return [at(0.5), at(0.99)];
}
