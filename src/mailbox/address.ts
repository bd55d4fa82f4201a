import { toAscii } from '../input/domain.ts';

/** The part before the @: words of letters, digits, and signs, with periods between them. */
const localPart = /^[^\s.,;:<>()[\]"\\\p{C}]+(\.[^\s.,;:<>()[\]"\\\p{C}]+)*$/u;

/**
 * Reads an email address, also as `Ann Lee <ann@acme.com>`. Returns it in lower case, with the domain in punycode. Null if
 * it isn't an address.
 */
export function readAddress(raw: string): string | null {
  const text = /<([^<>]*)>\s*$/.exec(raw)?.[1] ?? raw;
  const [local = '', domain, ...more] = text.normalize('NFC').trim().toLowerCase().split('@');
  if (domain === undefined || more.length > 0 || local.length > 64 || !localPart.test(local)) return null;
  const ascii = toAscii(domain);
  return ascii && `${local}@${ascii}`;
}

/** The domain of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
