/** Rules for a password without a label: by how it looks, or by what people do with it. */

import { isMixed, isSecretLike, isStrikingSecret, trim } from './shapes.ts';
import type { Token } from './tokens.ts';
import { statusWords } from './vocabulary.ts';

/** Passwords that people often choose: `Summer2024!`, `Welcome1`, `Password123`. */
const commonPassword =
  /^(?:spring|summer|autumn|fall|winter|sommer|welcome|willkommen|password|passw0rd|p@ssw[o0]rd|letmein|changeme|qwerty)[@#_.-]?\d{1,4}[!@#$%&?.]{0,3}$/;

/**
 * Whether a word is a common password. `Summer2024!` and `Password123` count anywhere. `Welcome1` counts only in
 * phrases such as `Welcome1 for every user` or `all users have Welcome1`.
 */
export function isCommonPassword(tokens: Token[], at: number): boolean {
  const { kind, low } = tokens[at]!;
  if (kind !== 'word' || !commonPassword.test(low)) return false;
  if (/\d[!@#$%&]/.test(low) || /^p[a@]ssw[o0]rd[@#_.-]?\d\d/.test(low)) return true;
  if (/^(?:have|has|gets?|got|uses?)$/.test(tokens[at - 1]?.low ?? '')) return true;
  return (
    /^(?:for|on)$/.test(tokens[at + 1]?.low ?? '') &&
    /^(?:every|each|all|both|every(?:one|body))$/.test(tokens[at + 2]?.low ?? '')
  );
}

/** Whether someone sets a password to a value: `they reset it to Spring2019!`, `set them all to Acme2024`. */
export function isSetTo(tokens: Token[], at: number): boolean {
  if (!/^(?:(?:re)?sets?|resetting|chang(?:e[ds]?|ing))$/.test(tokens[at]!.low)) return false;
  if (!/^(?:it|them|his|hers|theirs|all|every(?:one|body))$/.test(tokens[at + 1]?.low ?? '')) return false;
  for (let i = at + 2; i < at + 4; i++) {
    if (/^(?:to|as)$/.test(tokens[i]?.low ?? '')) return isTellingWord(tokens[i + 1]);
  }
  return false;
}

/**
 * Whether someone uses a password to log in: `use Summer2024! to log in`, `log in with Acme2024`,
 * `signed in using Acme2024`.
 */
export function isUsedToLogIn(tokens: Token[], at: number): boolean {
  const low = (index: number) => tokens[index]?.low ?? '';
  if (/^(?:us(?:e|es|ed|ing)|try|tried|enter|type)$/.test(low(at))) {
    const goal = low(at + 3) + (low(at + 3).length < 8 ? low(at + 4) : '');
    return low(at + 2) === 'to' && /^(?:log|sign|get)-?[io]n/.test(goal) && isTellingWord(tokens[at + 1]);
  }
  if (!/^(?:with|using)$/.test(low(at))) return false;
  const verb = /^[io]n$/.test(low(at - 1)) ? low(at - 2) : low(at - 1);
  return /^(?:log|logged|logs|sign|signed|signs|login|logon)$/.test(verb) && isTellingWord(tokens[at + 1]);
}

/**
 * Whether `u` labels a user name and `p` a password: `u: admin p: Welcome1`, `user=admin p=Welcome1`,
 * `u admin p Welcome1`.
 */
export function isUserAndP(tokens: Token[], at: number): boolean {
  if (!/^(?:u|un|usr|user|username|login|id)$/.test(tokens[at]!.low)) return false;
  for (let i = at + 2; i < Math.min(tokens.length - 1, at + 7); i++) {
    if (tokens[i]!.low !== 'p') continue;
    const assigned = tokens[i + 1]!.kind === 'assign';
    const value = tokens[assigned ? i + 2 : i + 1];
    if (value?.kind !== 'word') return false;
    if (!assigned) return isSecretLike(value.text);
    return isSecretLike(value.text) || (/^\p{L}{3}/u.test(value.low) && !statusWords.has(trim(value.low)));
  }
  return false;
}

/**
 * Whether a word looks like a password, and not like the name of a plan or server: `Acme2024`, but not `Plan2` or
 * `DB1-Prod`.
 */
function isTellingWord(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const { text, low } = token;
  if (isStrikingSecret(text) || commonPassword.test(low)) return true;
  return trim(text).length >= 6 && !text.includes('-') && isMixed(text);
}
