import { dayOf, dayWords, monthDay } from '../../time/time-words.ts';

type Parts = Intl.DateTimeFormatOptions;

/** The tokens that name the day without its year: `December 7th`. */
const yearless = ['date', 'date_pretty'];

const long: Parts = { year: 'numeric', month: 'long', day: 'numeric' };
const short: Parts = { year: 'numeric', month: 'short', day: 'numeric' };
const time: Parts = { hour: 'numeric', minute: '2-digit' };

/**
 * The formats of Slack's date tokens. A token that ends in `_pretty` shows yesterday, today, or tomorrow if the date is
 * one of those days.
 */
const tokens: Record<string, Parts> = {
  date_short: short,
  date_short_pretty: short,
  date_long: { weekday: 'long', ...long },
  date_long_pretty: { weekday: 'long', ...long },
  time,
  time_secs: { ...time, second: '2-digit' },
};

/**
 * Formats a date as Slack does, for example with the format `{date_short} at {time}`.
 * @param seconds since the epoch @param now ISO 8601
 */
export function formatSlackDate(seconds: number, format: string, timezone: string, now: string): string {
  const moment = seconds * 1000;
  return format.replaceAll(/\{(\w+)\}/g, (written, token: string) => {
    if (token === 'day_divider_pretty')
      return (
        nearDay(moment, Date.parse(now), timezone) ??
        dayWords(dayOf(moment, timezone), dayOf(Date.parse(now), timezone))
      );
    if (token === 'date_num') return dayOf(moment, timezone);
    const parts = tokens[token];
    const isYearless = yearless.includes(token);
    if (!parts && !isYearless) return written;
    const near = token.endsWith('_pretty') ? nearDay(moment, Date.parse(now), timezone) : undefined;
    if (near) return near;
    if (isYearless) return monthDay(dayOf(moment, timezone));
    return new Intl.DateTimeFormat('en-US', { timeZone: timezone, ...parts }).format(moment);
  });
}

function nearDay(moment: number, now: number, timezone: string): string | undefined {
  const days = (Date.parse(dayOf(moment, timezone)) - Date.parse(dayOf(now, timezone))) / 86_400_000;
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
}
