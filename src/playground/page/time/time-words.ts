const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats a moment. Reuses `Intl` formats, because creating one is slow and each message needs several. */
function format(moment: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([timeZone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  formats.set(key, known);
  return known.format(moment).replaceAll('\u202f', ' ');
}

/** Formats a moment for the clock: `Sat, Nov 21, 10:42 AM CST`. */
export function clockWords(moment: number, zone: string): string {
  return format(moment, zone, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** Formats the time of a moment: `9:02 AM`. */
export function timeOfDay(moment: number, zone: string): string {
  return format(moment, zone, { hour: 'numeric', minute: '2-digit' });
}

/** Formats a moment in full: `Saturday, November 21st, 2026 at 9:02:11 AM CST`. */
export function fullMoment(moment: number, zone: string): string {
  const day = dateWords(dayOf(moment, zone), 'long');
  const year = format(moment, zone, { year: 'numeric' });
  const time = { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
  return `${day}, ${year} at ${format(moment, zone, time)}`;
}

/** Returns the day of a moment, such as `2026-11-21`. */
export function dayOf(moment: number, zone: string): string {
  const [month, day, year] = format(moment, zone, {
    month: '2-digit',
    day: '2-digit',
    year: 'numeric',
  }).split('/');
  return `${year}-${month}-${day}`;
}

/** Names a day: `Today`, `Yesterday`, or `Friday, November 20th`. Adds the year when it isn't this year. */
export function dayWords(day: string, today: string): string {
  return nearWords(day, today) ?? withYear(dateWords(day, 'long'), day, today);
}

/** Says when something happened: `today at 9:05 AM`, `yesterday at …`, or `Nov 20th at …`. */
export function agoWords(moment: number, today: string, zone: string): string {
  const day = dayOf(moment, zone);
  const near = nearWords(day, today)?.toLowerCase();
  return `${near ?? withYear(dateWords(day, 'short'), day, today)} at ${timeOfDay(moment, zone)}`;
}

function nearWords(day: string, today: string): string | undefined {
  if (day === today) return 'Today';
  return Date.parse(today) - Date.parse(day) === 86_400_000 ? 'Yesterday' : undefined;
}

/** Formats a day, such as `Friday, November 20th` or `Nov 20th`. Uses UTC, so that no time zone can change the day. */
function dateWords(day: string, length: 'long' | 'short'): string {
  const date = monthDay(day, length);
  return length === 'short' ? date : `${format(Date.parse(day), 'UTC', { weekday: 'long' })}, ${date}`;
}

/** Formats a day without its year: `November 20th`. */
export function monthDay(day: string, month: 'long' | 'short' = 'long'): string {
  return `${format(Date.parse(day), 'UTC', { month })} ${toOrdinal(Number(day.slice(8)))}`;
}

function withYear(words: string, day: string, today: string): string {
  const year = day.slice(0, 4);
  return year === today.slice(0, 4) ? words : `${words}, ${year}`;
}

const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function toOrdinal(day: number): string {
  return `${day}${endings[ordinals.select(day)] ?? 'th'}`;
}
