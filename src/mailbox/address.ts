import { toAscii } from '../input/domain.ts';

/** The part before the @: words of letters, digits, and signs, with periods between them. */
const localPart = /^[^\s.,;:<>()[\]"\\\p{C}]+(\.[^\s.,;:<>()[\]"\\\p{C}]+)*$/u;

/**
 * Reads an email address, also as `Ann Lee <ann@acme.com>`. Returns it in lower case, with the domain in punycode. Null if
 * it isn't an address.
 */
export function readAddress(raw: string): string | null {
  const [local = '', domain, ...more] = plainAddress(raw).normalize('NFC').trim().toLowerCase().split('@');
  if (domain === undefined || more.length > 0 || local.length > 64 || !localPart.test(local)) return null;
  const ascii = toAscii(domain);
  return ascii && `${local}@${ascii}`;
}

/** Whether an address has a character that nobody sees, such as a zero-width space that was copied with the address. */
export function hasInvisible(raw: string): boolean {
  return /\p{Default_Ignorable_Code_Point}/u.test(plainAddress(raw).trim());
}

/** The address in `Ann Lee <ann@acme.com>`. */
function plainAddress(raw: string): string {
  return /<([^<>]*)>\s*$/.exec(raw)?.[1] ?? raw;
}

/** The domain of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
