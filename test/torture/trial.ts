import { platformChanges } from '../support/desk.ts';
import { untilNothingOwed } from '../support/process.ts';
import { createScene } from '../support/process-scene.ts';
import type { Harm } from './harms.ts';
import { prepare, startLoad } from './load.ts';
import { type Tally, tally } from './tally.ts';

interface Trial {
  /** Each with how often it is done. */
  harms: [harm: Harm, times: number][];
  /** Several replicas share a server. One has its own Postgres. */
  replicas?: number;
  /** The data folder. A temporary one by default. */
  dataDir?: string;
  /** Whether the bot posts in a channel that it isn't in, where it can't look for its own messages. */
  isOutside?: boolean;
}

/**
 * Runs the product while people work and things go wrong. Resolves to what was lost, torn, or sent twice.
 */
export async function runTrial({ harms, replicas = 1, dataDir, isOutside = false }: Trial): Promise<Tally> {
  const scene = await createScene(replicas > 1 ? 'server' : 'own', dataDir);
  try {
    for (let i = 0; i < replicas; i++) await scene.start();
    await prepare(scene.slack, !isOutside);
    const load = startLoad(scene.slack);
    for (const [harm, times] of harms)
      for (let round = 1; round <= times; round++) {
        await load.confirms(20);
        await harm.run(scene, load);
      }
    await load.confirms(20);
    await load.stop();
    const bots = scene.bots();
    // A place that failed may have to wait for five minutes.
    await untilNothingOwed(bots[0]!, 360_000);
    for (const bot of bots) bot.kill('SIGTERM');
    await Promise.all(bots.map(({ ended }) => ended));
    const opened = await scene.open();
    const found = await tally(opened, scene.slack, platformChanges, load.confirmed).finally(opened.close);
    return found;
  } finally {
    await scene.stop();
  }
}
