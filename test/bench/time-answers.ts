import type { ReadyBot } from './bot.ts';
import type { Crowd } from './burst-load.ts';
import type { Run } from './figure.ts';
import { median } from './median.ts';
import { cpuOf, treeOf } from './processes.ts';

/** A bot on a database. */
export interface Side {
  /** What is in the database: `1,000 tickets`. */
  name: string;
  /** How many tickets it has. */
  size: number;
  bot: ReadyBot;
}

/**
 * Measurements of one command on one database, in ms. `took` is how long each answer took. `cpu` is the CPU time that
 * the bot and Postgres used.
 */
export interface Times {
  took: number[];
  cpu: number[];
}

/**
 * Measures each command on each database: to one bot after the other, in turn, so that other load on the machine slows all of
 * them.
 */
export async function timeAnswers(
  run: Run,
  crowd: Crowd,
  sides: Side[],
  commands: Map<string, (size: number) => string>,
  rounds: number,
): Promise<Map<string, Times[]>> {
  const create = (name: string): [string, Times[]] => [name, sides.map(() => ({ took: [], cpu: [] }))];
  const times = new Map([...commands.keys()].map(create));
  const bots = sides.map(({ bot }) => bot.pid);
  const warmUp = 5;
  for (let round = 0; round < warmUp + (run.quick ? 20 : rounds); round++) {
    // All descendants of this process belong to Postgres, except the bots.
    const postgres = treeOf(process.pid).filter((pid) => pid !== process.pid && !bots.includes(pid));
    for (const [name, command] of commands) {
      // Change the order each round, so that no bot is always first.
      for (const i of sides.map((_, i) => (i + round) % sides.length)) {
        const { bot, size } = sides[i]!;
        const text = command(size);
        const cpu = () => cpuOf([bot.pid, ...postgres]);
        const [started, cpuBefore] = [performance.now(), cpu()];
        await crowd.ask(bot.url, text);
        const took = performance.now() - started;
        if (round < warmUp) continue;
        times.get(name)![i]!.took.push(took);
        times.get(name)![i]!.cpu.push(cpu() - cpuBefore);
      }
    }
  }
  for (const [name, all] of times) {
    const each = all.map(({ took, cpu }) => `${median(took).toFixed(1)} ms (CPU ${mean(cpu).toFixed(1)})`);
    run.say(`${name}: ${each.join(', ')} with ${sides.map((side) => side.name).join(', ')}`);
  }
  return times;
}

function mean(all: number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}
