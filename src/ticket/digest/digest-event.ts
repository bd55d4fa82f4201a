import { weekdayName } from '../../time/local-time.ts';
import { plural } from '../words.ts';
import type { Digest } from './digest.ts';

/** What a phone shows of a digest: `Mon digest: 3 tickets need you`. */
export function digestEvent({ day, entries }: Pick<Digest, 'day' | 'entries'>): string {
  const count = entries.length;
  const need =
    count === 0 ? 'nothing needs you' : `${plural(count, 'ticket')} ${count === 1 ? 'needs' : 'need'} you`;
  return `${weekdayName(day).slice(0, 3)} digest: ${need}`;
}
