import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Figure, type Run, runAlone } from './figure.ts';

/** The target, in minutes. */
const bound = 7;

export const figure: Figure = {
  name: 'tests',
  what: '`npm test` on 2 cores, including the browser',
  target: `at most ${bound} min`,
  how: 'wall time of one run',
  explanation: `\`npm test\` runs once, with everything installed. On a machine with more cores, \`taskset\` limits it to two. The time is wall time and includes the style and type checks. The figure counts only if Chromium is installed and every test passes.`,
  measure: timeTests,
};

async function timeTests(run: Run): ReturnType<Figure['measure']> {
  // Leave out TEST_DATABASE_URL, because the suite would run more tests with it.
  const { TEST_DATABASE_URL: _, ...env } = process.env;
  const bounded = availableParallelism() > 2 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
  const [program, ...args] = [...(bounded ? ['taskset', '-c', '0,1'] : []), 'npm', 'test'];
  const started = performance.now();
  const child = spawn(program!, args, {
    cwd: join(import.meta.dirname, '../..'),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  const took = performance.now() - started;
  const lines = text.trim().split('\n');
  const closing = lines.at(-1) ?? 'no output';
  const browser = lines.findLast((line) => line.startsWith('Browser: ')) ?? 'Browser: unknown';
  for (const line of code === 0 ? [browser] : lines.slice(-60)) run.say(line);
  const time = `${Math.floor(took / 60_000)} min ${Math.floor((took % 60_000) / 1_000)} s`;
  const measured = { figure: `${time}; ${closing}`, notes: [browser] };
  if (code === 0 && /left out|unknown/.test(browser)) return measured;
  return { ...measured, met: code === 0 && took <= bound * 60_000 };
}

if (import.meta.main) await runAlone(figure);
