import type { Clock } from '../clock.ts';
import { type Finding, note, ok, wrong } from './finding.ts';
import { lasting } from './lasting.ts';

/** What another clock said when we asked. */
export interface Reading {
  /** Whose clock it is: `the database server`. */
  who: string;
  /** How far our clock is ahead, in ms. */
  ahead: number;
  /** How far `ahead` may be off, in ms: half of the time that the answer took, plus the precision of the other clock. */
  doubt: number;
}

/** The largest difference that does no harm, in ms. Slack and the bot refuse requests that are minutes old. */
const harmless = 30_000;

/** Asks another clock for its time. @param precision in ms */
export async function readClock(
  who: string,
  clock: Clock,
  ask: () => Promise<Date>,
  precision = 0,
): Promise<Reading> {
  const before = clock.now().getTime();
  const there = (await ask()).getTime();
  const after = clock.now().getTime();
  return { who, ahead: (before + after) / 2 - there, doubt: (after - before) / 2 + precision };
}

/** Checks that this machine's clock agrees with others. */
export function checkClocks(readings: Reading[]): Finding {
  if (readings.length === 0) return note('There was no other clock to compare this one with.');
  const off = readings.filter(({ ahead, doubt }) => Math.abs(ahead) - doubt > harmless);
  if (off.length === 0) return ok(`The clock agrees with ${readings.map(({ who }) => who).join(' and ')}.`);
  const said = off.map(
    ({ who, ahead }) => `${lasting(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} ${who}`,
  );
  return wrong(
    `This machine's clock is ${said.join(' and ')}.`,
    'Turn on time synchronization on the machine whose clock is wrong (on Linux: timedatectl set-ntp true), then restart Migration Desk.',
  );
}
