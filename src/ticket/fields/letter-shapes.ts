/** Readers for values of letters. Each returns the value in standard form, or null if the value is invalid. */

import { toAscii } from '../../input/domain.ts';

/** Reads the MX hosts of a domain, and returns them in lower case: `mx1.old.com, mx2.old.com`. */
export function readHosts(raw: string): string | null {
  const hosts = raw
    .toLowerCase()
    .split(/[\s,;]+(?:and\s+)?/)
    .map((one) => one.replace(/\.$/, ''))
    .filter(Boolean)
    .map(toAscii);
  const isList = hosts.length > 0 && hosts.length <= 10 && !hosts.includes(null);
  return isList ? [...new Set(hosts)].join(', ') : null;
}

/**
 * Reads an Office 365 MX, and returns it in lower case. Returns null for any other host. Source: docs/trade.md, "DNS
 * records".
 */
export function readOfficeMx(raw: string): string | null {
  const name = toAscii(raw.replace(/\.$/, ''));
  return name && /\.(mail\.protection\.outlook\.com|mx\.microsoft)$/.test(name) ? name : null;
}

/**
 * Reads the value of one of the two DKIM records at Office 365, and returns the first one's. Source: docs/trade.md, "DNS
 * records".
 */
export function readDkim(raw: string): string | null {
  const name = raw.toLowerCase().replace(/\.$/, '');
  const shape =
    /^selector[12]-[a-z0-9-]+\._domainkey\.[a-z0-9.-]+\.(onmicrosoft\.com|dkim\.mail\.microsoft)$/;
  return shape.test(name) ? name.replace(/^selector2/, 'selector1') : null;
}

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const count = `\\d{1,3}|${counts.join('|')}`;
const unit = '(?:(?:business|working|calendar) )?(?:hour|day|week|month)s?';
const span = new RegExp(
  `^(?:from |between )?(${count})( ${unit})?(?: ?[-–—] ?| to | and | or )(${count}) ?(${unit})$`,
);

/**
 * Reads a range such as `3-5 days`, and returns it as `3 to 5 days`. Returns null for anything else, such as a single
 * date, because we never promise a date (S0-06).
 */
export function readSpan(raw: string): string | null {
  const [, low, lowUnit = '', high, highUnit] = span.exec(raw.toLowerCase().replace(/\s+/g, ' ')) ?? [];
  if (!low || !high || !highUnit) return null;
  if (!lowUnit && toCount(low) >= toCount(high)) return null;
  return `${low}${lowUnit} to ${high} ${highUnit}`;
}

function toCount(word: string): number {
  return counts.includes(word) ? counts.indexOf(word) + 1 : Number(word);
}
