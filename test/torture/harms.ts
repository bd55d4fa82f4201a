import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { askUntil } from '../support/process.ts';
import type { Scene } from '../support/process-scene.ts';
import { listProcesses, serverPid } from '../support/store.ts';
import type { Load } from './load.ts';
import { between } from './rounds.ts';

/** Something that goes wrong. */
export interface Harm {
  /** In a few words, for the page. */
  what: string;
  /** How often the page's run does it. */
  times: number;
  /** Does it once, while people work. At the end, everything is running again. */
  run(scene: Scene, load: Load): Promise<void>;
}

/** Kills one of the replicas at a random moment, and starts another one. */
export const kill: Harm = {
  what: 'the bot is killed (kill -9) at a random moment, and started again',
  times: 50,
  async run(scene, load) {
    await load.asked(between(1, 25));
    const bots = scene.bots();
    const bot = bots[between(0, bots.length - 1)]!;
    bot.kill('SIGKILL');
    await bot.ended;
    await scene.start();
  },
};

const posts = ['chat.postMessage', 'chat.update'];

/** What Slack does instead of an answer. */
const answers: [what: string, begin: (slack: SlackPlatform, method: string) => void][] = [
  [
    '429',
    ({ faults }, method) => faults.failNext(method, { status: 429, headers: { 'retry-after': '1' } }, 500),
  ],
  ['500', ({ faults }, method) => faults.failNext(method, { status: 500 }, 500)],
  ['nothing for a minute', ({ faults }, method) => faults.delay(method, 60_000)],
  ['a reset, after it took the message', ({ faults }, method) => faults.dropAnswer(method, 500)],
  [
    'an HTML page with status 200',
    ({ faults }, method) =>
      faults.failNext(
        method,
        { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Down</html>' },
        500,
      ),
  ],
];

const outages: Harm[] = answers.map(([what, begin]) => ({
  what: `Slack's answer to every message is ${what}, until 40 commands were asked`,
  times: 5,
  async run({ slack }, load) {
    for (const method of posts) begin(slack, method);
    await load.asked(40);
    for (const method of posts) slack.faults.delay(method, 0);
    slack.faults.clear();
  },
}));

const frozen: Harm = {
  what: "the bot's Postgres is frozen (SIGSTOP), until 20 commands were asked",
  times: 5,
  async run(scene, load) {
    signalPostgres(scene, 'SIGSTOP');
    try {
      await load.asked(20);
    } finally {
      signalPostgres(scene, 'SIGCONT');
    }
    await untilReady(scene);
  },
};

const stopped: Harm = {
  what: "the bot's Postgres is killed (kill -9), and the bot starts it again",
  times: 5,
  async run(scene) {
    signalPostgres(scene, 'SIGKILL');
    await untilReady(scene);
  },
};

/** The harms that need nothing but the bot. */
export const harms: Harm[] = [kill, ...outages, frozen, stopped];

/** Fills the disk that has the bot's data, and frees it again. */
export function fillDisk(disk: string): Harm {
  const filler = `${disk}/filler`;
  return {
    what: "the disk with the bot's data is full, until 40 commands were asked",
    times: 3,
    async run(scene, load) {
      execFileSync('sh', ['-c', `cat /dev/zero > ${filler} 2>/dev/null || true`]);
      try {
        await load.asked(40);
      } finally {
        execFileSync('rm', [filler]);
      }
      await untilReady(scene);
    },
  };
}

const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

/** Whether this machine can run a process with a wrong clock: the Debian package `faketime`. */
export const canFakeTime = existsSync(faketime);

/**
 * Starts the bot with a wrong clock while Slack takes no messages, so that its jobs plan, and it decides when to try
 * again. Then Slack works, and the bot starts with the right clock.
 */
export function wrongClock(by: '+40d' | '-40d'): Harm {
  return {
    what: `the bot runs with its clock ${by === '+40d' ? '40 days ahead' : '40 days behind'} while messages wait`,
    times: 3,
    async run(scene, load) {
      const { slack } = scene;
      for (const method of posts) slack.faults.failNext(method, { status: 500 }, 500);
      await load.asked(10);
      await restart(scene, { LD_PRELOAD: faketime, FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: '1' });
      const earlier = slack.calls.length;
      await slack.until(
        () =>
          slack.calls.slice(earlier).find(({ method, status }) => posts.includes(method) && status === 500),
        60_000,
      );
      const { headers } = await fetch(`${scene.bots()[0]!.url}/healthz`);
      const jump = (Date.parse(headers.get('date')!) - Date.now()) / 86_400_000;
      if (Math.round(jump) !== Number.parseInt(by, 10))
        throw new Error(`the clock is wrong by ${jump} days, not ${by}`);
      slack.faults.clear();
      await restart(scene);
    },
  };
}

async function restart(scene: Scene, env?: Record<string, string>): Promise<void> {
  const [bot] = scene.bots();
  bot!.kill('SIGTERM');
  await bot!.ended;
  await scene.start(env);
}

/** Sends a signal to the Postgres server and its child processes. */
function signalPostgres({ env }: Scene, signal: NodeJS.Signals): void {
  const server = serverPid(env.MD_DATA_DIR!);
  const parts = listProcesses().filter(({ pid, parent }) => pid === server || parent === server);
  for (const { pid } of parts) process.kill(pid, signal);
}

async function untilReady(scene: Scene): Promise<void> {
  await askUntil(`${scene.bots()[0]!.url}/readyz`, ({ status }) => status === 200);
}
