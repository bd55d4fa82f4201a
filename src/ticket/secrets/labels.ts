/** Finds the words that name a secret, such as `password`, and tells what may follow them. */

import { passOrdinals } from './remarks.ts';
import { trim } from './shapes.ts';
import type { Token } from './tokens.ts';

/**
 * - `password`: any word may be the value.
 * - `passwords`: a count or a remark follows more often than a value.
 * - `pass`: also a pass of the migration tool.
 * - `key`: any word may be the value, after a colon.
 * - `token`: only what looks like a secret is a value.
 */
export type LabelKind = 'password' | 'passwords' | 'pass' | 'key' | 'token' | 'login';

export interface Label {
  kind: LabelKind;
  start: number;
  end: number;
}

const plurals =
  /^(?:passwords|p[wd]+s|passphrases|passcodes|passworter|kennworter|contrasenas|claves|senhas|mdps|mots)$/;

const networks = new Set(['ssid', 'wifi', 'wi-fi', 'wlan', 'wpa', 'wpa2']);

export function labelAt(tokens: Token[], start: number): Label | null {
  const token = tokens[start]!;
  const { topics, low } = token;
  const end = start + token.span;
  if (low === 'key' && tokens.slice(Math.max(0, start - 4), start).some((token) => networks.has(token.low))) {
    return { kind: 'password', start, end };
  }
  if (topics.has('password')) {
    const word = trim(low);
    const isPass = word === 'pass';
    if (isPass && passOrdinals.has(trim(tokens[start - 1]?.low ?? '')))
      return { kind: 'passwords', start, end };
    if (isPass) return { kind: 'pass', start, end };
    return { kind: plurals.test(word.split(/[^a-z]/).at(-1) ?? '') ? 'passwords' : 'password', start, end };
  }
  if (topics.has('key')) {
    const isCompound = token.span > 1 || /^\p{L}+[_-]\p{L}/u.test(low) || /(?:secret|key|token)$/.test(low);
    const isPlainWord =
      token.span === 1 && /^(?:token|tokens|secret|secrets|key|keys|cookie|cookies)$/.test(low);
    return { kind: isCompound && !isPlainWord ? 'key' : 'token', start, end };
  }
  if (topics.has('pin')) return { kind: 'token', start, end };
  if (topics.has('credentials') || topics.has('user')) return { kind: 'login', start, end };
  return null;
}
