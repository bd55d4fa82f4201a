import { plural } from '../../ticket/words.ts';

const units = [
  { seconds: 24 * 3600, noun: 'day' },
  { seconds: 3600, noun: 'hour' },
  { seconds: 60, noun: 'minute' },
];

/** A time in whole days, hours, or minutes, in seconds if it is none of these: `4 hours`. @param seconds such as a TTL */
export function spanOf(seconds: number): string {
  const unit = units.find((one) => seconds >= one.seconds && seconds % one.seconds === 0);
  return unit ? plural(seconds / unit.seconds, unit.noun) : plural(seconds, 'second');
}
