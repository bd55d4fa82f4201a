import { afterAll, describe, test } from 'vitest';
import { createImage, loopMountProblem, mountImage } from '../bench/loop-disk.ts';
import { createFolder } from '../support/process.ts';
import { type Entry, writePage } from './document.ts';
import { canFakeTime, fillDisk, type Harm, harms, kill, wrongClock } from './harms.ts';
import { expectWhole } from './tally.ts';
import { runTeamsTrial, teamsAnswers } from './teams.ts';
import { runTrial } from './trial.ts';

const asked = process.env.TORTURE!;
const entries: Entry[] = [];
afterAll(() => writePage(entries, asked));

/** Runs one harm with all of its rounds, and adds it to the page, even if something was lost. */
function trial(harm: Harm, more: { replicas?: number; dataDir?: () => string; isOutside?: true } = {}): void {
  const what = `${more.replicas ? `one of ${more.replicas} replicas: ` : ''}${harm.what}${more.isOutside ? ', and posts in a channel that it is not in' : ''}`;
  test(what, { timeout: 3_600_000 }, async () => {
    const times = more.replicas || more.isOutside ? 20 : harm.times;
    const found = await runTrial({
      replicas: more.replicas,
      dataDir: more.dataDir?.(),
      isOutside: more.isOutside,
      harms: [[harm, times]],
    });
    entries.push({ what, times, found });
    // There, the message that was on its way can appear twice.
    expectWhole(more.isOutside ? { ...found, doubled: 0 } : found);
  });
}

describe('one bot with its own Postgres', () => {
  for (const harm of harms) trial(harm);
  trial(kill, { isOutside: true });
  if (canFakeTime) for (const by of ['+40d', '-40d'] as const) trial(wrongClock(by));
});

describe('several replicas on one server', () => {
  for (const replicas of [2, 3]) trial(kill, { replicas });
});

describe('one bot in Slack and Teams', () => {
  for (const [answer, times, begin] of teamsAnswers) {
    const what = `Teams' answer to every message is ${answer}, while 10 notes are written`;
    test(what, { timeout: 3_600_000 }, async () => {
      const found = await runTeamsTrial(times, begin);
      entries.push({ what, times, found });
      expectWhole(found);
    });
  }
});

const folder = createFolder();
const problem = await loopMountProblem(folder.path);
describe.skipIf(problem !== undefined)('a small disk', () => {
  const disk = mountImage(createImage(folder.path, 'disk'));
  afterAll(async () => {
    await disk.unmount();
    folder.remove();
  });
  trial(fillDisk(disk.path), { dataDir: () => `${disk.path}/data` });
});
