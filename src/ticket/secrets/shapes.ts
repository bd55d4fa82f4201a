/**
 * Describes what a secret looks like, no matter which words are around it. Also lists what looks like a secret but
 * isn't: ticket numbers, dates, file names, and addresses.
 */

import { fold } from './tokens.ts';
import { auxiliaries, fillers, predicates, qualities, statusWords } from './vocabulary.ts';

/** Secrets that need no label: tokens with a well-known shape, private keys, and URLs that contain a password. */
export const tokenShapes = [
  /(?<![a-z0-9])xox[a-z]-\S/i,
  /(?<![a-z0-9])xapp-\d/i,
  /(?<![a-z0-9])gh[opsur]_[a-z0-9]{8}/i,
  /(?<![a-z0-9])github_pat_\w/i,
  /(?<![a-z0-9])glpat-\w/i,
  /(?<![a-z0-9])npm_[a-z0-9]{16}/i,
  /(?<![a-z0-9])[sr]k_(?:live|test)_\w/i,
  /(?<![a-z0-9])sk-[a-z0-9_-]{16}/i,
  /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{12}/,
  /(?<![A-Za-z0-9])AIza[\w-]{16}/,
  /(?<![A-Za-z0-9])ya29\.\w/,
  /(?<![A-Za-z0-9])SG\.[\w-]{10}/,
  /(?<![A-Za-z0-9])eyJ[\w-]{10}/,
  /(?<![a-z0-9])bearer[ :=]{1,3}(?:eyj|(?=[a-z._-]{0,40}\d)[\w.-]{8})/i,
  /(?<![a-z0-9])basic [a-z0-9+/]{8,400}={1,2}/i,
  /(?<!\S)-u +[^\s:]{1,60}:\S{4}/,
  /hooks\.slack\.com\/services\/\w/i,
  /-----? ?begin [a-z0-9 ]{0,30}private key/i,
  /(?<![a-z])[a-z]{2,10}:\/\/[^\s/?#@:]{1,100}:[^\s/?#@]{1,200}@/i,
  /[?&](?:password|passwd|pwd|pass|token|secret|api_?key|access_token|client_secret|sig)=[^\s&]/i,
];

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** Words of letters and digits that aren't secrets and are common in notes. */
const knownShapes = [
  /^[a-z]{1,4}\d{0,2}-\d{1,6}$/, // MIG-12, C-07, S1-27
  /^[a-z]{1,4}-?\d{1,4}(?:\.\.|[-–])[a-z]{1,4}-?\d{1,4}$/, // U-01..U-04
  /^[a-z]{1,4}#\d+$/,
  /^\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?$/,
  /^\d{1,2}[h:.]\d{2}(?::\d{2})?(?:am|pm|z|utc|gmt|c[ds]t|e[ds]t|p[ds]t|cet|cest|h)?$/,
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?-?(?:${months})[a-z]{0,6}-?(?:\\d{2}|\\d{4})?$`),
  new RegExp(`^(?:${months})[a-z]{0,6}-?\\d{1,2}$`),
  /^[~<>+-]?\d+(?:[.,]\d+)*(?:%|x|k|h|d|m|s|st|nd|rd|th|am|pm|gb|mb|tb|kb|mins?|hrs?|hours?|days?|bd|bh|wk|w|mbit|mbps|users?|of\d+|pcs)$/,
  /^(?:wave|batch|group|part|phase|pass|step|day|week|round|user|users|mailbox|server|team|site|list|sheet|row|line|page|item|try|attempt|domain|tenant|ticket|case|version|rev|call|mail|note|option|stage|tier|level|set|fy|kw|cw|node|host|rack|room|floor|hex|rse|mex|mx|ns|dns|selector|pop|imap|smtp|oauth|tls|ipv|sha|md|utf|base|mfa|ldap|x|v|q)[-_.]?\d{1,4}$/,
  // A product and its version, such as `outlook2016`, but not `Exchange123`.
  /^(?:exchange|office|outlook|windows|win|groupwise|notes|word|excel|sharepoint|test)[-_.]?(?:\d{1,2}|20\d\d|9[5-8])$/,
  /^(?:iphone|ipad|ios|ipados|android|macos|ubuntu|debian|azure|okta|entra|adfs|duo|pixel|galaxy)[-_.]?\d{1,2}$/,
  /^(?:o|m|office|microsoft|outlook|exchange|windows|win)-?365$/,
  /^(?:route53|1and1|2fa|s\/mime|p2v|b2b|3rdparty|tls1\.\d|365)$/,
  /^\w[\w.-]{0,80}\.(?:xlsx?|csv|pst|txt|docx?|pdf|zip|rar|7z|png|jpe?g|log|eml|msg)$/,
  /^[\w.+-]{1,80}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,}$/,
  /^(?:[a-z0-9-]{1,63}\.){1,6}(?:[a-z]{2,3}|info|cloud|local|email|online|shop|mail)(?:\/.*)?$/,
];

export function isKnown(core: string): boolean {
  return knownShapes.some((shape) => shape.test(core));
}

/** Whether a word looks like a password: letters with digits, or with a symbol among them, and not a known word. */
export function isSecretLike(text: string): boolean {
  if (isUrl(text)) return false;
  if (text.includes('/')) return text.split('/', 6).some(isSecretLike);
  const core = trim(text);
  if (core.length < 4 || !/\p{L}/u.test(core)) return false;
  return (/\d/.test(core) || /\p{L}[!@$%^~=?*]{1,9}[\p{L}\d]/u.test(core)) && !isKnown(fold(core));
}

/** Whether a word looks like a password in any context: letters, digits, and a symbol. */
export function isStrikingSecret(text: string): boolean {
  return text.length >= 6 && /\d/.test(text) && /[!@#$%^~?*]/.test(text) && isSecretLike(text);
}

export function isUrl(text: string): boolean {
  return /^[a-z]{2,10}:\/\//i.test(text);
}

export function trim(text: string): string {
  return text.replace(/^[^\p{L}\d]+/u, '').replace(/[.,;:?!/\\_-]{1,20}$/, '');
}

export function isMixed(text: string): boolean {
  return /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\d/.test(text) && isSecretLike(text);
}

/** Whether a plain word can be a password, as in `password is swordfish`, but not in `password is expired`. */
export function isPlainSecret(low: string): boolean {
  if (!/^\p{L}{3,}$/u.test(low)) return false;
  if ([statusWords, qualities, predicates, fillers].some((known) => known.has(low))) return false;
  return !/(?:ed|ing|able|ible)$/.test(low);
}

/** Whether a word belongs to a remark about passwords, such as “not accepted” or “too short”. */
export function isAbout(low: string): boolean {
  if (low === 'too' || low === 'very') return true;
  return (
    [statusWords, predicates, auxiliaries].some((known) => known.has(low)) || /(?:ed|ing|able)$/.test(low)
  );
}
