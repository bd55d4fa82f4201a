/** The local date and time in a time zone, in the format of a `datetime-local` field: `2026-11-21T10:45`. */
export function toWallTime(seconds: number, timezone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(seconds * 1000).replace(' ', 'T');
}

/**
 * Converts a local time in a time zone to seconds since the epoch. If a clock change skips the time, uses the offset
 * before the change. If the time occurs twice, uses the first occurrence. Null when the text isn't a time.
 */
export function fromWallTime(wall: string, timezone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`) / 1000;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall) || Number.isNaN(asUtc)) return null;
  const day = 86_400;
  const [before, after] = [offsetAt(asUtc - day, timezone), offsetAt(asUtc + day, timezone)];
  const early = asUtc - before;
  if (toWallTime(early, timezone) === wall.slice(0, 16)) return early;
  const late = asUtc - after;
  return toWallTime(late, timezone) === wall.slice(0, 16) ? late : early;
}

/** The time zone's offset from UTC at a moment, in seconds. */
function offsetAt(seconds: number, timezone: string): number {
  const minute = Math.floor(seconds / 60) * 60;
  return Date.parse(`${toWallTime(minute, timezone)}Z`) / 1000 - minute;
}
