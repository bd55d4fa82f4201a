import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * Reads a mail domain as people type it, also as the address of a website. Returns lowercase punycode, without `www.`, because
 * that is the name of a website. Null if it isn't a domain.
 */
export function readDomain(raw: string): string | null {
  const bare = raw
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .replace(/\.$/, '');
  const ascii = toAscii(bare);
  return ascii && withoutWww(ascii);
}

/**
 * Returns a domain in lowercase punycode. Null if it isn't a domain with at least two labels, the last of which isn't a number.
 */
export function toAscii(domain: string): string | null {
  if (/[\s/@:?#%<>]/.test(domain)) return null;
  const ascii = domainToASCII(domain.normalize('NFC').toLowerCase());
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  if (ascii.length > 253 || labels.length < 2 || !/^[a-z][a-z0-9-]*[a-z0-9]$/.test(last)) return null;
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return null;
  // Node returns invalid punycode unchanged.
  return /(^|\.)xn--/.test(domainToUnicode(ascii)) ? null : ascii;
}

/** Removes `www.` from a domain of three labels or more. */
export function withoutWww(domain: string): string {
  return domain.replace(/^www\.(?=[^.]+\.)/i, '');
}
