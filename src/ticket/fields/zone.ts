/** The zones that Americans call by a name of their own. */
const spoken: Record<string, string> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  arizona: 'America/Phoenix',
  pacific: 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
};

/** The letter that starts an abbreviation: `E` in `ET`, `EST`, and `EDT`. */
const letters: Record<string, string> = { e: 'eastern', c: 'central', m: 'mountain', p: 'pacific' };

const known = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => [zone.toLowerCase(), zone]),
);

/**
 * Reads a time zone: `eastern`, `Eastern Time`, `ET`, or `Europe/London`. Returns its name in the time zone database, or
 * null if there is no such zone.
 */
export function readZone(raw: string): string | null {
  const words = raw.trim().toLowerCase();
  const name = words.replace(/ ?(standard |daylight )?time( zone)?$/, '');
  const letter = /^([ecmp])[sd]?t$/.exec(name)?.[1];
  const found = spoken[letter ? letters[letter]! : name] ?? known.get(words.replaceAll(' ', '_'));
  return found ?? canonicalName(words);
}

/** The name of a zone that has another name by now, such as `Asia/Calcutta`. Offsets such as `+01:00` aren't zones. */
function canonicalName(words: string): string | null {
  if (!words.includes('/')) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: words }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
