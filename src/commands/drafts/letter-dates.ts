/** Writes days and moments for letters, in the customer's time zone. The year is named if it isn't the present one. */
export interface LetterDates {
  /** Writes a day such as `2026-12-15`: `Tuesday, December 15`. */
  day(day: string): string;
  /** Writes the day of a moment. */
  dayOf(at: Date): string;
  /** Writes a moment: `Tuesday, December 15, at 6:00 PM Central Time`. */
  moment(at: Date): string;
}

export function createLetterDates(timeZone: string, now: Date): LetterDates {
  const year = new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone }).format(now);
  const time = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'longGeneric',
  });

  function format(at: Date, zone: string): string {
    const words = (more: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-US', { ...more, timeZone: zone }).format(at);
    const day = words({ weekday: 'long', month: 'long', day: 'numeric' });
    const itsYear = words({ year: 'numeric' });
    return itsYear === year ? day : `${day}, ${itsYear}`;
  }

  return {
    day: (day) => format(new Date(day), 'UTC'),
    dayOf: (at) => format(at, timeZone),
    moment: (at) => `${format(at, timeZone)}, at ${time.format(at)}`,
  };
}
