/**
 * Finds the words that label a secret, such as `password` or `login`, and tells whether a DNS host is named near them.
 */

import { isKnown, isUrl, trim } from './shapes.ts';
import type { Token } from './tokens.ts';
import {
  dnsWords,
  joinedWords,
  keyEndings,
  keyNouns,
  keyWords,
  loginWords,
  passOrdinals,
  passPrefixes,
  passwordEndings,
  passwordWords,
  pluralWords,
  tokenWords,
} from './vocabulary.ts';

/** The kinds of labels. Each kind has its own rules for the words that may follow. */
type Label = 'password' | 'passwords' | 'pass' | 'key' | 'token' | 'login';

export interface Mark {
  label: Label;
  start: number;
  end: number;
}

export function markAt(tokens: Token[], start: number): Mark | null {
  for (const count of [3, 2]) {
    const group = tokens.slice(start, start + count);
    if (group.length < count || group.some(({ kind, low }) => kind !== 'word' || low.length > 12)) continue;
    const joined = group.map(({ low }) => low).join('');
    const label = joinedWords.has(joined) ? labelOf(joined) : null;
    if (label) return { label, start, end: start + count };
  }
  const token = tokens[start]!;
  if (token.kind !== 'word') return null;
  const label = labelOf(token.low);
  if (!label) return null;
  // In `key user is Ann2`, `key` means important.
  if (token.low === 'key' && keyNouns.has(tokens[start + 1]?.low ?? '')) return null;
  const passOfTool = label === 'pass' && passOrdinals.has(trim(tokens[start - 1]?.low ?? ''));
  // `first pass` means a pass of the migration tool, not a password. Treat it like `passwords`, because almost any
  // word may follow.
  return { label: passOfTool ? 'passwords' : label, start, end: start + 1 };
}

/**
 * Returns the kind of label that a word is, or null if it isn't a label. Also recognizes `smtp_password`,
 * `userPassword2`, and `user/pass`.
 */
export function labelOf(low: string): Label | null {
  if (low.length > 60) return passwordEndings.some((ending) => low.endsWith(ending)) ? 'password' : null;
  if (isUrl(low) || low.includes('@')) return passwordWords.has(low) ? 'password' : null;
  const parts = low.split(/[^\p{L}\d@]+/u).filter((part) => part !== '');
  while (/^\d+$/.test(parts.at(-1) ?? '')) parts.pop();
  const last = parts.at(-1);
  if (last === undefined || (parts.length > 1 && isKnown(low))) return null;
  const base = last.replace(/(?<=\p{L})\d+$/u, '');
  const joined = parts.join('');
  if (keyWords.has(joined) || keyEndings.some((ending) => joined.endsWith(ending))) return 'key';
  if (passwordWords.has(base) || passwordWords.has(last) || passwordWords.has(joined)) return 'password';
  if (passwordEndings.some((ending) => base.endsWith(ending))) return 'password';
  if (pluralWords.has(base) || base.endsWith('passwords')) return 'passwords';
  if (last === 'pass') return parts.length === 1 ? 'pass' : passPrefixes.has(parts[0]!) ? 'password' : null;
  if (base === 'p' && low === 'u/p') return 'password';
  if (tokenWords.has(base)) return 'token';
  return loginWords.has(base) ? 'login' : null;
}

export function isDnsHost(low: string): boolean {
  const name = trim(low);
  return dnsWords.has(name.replace(/\.(?:com|net|org)$/, '')) || dnsWords.has(name.replace('.', ''));
}

export function isNearDnsHost(tokens: Token[], mark: Mark): boolean {
  const isHost = (index: number) => {
    const low = tokens[index]!.low;
    const next = tokens[index + 1]?.low ?? '';
    return isDnsHost(low) || (low.length < 20 && next.length < 20 && isDnsHost(low + next));
  };
  for (let i = mark.start - 1; i >= Math.max(0, mark.start - 10) && tokens[i]!.kind !== 'break'; i--) {
    if (isHost(i)) return true;
  }
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 4) && tokens[i]!.kind === 'word'; i++) {
    if (isHost(i)) return true;
  }
  return false;
}
