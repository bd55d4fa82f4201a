import { dayMs, hourMs, minuteMs } from '../../time/local-time.ts';
import { plural } from '../words.ts';

/** How long it is until a moment, or since then, and when these words change. */
export interface Countdown {
  words: string;
  changesAt: Date;
}

const step = 5 * minuteMs;

/**
 * How long it is until a moment today, or since it passed: `in about 3 hours`, `in 25 minutes`, `10 minutes ago`. The words
 * change every five minutes in the hour before and after, then every hour, and every day after a day. So a message isn't edited
 * more often than people need.
 */
export function countdown(moment: Date, now: Date): Countdown {
  const left = moment.getTime() - now.getTime();
  const before = (rest: number) => new Date(moment.getTime() - rest);
  if (left > hourMs) {
    const hours = Math.max(1, Math.ceil(left / hourMs - 0.5));
    const changesAt = before(Math.max(hourMs, (hours - 0.5) * hourMs));
    return { words: hours === 1 ? 'in about an hour' : `in about ${hours} hours`, changesAt };
  }
  if (left > 0) {
    const steps = Math.ceil(left / step);
    return { words: `in ${(steps * step) / minuteMs} minutes`, changesAt: before((steps - 1) * step) };
  }
  const size = -left < hourMs ? step : -left < dayMs ? hourMs : dayMs;
  const steps = Math.floor(-left / size);
  const passed =
    size === step ? `${(steps * step) / minuteMs} minutes` : plural(steps, size === hourMs ? 'hour' : 'day');
  return { words: steps === 0 ? 'now' : `${passed} ago`, changesAt: before(-(steps + 1) * size) };
}
