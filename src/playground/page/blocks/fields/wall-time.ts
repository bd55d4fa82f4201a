/** The date and time that clocks of a zone show, as `datetime-local` takes them: `2026-11-21T10:45`. */
export function toWallTime(seconds: number, timezone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(seconds * 1000).replace(' ', 'T');
}

/**
 * The moment when clocks of a zone show that, in seconds since the epoch. A time that a clock change leaves out counts
 * as if the change had not been; of one that comes twice it is the first. Null when it is no time.
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

/** How far the zone is ahead of UTC at a moment, in seconds. */
function offsetAt(seconds: number, timezone: string): number {
  const minute = Math.floor(seconds / 60) * 60;
  return Date.parse(`${toWallTime(minute, timezone)}Z`) / 1000 - minute;
}
