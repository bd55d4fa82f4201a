/** Formats a day such as `2026-12-15` for a letter: `Tuesday, December 15, 2026`. */
export function toLetterDay(day: string): string {
  return formatDay(new Date(day), 'UTC');
}

/** Formats a moment for a letter: `Tuesday, December 15, 2026, 6:00 PM Central Time`. */
export function toLetterMoment(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'longGeneric',
  });
  return `${formatDay(at, timeZone)}, ${time.format(at)}`;
}

function formatDay(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone,
  });
  return day.format(at);
}
